// @ts-check
// The deck of an element: its bytes, or why there are none.

/**
 * The text of the deck inside an element; nothing if it has none. A script of this type is data: it never runs, and no policy
 * forbids it.
 * @param {Element} host
 * @returns {string | undefined}
 */
function textInside(host) {
  /** @type {HTMLScriptElement | null} */
  const script = host.querySelector('script[type="application/json"]');
  return script ? script.text : undefined;
}

/**
 * Waits while the parser may not have come to the end of an element: nothing follows it on the page yet.
 * @param {Element} host
 */
async function whenComplete(host) {
  /**
   * @param {any} node
   * @returns {boolean}
   */
  const isFollowed = node => !!node && (!!node.nextSibling || isFollowed(kit.containerOf(node)));
  if (kit.safeDocument(document).readyState !== 'loading' || isFollowed(host)) return;
  await { then: (/** @type {() => void} */ resolve) => kit.listenOnWindow('DOMContentLoaded', resolve, { once: true }) };
}

/**
 * Returns the bytes of a download, those beyond the limit of a deck excepted, or a reason that the engine describes: `network`,
 * `cors`, `csp`, `timeout` or the status of the response. Nothing for the shipped deck.
 * @param {string} url
 * @param {Promise<Uint8Array<ArrayBuffer>[] | undefined>} [download]
 * @returns {Promise<Uint8Array | string | undefined>}
 */
async function readDownload(url, download) {
  try {
    const chunks = await download;
    return chunks && join(chunks);
  } catch (error) {
    const { roleFit } = /** @type {any} */ (error || {});
    if (roleFit) return roleFit.replace('http-', '');
  }
  try {
    if (await kit.isBlocked(new Request(url).url.split('#')[0])) return 'csp';
    // Without CORS a response arrives from any server that is there, but cannot be read.
    const signal = AbortSignal.timeout(9999);
    const { type } = await fetch(new Request(url, { signal, mode: 'no-cors' }));
    if (type === 'opaque') return 'cors';
  } catch (error) {
    // There is no connection, or the URL is invalid.
  }
  return 'network';
}
