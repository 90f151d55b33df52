// Mounts the React example with a deck inside.
import { createRoot } from 'react-dom/client';
import DeckInside from '../../../examples/DeckInside.jsx';
import deck from '../../../examples/first-deck.json';

createRoot(document.querySelector('#root')).render(<DeckInside deck={JSON.stringify(deck)} />);
