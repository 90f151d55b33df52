// The end of the picture module's script, which the build puts behind the glue that wasm-bindgen generates.

/** The module: its name and its SHA-256 in the format of the `integrity` attribute. */
const MODULE = ['', ''];

/** @type {(owner: Document) => Document} */
let safeDocument;

/**
 * Downloads and runs the module, and returns the function that does tasks.
 * @param {(...file: string[]) => Promise<Uint8Array<ArrayBuffer>>} download
 * @param {(owner: Document) => Document} safe returns a document with its own methods, whatever the page has put over them
 */
async function start(download, safe) {
  safeDocument = safe;
  await runModule(await download(...MODULE));
  return run;
}

export { start };
