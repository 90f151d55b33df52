// @ts-check
// Whether this is the module of the npm package, whose files a bundler may move and rename. Otherwise it is a classic script,
// from which the minifier removes everything that only the module does. It does so only if this constant comes first.

/** @type {boolean} */
const IS_MODULE = false;
