// @ts-check
// The second part of the loader: runs the engine in elements whose first cards are on the page already.
// The build writes the files of this folder behind the glue, the script that wasm-bindgen generates, so that one request
// brings both. One import of that script is one instance of the engine: these variables and those of the glue belong together.

// The version of this build.
const VERSION = '';

// The texts of the loader that only an engine needs.
/** @type {Record<string, string>} */
const TEXTS = {};

/**
 * What the first part of the loader lends.
 * @type {Kit}
 */
let kit;
/** @type {() => void} */
let forgetEngine;

/**
 * Runs the module, or remembers that the page's policy does not allow it.
 * @param {Kit} lent
 * @param {Promise<Uint8Array<ArrayBuffer>[]>} wasm
 * @param {() => void} forget
 * @returns {Promise<Engine>}
 */
async function start(lent, wasm, forget) {
  kit = lent;
  Object.assign(kit.stamp.text, TEXTS);
  forgetEngine = forget;
  unfoldInPrint();
  // Why the page's policy does not let the engine run here; null if it does.
  /** @type {any} */
  let blockedBy = null;
  try {
    await instantiate(join(await wasm));
  } catch (error) {
    if (!/^csp/.test(/** @type {any} */ (error || {}).roleFit)) throw error;
    blockedBy = error;
  }
  return place => {
    Object.assign(place.host, { version: VERSION });
    if (!blockedBy) return createEngineQuiz(place);
    // The frame shows one of the quiz's own pages.
    if (!place.home) throw blockedBy;
    return createFramedQuiz(place, blockedBy);
  };
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
async function instantiate(bytes) {
  // Without https there is no such object, and the browser has checked the hash.
  const { subtle } = window.crypto || {};
  if (subtle) {
    const hash = new Uint8Array(await subtle.digest('SHA-256', bytes));
    if (kit.stamp.wasmIntegrity !== 'sha256-' + btoa(String.fromCharCode(...hash))) throw kit.createError('integrity');
  }
  try {
    const { memory } = await runModule(bytes);
    // A module that is not ours exports no memory: fail here and not at the first call.
    memory.grow(0);
  } catch (error) {
    throw kit.createError('skew', error);
  }
}

/** @param {Uint8Array<ArrayBuffer>[]} chunks */
function join(chunks) {
  const bytes = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  chunks.reduce((at, chunk) => {
    bytes.set(chunk, at);
    return at + chunk.length;
  }, 0);
  return bytes;
}
