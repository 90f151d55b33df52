// Starts the studio: the page first, and when it is drawn, the editor, which is the largest file.

import init from './studio.js';

/**
 * @param {string} place a selector
 * @param {string} what
 */
const tellFailure = (place, what) => error => {
  document.querySelector(place).textContent = `${what} cannot be loaded. Reload the page, or try a newer browser.`;
  throw error;
};

await init().catch(tellFailure('#loading', 'The studio'));
await import('./editor.js').catch(tellFailure('deck-editor > p', 'The editor'));
