// Mounts the Vue example of the documentation.
import { createApp } from 'vue';
import Post from '../../../examples/Post.vue';

createApp(Post).mount('#root');
