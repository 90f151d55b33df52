// @ts-check
// The class of <role-fit>: its properties and methods, which the controls of each element carry out.

/**
 * What the element class calls for one element. The class may come from another build, so these names are a promise
 * between versions, as are those of `Loader` and `Registry`.
 * @typedef {object} Controls
 * @property {() => void} connect
 * @property {() => void} disconnect
 * @property {() => void} adopt
 * @property {(name: string) => void} change called with the name of the changed attribute
 * @property {(options?: FocusOptions) => void} focus
 * @property {() => void} restart
 * @property {() => boolean} isUntouched whether the reader has not used the quiz yet
 * @property {string} status
 * @property {object | null} result
 */

// The attributes of the public interface but for `home`, which the build writes here. `page` is set in the iframe fallback
// only: the URL of the outer page, for links with share-to=page.
/** @type {string[]} */
const ATTRIBUTES = [];

// The attributes that have a property of the same name.
const REFLECTED = ATTRIBUTES.filter(name => !/page|lang/.test(name)).concat('home');

function defineElement() {
  // Pages may replace window.HTMLElement; the prototype chain of a <p> has the native one.
  /** @type {{new(): HTMLElement & {_controls?: Controls}}} */
  const NativeHTMLElement = Object.getPrototypeOf(document.createElement('p').constructor);
  class RoleFit extends NativeHTMLElement {
    static get observedAttributes() { return [...ATTRIBUTES, 'home', 'data-status']; }
    get status() { return withControls(this, controls => controls.status) || 'idle'; }
    get result() { return withControls(this, controls => controls.result) || null; }
    restart() { withControls(this, controls => controls.restart()); }
    /** @param {FocusOptions} [options] */
    focus(options) { withControls(this, controls => controls.focus(options)); }
    connectedCallback() {
      registry.elements.add(this);
      safely(() => bindElement(this));
      withControls(this, controls => controls.connect());
    }
    disconnectedCallback() {
      registry.elements.delete(this);
      withControls(this, controls => controls.disconnect());
    }
    // Its presence makes moveBefore() skip the two callbacks above.
    connectedMoveCallback() {}
    adoptedCallback() { withControls(this, controls => controls.adopt()); }
    /** @param {string} name */
    attributeChangedCallback(name) { withControls(this, controls => controls.change(name)); }
  }
  REFLECTED.forEach(name => Object.defineProperty(RoleFit.prototype, propertyOf(name), {
    configurable: true,
    enumerable: true,
    /** @this {HTMLElement} */
    get() { return this.getAttribute(name) || ''; },
    /**
     * @this {HTMLElement}
     * @param {any} value
     */
    set(value) {
      if (value === null || value === undefined) this.removeAttribute(name);
      else this.setAttribute(name, value);
    },
  }));
  registry.bind = () => registry.elements.forEach((/** @type {any} */ element) => {
    if (!element._controls) element.connectedCallback();
  });
  customElements.define('role-fit', RoleFit);
  whenParsed(() => registry.bind());
}

/**
 * Gives an element its controls as soon as its loader is there.
 * @param {any} element
 */
function bindElement(element) {
  if (element._controls) return;
  // A page may have set properties before the class was defined. They would hide those of the class.
  const early = Object.assign({}, element);
  REFLECTED.map(propertyOf).forEach(name => {
    delete element[name];
    if (early[name] !== undefined) element[name] = early[name];
  });
  if (!registry.has(element)) withdrawElement(scriptOf(element));
  const loader = loaderOf(element);
  if (loader) element._controls = loader.create(element);
}

/**
 * The property of an attribute: `headingLevel` for `heading-level`.
 * @param {string} attribute
 */
function propertyOf(attribute) {
  return attribute.replace(/-(.)/, (_, char) => char.toUpperCase());
}

/**
 * Calls back with an element's controls, if it has ever been served. No exception may reach the page's onerror.
 * @template T
 * @param {any} element
 * @param {(controls: Controls) => T} callback
 */
function withControls(element, callback) {
  const { _controls: controls } = element;
  if (controls) return safely(() => callback(controls));
}
