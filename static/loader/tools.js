// @ts-check
// Small tools of the loader: elements, events, errors, and running code without an exception that reaches the page.

/**
 * The window, for properties that TypeScript does not know.
 * @type {any}
 */
const win = window;

/**
 * @param {string} name
 * @param {Record<string, string>} [attributes]
 * @param {(Node | string)[]} children
 * @returns {any}
 */
function createElement(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  Object.keys(attributes).forEach(key => element.setAttribute(key, attributes[key]));
  element.append(...children);
  return element;
}

/**
 * Fires one of the public events.
 * @param {Element} element
 * @param {string} name without its prefix
 * @param {any} detail
 */
function dispatch(element, name, detail) {
  element.dispatchEvent(new CustomEvent('role-fit-' + name, { bubbles: true, composed: true, detail: Object.freeze(detail) }));
}

/**
 * @param {string} code a public error code, as in `role-fit-error`
 * @param {any} [reason] the original error, for the console
 */
function createError(code, reason) {
  return Object.assign(new Error(code), { roleFit: code, reason });
}

/**
 * Whatever fails without a code of ours is not the network's fault: an extension may have broken something.
 * @param {any} error
 * @param {string} [otherwise]
 * @returns {string}
 */
function codeOf(error, otherwise = 'panic') {
  return error && error.roleFit || otherwise;
}

/**
 * The kind of a code: `http-404` is of the kind `http`.
 * @param {string} code
 */
function kindOf(code) {
  return code.split('-')[0];
}

/**
 * Writes a warning for the page's author to the console.
 * @param {string} code
 * @param {any} [error]
 */
function warn(code, error) {
  try {
    const { text } = STAMP;
    const hint = (text[code.replace(/-/g, '_')] || text[kindOf(code)] || '')
      .replace('{home}', IS_MODULE ? home || "'self'" : home).replace('{status}', code.slice(5));
    console.warn('role-fit: ' + code, hint, error && error.reason || error || '');
  } catch (_) {
    // The page has removed the console.
  }
}

/** @param {() => void} callback */
function whenParsed(callback) {
  if (document.readyState !== 'loading') callback();
  else document.addEventListener('DOMContentLoaded', () => safely(callback));
}

/** @param {() => void} callback */
async function whenLoaded(callback) {
  await nextTask();
  if (document.readyState === 'complete') safely(callback);
  else listenOnWindow('load', () => safely(callback));
}

/**
 * Does without queueMicrotask, which some pages remove.
 * @param {() => void} action
 */
async function inMicrotask(action) {
  await null;
  safely(action);
}

/**
 * Runs an action and logs its exception, which would otherwise reach the page's onerror.
 * @template T
 * @param {() => T} action
 */
function safely(action) {
  try {
    return action();
  } catch (error) {
    warn('error', error);
  }
}
