// @ts-check
// The element that a script inserts if its author wrote none, and its removal when the author's own comes later.

/** Inserts an element after the script, unless the script belongs to an element that its author wrote. */
function insertElement() {
  const { scripts } = registry;
  const options = script && homeOf(script) && optionsOf(script);
  if (options && /^off$/i.test(options.auto)) return;
  // Next.js moves its scripts to the end of the body, so their place means nothing.
  if (!options || !script.matches('body script:not([data-nscript])')) {
    // Wait before warning: a framework may still render the element.
    return void setTimeout(() => { if (!findElements().length) warn(home ? 'no-place' : 'no-home'); }, 5000);
  }
  if (findElements().some(element => !registry.has(element) && scriptOf(element) === script)) return;
  // A router that runs the scripts of a page again may have left the element of the script before.
  const { nextElementSibling: next } = script;
  const before = registry.has(next) && scripts.get(next);
  if (before && !before.isConnected) return void scripts.set(next, script);
  const element = createElement('role-fit', options);
  registry.add(element);
  scripts.set(element, script);
  script.after(element);
}

/**
 * The attributes for the element that a script inserts: its own `data-` attributes, otherwise those that it had when it last
 * ran on this page, as some routers make scripts anew without attributes, otherwise those after `#` in its URL.
 * @param {any} script
 */
function optionsOf(script) {
  const { options: ran } = registry;
  const names = ATTRIBUTES.concat('auto');
  /** @type {Record<string, string>} */
  const options = {};
  let isBare = true;
  const inUrl = new URLSearchParams(script.src.split('#')[1]);
  names.forEach(name => {
    const own = script.getAttribute('data-' + name);
    const value = own === null ? inUrl.get(name) : own;
    if (value !== null) options[name] = value;
    if (own !== null) isBare = false;
  });
  const key = location.pathname + location.search + ' ' + script.src;
  const before = ran.get(key);
  if (isBare && before && !before.script.isConnected) return before.options;
  ran.set(key, { script, options });
  return options;
}

/**
 * Removes the element that a script has inserted, unless the reader uses it already: its author's own element has come.
 * @param {any} script
 */
function withdrawElement(script) {
  registry.elements.forEach(element => {
    const isUntouched = withControls(element, controls => controls.isUntouched()) !== false;
    if (script && registry.scripts.get(element) === script && isUntouched) element.remove();
  });
}
