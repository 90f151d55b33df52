// An app that embeds the quiz in a template.
import { createApp } from 'vue';
import App from './App.vue';

createApp(App).mount('#root');
