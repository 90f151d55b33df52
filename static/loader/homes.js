// @ts-check
// Where the loader comes from, which element belongs to which script, and what the loaders of one page share.

/**
 * The first loader on the page from one home. Elements that belong to it get their engine, styles and texts from it.
 * @typedef {object} Loader
 * @property {string} home empty if the loader does not know it
 * @property {(host: HTMLElement) => Controls | undefined} create
 */

/**
 * What the loaders on one page share. As a set it contains the elements that loaders have inserted.
 * @typedef {object} Shared
 * @property {Loader[]} loaders
 * @property {Set<HTMLElement>} elements all that are on the page, also those in shadow roots
 * @property {WeakMap<Element, any>} scripts the scripts that have inserted elements
 * @property {Map<string, {script: any, options: Record<string, string>}>} options what scripts inserted an element with, by
 *   the URLs of page and script
 * @property {WeakSet<Element>} failed the elements that no loader could serve
 * @property {() => void} bind looks again for the loaders of the elements that have none
 *
 * @typedef {WeakSet<Element> & Shared} Registry
 */

/**
 * The element that runs this code. There is none for imports, bundles and evaluated code.
 * @type {any}
 */
let script;
// The folder that this code came from; all other files are in it. Empty if it is unknown. For the module, the folder of the
// quiz's own pages, which no bundler brings along; empty unless the build knows it.
let home = '';
/** @type {Registry} */
let registry;

/** Finds out where this code comes from, and what other loaders have left on the page. */
function findOurselves() {
  if (IS_MODULE) {
    home = STAMP.home;
  } else {
    // Set only while a classic script runs, so read it now.
    script = document.currentScript;
    home = findHome();
    // Modules have no current script.
    script = script || findScripts().find(other => other.type === 'module' && homeOf(other) === home);
  }
  // Pages may replace window.Symbol; the constructor of a built-in symbol is the native one.
  /** @type {any} */
  const [symbol] = Object.getOwnPropertySymbols(Array.prototype);
  const claim = symbol.constructor.for('role-fit.1');
  registry = win[claim] = win[claim] || new WeakSet();
  if (!registry.loaders) {
    Object.assign(registry, {
      loaders: [], elements: new Set(), scripts: new WeakMap(), options: new Map(), failed: new WeakSet(), bind() {},
    });
  }
}

/**
 * Where this code came from: by its script, by the browser's own record of the running code, or as the build was told. Other
 * scripts on the page are no evidence, since anybody's comment may contain one.
 */
function findHome() {
  const [running] = /\w+:\/\/[^\s?#@(]*\/(?=role-fit\.js\b)/.exec(String(new Error().stack)) || [STAMP.home];
  return script && homeOf(script) || running;
}

/**
 * The folder that a script of ours names, by `data-home` or by its URL; otherwise empty. The files are not beside a script of
 * another name: an optimiser may have put this code into a bundle of the page.
 * @param {any} script
 */
function homeOf({ src, dataset }) {
  return dataset && resolveHome(dataset.home) || (/^\w+:\/\/[^?#]*\/(?=role-fit\.js([?#]|$))/.exec(src) || [''])[0];
}

/**
 * An author's value as the URL of a folder; empty if it is not valid.
 * @param {string | null | undefined} value
 */
function resolveHome(value) {
  try {
    const { href } = new URL((value || 'none:').replace(/\/?$/, '/'), document.baseURI);
    return /^https?:/.test(href) ? href : '';
  } catch (_) {
    return '';
  }
}

/**
 * All scripts of ours on the page, in document order.
 * @returns {any[]}
 */
function findScripts() {
  return [...document.querySelectorAll('script')].filter(homeOf);
}

/**
 * The script that an element belongs to: the one right after or right before it, otherwise the next one, otherwise the last
 * one before it.
 * @param {HTMLElement} element
 */
function scriptOf(element) {
  const inserter = registry.scripts.get(element);
  if (inserter) return inserter;
  /** @type {any} */
  let node = element;
  // In a component, the component's place on the page counts.
  for (let root; root = node.getRootNode(), root.nodeType === 11 && root.host;) node = root.host;
  const scripts = findScripts();
  /** @param {any} other */
  const isAfter = other => node.compareDocumentPosition(other) & 4; // DOCUMENT_POSITION_FOLLOWING
  const next = scripts.find(isAfter);
  const previous = scripts.filter(other => !isAfter(other)).pop();
  // The parser may still come to the next one.
  if (!next && document.readyState === 'loading') return null;
  return previous && (!next || !isAdjacent(node, next) && isAdjacent(previous, node)) ? previous : next;
}

/**
 * Whether there is no text between two elements. Editors may wrap each of them.
 * @param {Element} first
 * @param {Element} second
 */
function isAdjacent(first, second) {
  const range = document.createRange();
  range.setStartAfter(first);
  range.setEndBefore(second);
  return !String(range).trim();
}

/**
 * The loader that serves an element; none while the parser may still come to its script, or its script has not run. Another
 * build must not take the element meanwhile, since it may show another quiz.
 * @param {HTMLElement} element
 */
function loaderOf(element) {
  const { loaders, scripts } = registry;
  /** @param {string} wanted */
  const withHome = wanted => loaders.find(loader => loader.home === wanted);
  const script = scriptOf(element);
  const chosen = withHome(resolveHome(element.getAttribute('home')) || 'none');
  if (chosen || script === null) return chosen;
  // Without a script, or with one of the first edition, which does not register, any loader will do.
  if (!script || registry.has(element) && !scripts.has(element)) return loaders.find(loader => loader.home) || loaders[0];
  return withHome(homeOf(script)) || withHome('');
}

/**
 * All elements on the page: first those in the document, in their order, then those in shadow roots.
 * @returns {HTMLElement[]}
 */
function findElements() {
  return [...new Set([.../** @type {any} */ (document.querySelectorAll('role-fit')), ...registry.elements])];
}

/**
 * Leaves the author's link in an element, or adds one.
 * @param {HTMLElement} element
 * @param {string} code
 */
function failToServe(element, code) {
  if (registry.failed.has(element)) return;
  registry.failed.add(element);
  warn(code);
  if (home && !element.querySelector('a')) element.append(createHomeLink(home, STAMP));
  dispatch(element, 'error', { code });
}
