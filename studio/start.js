// Starts the studio: the page first, and when it is drawn, the editor, which is the largest file.

import init from './studio.js';

await init();
await import('./editor.js');
