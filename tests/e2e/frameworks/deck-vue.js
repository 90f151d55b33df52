// Mounts the Vue example with a deck inside.
import { createApp } from 'vue';
import DeckInside from '../../../examples/DeckInside.vue';
import deck from '../../../examples/first-deck.json';

createApp(DeckInside, { deck: JSON.stringify(deck) }).mount('#root');
