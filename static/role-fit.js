// @ts-check
// The loader: defines <role-fit>, shows its first card, and when an element comes near the viewport, downloads the engine's
// script, verifies it and lets it run the quiz.
// It deals with the page and the network and knows nothing about questions or answers; it renders only the error card.
// The syntax stays at ES2017 plus import(): browsers below the floor must parse this file, so that they reach the feature
// test and keep the fallback link.
// The build writes the files that the comments below name into this one.

(() => {
'use strict';

/* loader/variant.js */

// Servers that render pages import the module too.
if (IS_MODULE && typeof window === 'undefined') return;

// Shadows the global one, so that everything here reads the document safely.
const document = safeDocument(window.document);

/* loader/stamp.js */
/* loader/module.js */
/* first-card.js */
/* languages.js */
/* looks.js */
/* links.js */
/* loader/tools.js */
/* loader/homes.js */
/* loader/insertion.js */
/* loader/element.js */
/* loader/downloads.js */
/* loader/error-card.js */
/* loader/widget.js */
/* loader/kit.js */

/**
 * The first loader on the page defines the element. Each loader registers, so that an element is served by the build that
 * its script comes from, and inserts its own element if its author wrote none.
 */
function main() {
  findOurselves();
  const isSupported = isBrowserSupported();
  if (isSupported) register();
  whenParsed(() => {
    if (!IS_MODULE) insertElement();
    if (!isSupported) findElements().forEach(element => failToServe(element, 'old-browser'));
  });
}

/** Tests the newest features that loader and stylesheet need, and WebAssembly, which Apple's Lockdown Mode disables. */
function isBrowserSupported() {
  return win.WebAssembly && 'adoptedStyleSheets' in document && CSS.supports('container-type', 'inline-size');
}

/** Registers this loader if it is the first one from its home, and defines the element if no loader has. */
function register() {
  const { loaders } = registry;
  if (loaders.some(other => other.home === home)) return;
  loaders.push({ home, create: createControls });
  watchPage();
  if (!customElements.get('role-fit')) defineElement();
  registry.bind();
}

safely(main);
})();
