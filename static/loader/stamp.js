// @ts-check
// The stamp: what only the build knows about this loader.

/**
 * Values that the build writes into this file.
 * @typedef {object} Stamp
 * @property {string} version
 * @property {string} home where the files will be served from, if the build knows it
 * @property {string} glue file name of the engine's script
 * @property {string} glueIntegrity its SHA-256, in the format of the `integrity` attribute
 * @property {string} wasm file name of the WebAssembly module
 * @property {string} wasmIntegrity
 * @property {string} css the stylesheet of the first card and the error card; the engine brings the rest
 * @property {string} lang the language of these texts
 * @property {Record<string, string>} text the loader's texts by key
 * @property {Record<string, string>} languages the integrity of the first file of each other language, by code
 * @property {FirstCardStamp} first
 */

/** @type {Stamp} */
const STAMP = { version: '', home: '', glue: '', wasm: '', glueIntegrity: '', wasmIntegrity: '', css: '', lang: '', text: {}, languages: {}, first: { cards: {}, seed: 0, key: '', lang: '', dir: '' } };
