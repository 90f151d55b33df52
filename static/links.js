// @ts-check
// The result link that the page was opened with.
// The build writes this file into the loader.

/** The start of a fragment with a shared result, of any version and even if damaged; other fragments belong to the page. */
const RESULT_LINK = /^#+rf([1-9][\da-z]{10}|[ct][1-9][\da-z]{20})/i;

// What the engine decodes or ignores in a fragment: an encoded `#`, line breaks, and all that is not ASCII, such as
// zero-width spaces.
const MANGLED = /%(25)*(23|0[ad]|[89a-f][\da-f])/gi;

/**
 * Routers remove fragments, some before this script runs.
 * @type {ResultLink}
 */
const resultLink = { initial: '', scrolled: new Set() };

/** @param {() => void} onLink called when the reader follows a result link while the page is open */
function watchLinks(onLink) {
  const { scrolled } = resultLink;
  document.addEventListener('scroll', ({ target }) => { scrolled.add(target); }, { capture: true, passive: true });
  listenOnWindow('hashchange', () => {
    if (!isResultLink(location.hash)) return;
    resultLink.initial = '';
    scrolled.clear();
    onLink();
  });
  /** @type {any} */
  const [entry] = performance.getEntriesByType('navigation');
  // A reader who was quicker than this script, or a position that the browser restores.
  if (scrollY > 0 || entry.type !== 'navigate') scrolled.add(window.document);
  const { pathname, hash } = new URL(entry.name);
  // On another page of the same application the link is outdated.
  if (isResultLink(hash) && pathname === location.pathname) resultLink.initial = hash;
}

/** @param {string} fragment */
function isResultLink(fragment) {
  return RESULT_LINK.test(fragment.replace(MANGLED, ''));
}

/** The result link in the page's URL, or the one that it was opened with; empty if there is none. */
function findResultLink() {
  return isResultLink(location.hash) ? location.hash : resultLink.initial;
}
