// @ts-check
// The deck that an element names: its bytes, or why there are none.

/**
 * Returns the bytes, those beyond the limit of a deck excepted, or a reason that the engine describes: `network`, `cors`,
 * `csp`, `timeout` or the status of the response. Nothing for the shipped deck.
 * @param {string} url
 * @param {Promise<Uint8Array<ArrayBuffer>[] | undefined>} deck
 * @returns {Promise<Uint8Array | string | undefined>}
 */
async function readDeck(url, deck) {
  try {
    const chunks = await deck;
    return chunks && join(chunks);
  } catch (error) {
    const { roleFit } = /** @type {any} */ (error || {});
    if (roleFit) return roleFit.replace('http-', '');
  }
  // A policy violation is reported in a task of its own, possibly after the failure.
  await kit.nextTask();
  try {
    if (kit.isBlocked(new Request(url).url.split('#')[0])) return 'csp';
    // Without CORS a response arrives from any server that is there, but cannot be read.
    const signal = AbortSignal.timeout(9999);
    const { type } = await fetch(new Request(url, { signal, mode: 'no-cors' }));
    if (type === 'opaque') return 'cors';
  } catch (error) {
    // There is no connection, or the URL is invalid.
  }
  return 'network';
}
