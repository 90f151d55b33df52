// Mounts the React example of the documentation.
import { createRoot } from 'react-dom/client';
import Post from '../../../examples/Post.jsx';

createRoot(document.querySelector('#root')).render(<Post />);
