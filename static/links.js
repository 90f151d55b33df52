// @ts-check
// Result links: the one that the page was opened with, the URL that links to this page get, and how a result that a link
// has opened comes into sight.
// The build writes this file into the loader.

/** The start of a fragment with a shared result, of any version and even if damaged; other fragments belong to the page. */
const RESULT_LINK = /^#+rf([1-9][\da-z]{10}|[ct][1-9][\da-z]{20})/i;

// What the engine decodes or ignores in a fragment: an encoded `#`, line breaks, and all that is not ASCII, such as
// zero-width spaces.
const MANGLED = /%(25)*(23|0[ad]|[89a-f][\da-f])/gi;

// The result link that the page was opened with, until it is open. Routers remove fragments, some before this script runs.
let initialLink = '';

// What has been scrolled since the page was opened, or since the reader followed a result link on it.
/** @type {Set<any>} */
const scrolled = new Set();

/** @param {() => void} onLink called when the reader follows a result link while the page is open */
function watchLinks(onLink) {
  document.addEventListener('scroll', ({ target }) => { scrolled.add(target); }, { capture: true, passive: true });
  listenOnWindow('hashchange', () => {
    if (!isResultLink(location.hash)) return;
    initialLink = '';
    scrolled.clear();
    onLink();
  });
  /** @type {any} */
  const [entry] = performance.getEntriesByType('navigation');
  // A reader who was quicker than this script, or a position that the browser restores.
  if (scrollY > 0 || entry.type !== 'navigate') scrolled.add(window.document);
  const { pathname, hash } = new URL(entry.name);
  // On another page of the same application the link is outdated.
  if (isResultLink(hash) && pathname === location.pathname) initialLink = hash;
}

/** @param {string} fragment */
function isResultLink(fragment) {
  return RESULT_LINK.test(fragment.replace(MANGLED, ''));
}

/** The result link in the page's URL, or the one that it was opened with; empty if there is none. */
function findResultLink() {
  return isResultLink(location.hash) ? location.hash : initialLink;
}

/**
 * Scrolls to a result that a link has opened, unless the reader is somewhere else by now. The focus stays where it is.
 * @param {Element} host
 */
async function bringIntoSight(host) {
  initialLink = '';
  await nextFrame();
  await nextTask();
  if (isScrolled(host)) return;
  scrollToResult(host);
}

// The element that was brought into sight, and the page's position since then.
/** @type {Element | null} */
let inSight = null;
let position = 0;

/** @param {Element} host */
function scrollToResult(host) {
  const { top } = host.getBoundingClientRect();
  if (top < 0 || top > innerHeight / 2) host.scrollIntoView({ behavior: 'instant' });
  inSight = host;
  position = scrollY;
}

/** Another quiz, above the result, may have grown. Browsers without scroll anchoring then move the result away. */
async function keepInSight() {
  await nextFrame();
  await nextTask();
  if (inSight && scrollY === position) scrollToResult(inSight);
}

/**
 * Whether anything around the element has been scrolled.
 * @param {Element} host
 */
function isScrolled(host) {
  /** @type {any} */
  let node = host;
  while (node) {
    const inside = node;
    if ([...scrolled].some(target => readProperty(target, 'contains').call(target, inside))) return true;
    // Scrolled elements outside of a shadow tree do not contain what is inside it.
    node = readProperty(node.getRootNode(), 'host');
  }
  return false;
}

/**
 * The URL of this page for links that readers share: the canonical URL if the page names one of its own origin, otherwise
 * the page's own without the query, which may identify or authorise the reader. Empty if others cannot open the page.
 */
function pageUrl() {
  const { origin, pathname, protocol } = location;
  if (!/^https?:/.test(protocol)) return '';
  try {
    /** @type {any} */
    const link = document.querySelector('head > link[rel~=canonical i]');
    const url = new URL(link.href);
    // An empty URL would stand for the page's own, with its query.
    if (url.origin === origin && !/^\s*(#|$)/.test(link.getAttribute('href'))) return origin + url.pathname + url.search;
  } catch (_) {
    // The page has no canonical URL.
  }
  return origin + pathname;
}

/** Tells this page from others of its origin, so that a play is restored only where it was saved. */
function pagePath() {
  const { hash, pathname, search } = location;
  return pathname + search + (/^#!?\//.test(hash) ? hash : '');
}
