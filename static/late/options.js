// @ts-check
// The engine's options: what only the loader knows, and the attributes of an element.

/**
 * The options as a flat list of names and values. They may hold secrets of the page, which `static/frame.js` takes out.
 * @param {Place} place
 */
function collectOptions(place) {
  const { host, home, key, path } = place;
  /** @type {any} */
  const { code, lang } = place.language;
  const list = ['home', home, 'lang', code || lang, 'place', key, 'first', place.firstOption(), 'path', path,
    'page', host.getAttribute('page') || pageUrl()];
  if (kit.link.initial) list.push('fragment', kit.findResultLink());
  const deck = textInside(host);
  if (deck !== undefined) list.push('deck', 'inside');
  kit.attributes.forEach(name => {
    const value = host.getAttribute(name);
    if (value === null || /page|lang/.test(name) || name === 'deck' && deck !== undefined) return;
    list.push(name, value);
  });
  return list;
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
    const link = kit.safeDocument(document).querySelector('head > link[rel~=canonical i]');
    const url = new URL(link.href);
    // An empty URL would stand for the page's own, with its query.
    if (url.origin === origin && !/^\s*(#|$)/.test(link.getAttribute('href'))) return origin + url.pathname + url.search;
  } catch (_) {
    // The page has no canonical URL.
  }
  return origin + pathname;
}
