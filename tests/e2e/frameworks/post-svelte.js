// Mounts the Svelte example of the documentation.
import { mount } from 'svelte';
import Post from '../../../examples/Post.svelte';

mount(Post, { target: document.querySelector('#root') });
