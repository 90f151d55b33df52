// Mounts the Svelte example with a deck inside.
import { mount } from 'svelte';
import DeckInside from '../../../examples/DeckInside.svelte';
import deck from '../../../examples/first-deck.json';

mount(DeckInside, { target: document.querySelector('#root'), props: { deck: JSON.stringify(deck) } });
