// @ts-check
// The engine's options: what only the loader knows, and the attributes of an element.

/**
 * The options as a flat list of names and values. An iframe gets no query and no fragment of this page, which may hold secrets.
 * @param {Place} place
 * @param {boolean} [isFramed]
 */
function collectOptions(place, isFramed) {
  const { host, home, key, path } = place;
  /** @type {any} */
  const { code, lang } = place.language;
  const list = ['home', home, 'lang', code || lang, 'place', key, 'first', place.firstOption(), 'path', isFramed ? location.pathname : path,
    'page', host.getAttribute('page') || pageUrl()];
  if (kit.link.initial && !isFramed) list.push('fragment', kit.findResultLink());
  const deck = textInside(host);
  // A frame has to be told the deck, and each of its options is one line.
  if (deck !== undefined) list.push(...isFramed ? ['inside', JSON.stringify(deck)] : ['deck', 'inside']);
  kit.attributes.forEach(name => {
    let value = host.getAttribute(name);
    if (value === null || /page|lang/.test(name) || name === 'deck' && deck !== undefined) return;
    if (isFramed && name === 'deck') value = resolveUrl(value);
    list.push(name, value);
  });
  return list;
}

/**
 * The URL that a relative one means on this page.
 * @param {string} url
 */
function resolveUrl(url) {
  try {
    return new URL(url, kit.safeDocument(document).baseURI).href;
  } catch (_) {
    // The quiz reports an invalid URL.
    return url;
  }
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
