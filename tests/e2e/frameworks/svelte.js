// A Svelte app in the browser alone. It renders the script into the head.
import { mount } from 'svelte';
import App from './App.svelte';

window.app = {
  start() { mount(App, { target: document.querySelector('#root') }); },
};
