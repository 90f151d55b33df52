// @ts-check
// The loader: defines <role-fit>, downloads and verifies the engine when an element comes near the viewport, and gives it
// a <div> to render into.
// It deals with the page and the network and knows nothing about questions or answers; it renders only the error card.
// The syntax stays at ES2017 plus import(): browsers below the floor must parse this file, so that they reach the feature
// test and keep the fallback link.

/**
 * Values that the build writes into this file.
 * @typedef {object} Stamp
 * @property {string} home where the files will be served from, if the build knows it
 * @property {string} glue file name of the script that wasm-bindgen generates
 * @property {string} glueIntegrity its SHA-256, in the format of the `integrity` attribute
 * @property {string} wasm file name of the WebAssembly module
 * @property {string} wasmIntegrity
 * @property {string} css the stylesheet of the first card and the error card; the engine brings the rest
 * @property {string} lang the language of these texts
 * @property {Record<string, string>} text the loader's texts by key
 * @property {FirstCardStamp} first
 */

/**
 * The exports of the glue: the engine's functions, and three that the build adds. `whenDead` registers a callback for a panic,
 * `die` reports one, and `style` is the stylesheet of the engine's screens.
 * @typedef {object} Glue
 * @property {(options: {module_or_path: WebAssembly.Module}) => Promise<any>} default
 * @property {(callback: (error: any) => void) => void} whenDead
 * @property {(error: any) => void} die
 * @property {(root: HTMLElement, options: string[], emit: (name: string, detail: any) => void, deck: Promise<Uint8Array | string | undefined>) => number} mount
 * @property {(id: number, options: string[]) => void} update
 * @property {(id: number) => void} restart
 * @property {(id: number) => void} unmount
 * @property {(colourOf: (name: string) => number[]) => string} repairs
 * @property {string} style
 */

/**
 * One instance of the engine, shared by all elements of the page. Once `dead`, after a panic, it is never called again.
 * @typedef {{glue: Glue, home: string, dead: boolean}} Engine
 */

/**
 * One attempt to load the engine from `home`.
 * @typedef {object} Attempt
 * @property {string} home
 * @property {boolean} reload bypasses the HTTP cache, as in `Request.cache`
 * @property {AbortSignal} signal
 * @property {number} silence how many seconds ago the last bytes arrived
 * @property {Set<string>} unseen the files on their way that do not show how far they are
 */

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

/**
 * The first loader on the page from one home. Elements that belong to it get their engine, styles and texts from it.
 * @typedef {object} Loader
 * @property {string} home empty if the loader does not know it
 * @property {(host: HTMLElement) => Controls | undefined} create
 */

/**
 * What the loaders on one page share. As a set it contains the elements that loaders have inserted.
 * @typedef {object} Shared
 * @property {Loader[]} loaders
 * @property {Set<HTMLElement>} elements all that are on the page, also those in shadow roots
 * @property {WeakMap<Element, any>} scripts the scripts that have inserted elements
 * @property {Map<string, {script: any, options: Record<string, string>}>} options what scripts inserted an element with, by
 *   the URLs of page and script
 * @property {WeakSet<Element>} failed the elements that no loader could serve
 * @property {() => void} bind looks again for the loaders of the elements that have none
 *
 * @typedef {WeakSet<Element> & Shared} Registry
 */

(() => {
'use strict';

/* links.js */
/* looks.js */
/* first-card.js */

/** @type {Stamp} */
const STAMP = { home: '', glue: '', wasm: '', glueIntegrity: '', wasmIntegrity: '', css: '', lang: '', text: {}, first: { cards: {}, seed: 0, key: '', lang: '', dir: '' } };

// `page` is set in the iframe fallback only: the URL of the outer page, for links with share-to=page.
const ATTRIBUTES = 'deck lang theme loading start length heading-level share-to resume seed page'.split(' ');

// The attributes that have a property of the same name.
const REFLECTED = ATTRIBUTES.filter(name => !/page|lang/.test(name)).concat('home');

// Shadows the global one, so that everything here reads the document safely.
const document = safeDocument(window.document);

// The element that runs this code. There is none for modules, bundles and evaluated code.
/** @type {any} */
let script;
// The folder that this code came from; all other files are in it. Empty if it is unknown.
let home = '';
/** @type {Registry} */
let registry;

// The window, for properties that TypeScript does not know.
/** @type {any} */
const win = window;
// Pages may replace window.Promise; async functions always return the native one.
/** @type {PromiseConstructor} */
const NativePromise = Object.getPrototypeOf((async () => {})()).constructor;

// The widgets on the page.
/** @type {Set<Widget>} */
const widgets = new Set();
// Starts loading when an element comes near the viewport.
/** @type {IntersectionObserver} */
let viewportObserver;
// The engines by home. An element's `home` attribute may name another one.
/** @type {Map<string, Promise<Engine>>} */
const engines = new Map();
// Whether a tag for the glue has neither loaded nor failed.
let isTagPending = false;
// The URLs that the page's Content-Security-Policy has blocked.
let blockedUrls = '';
// Whether the widgets adapt their colours with the next frame.
let isRepaintPending = false;
/** @type {any} */
let trustedTypesPolicy;

/**
 * The first loader on the page defines the element. Each loader registers, so that an element is served by the build that
 * its script comes from, and inserts its own element if its author wrote none.
 */
function main() {
  // Set only while a classic script runs, so read it now.
  script = document.currentScript;
  home = findHome();
  // Modules have no current script.
  script = script || findScripts().find(other => other.type === 'module' && homeOf(other) === home);
  // Pages may replace window.Symbol; the constructor of a built-in symbol is the native one.
  /** @type {any} */
  const [symbol] = Object.getOwnPropertySymbols(Array.prototype);
  const claim = symbol.constructor.for('role-fit.1');
  registry = win[claim] = win[claim] || new WeakSet();
  if (!registry.loaders) {
    Object.assign(registry, {
      loaders: [], elements: new Set(), scripts: new WeakMap(), options: new Map(), failed: new WeakSet(), bind() {},
    });
  }
  const isSupported = isBrowserSupported();
  if (isSupported) register();
  whenParsed(() => {
    insertElement();
    if (!isSupported) findElements().forEach(element => failToServe(element, 'old-browser'));
  });
}

/** Registers this loader if it is the first one from its home, and defines the element if no loader has. */
function register() {
  const { loaders } = registry;
  if (loaders.some(other => other.home === home)) return;
  loaders.push({ home, create: createControls });
  viewportObserver = new IntersectionObserver(entries => entries.forEach(({ target, isIntersecting }) => {
    widgets.forEach(widget => { if (isIntersecting && widget._host === target) safely(() => widget._autoLoad()); });
  }), { rootMargin: '400px' });
  document.addEventListener('securitypolicyviolation', event => {
    // A policy that only reports blocks nothing.
    if (event.disposition !== 'report') blockedUrls += event.blockedURI + ' ';
  });
  listenOnWindow('message', event => widgets.forEach(widget => safely(() => widget._receiveMessage(event))));
  safely(() => watchLinks(() => widgets.forEach(widget => safely(() => widget._autoLoad()))));
  whenParsed(() => watchPageColours(updateAllColours));
  if (!customElements.get('role-fit')) defineElement();
  registry.bind();
}

/**
 * Where this code came from: by its script, by the browser's own record of the running code, or as the build was told. Other
 * scripts on the page are no evidence, since anybody's comment may contain one.
 */
function findHome() {
  const [running] = /\w+:\/\/[^\s?#@(]*\/(?=role-fit\.js\b)/.exec(String(new Error().stack)) || [STAMP.home];
  return script && homeOf(script) || running;
}

/**
 * The folder that a script of ours names, by `data-home` or by its URL; otherwise empty. The files are not beside a script of
 * another name: an optimiser may have put this code into a bundle of the page.
 * @param {any} script
 */
function homeOf({ src, dataset }) {
  return dataset && resolveHome(dataset.home) || (/^\w+:\/\/[^?#]*\/(?=role-fit\.js([?#]|$))/.exec(src) || [''])[0];
}

/**
 * An author's value as the URL of a folder; empty if it is not valid.
 * @param {string | null | undefined} value
 */
function resolveHome(value) {
  try {
    const { href } = new URL((value || 'none:').replace(/\/?$/, '/'), document.baseURI);
    return /^https?:/.test(href) ? href : '';
  } catch (_) {
    return '';
  }
}

/**
 * All scripts of ours on the page, in document order.
 * @returns {any[]}
 */
function findScripts() {
  return [...document.querySelectorAll('script')].filter(homeOf);
}

/**
 * The script that an element belongs to: the one right after or right before it, otherwise the next one, otherwise the last
 * one before it.
 * @param {HTMLElement} element
 */
function scriptOf(element) {
  const inserter = registry.scripts.get(element);
  if (inserter) return inserter;
  /** @type {any} */
  let node = element;
  // In a component, the component's place on the page counts.
  for (let root; root = node.getRootNode(), root.nodeType === 11 && root.host;) node = root.host;
  const scripts = findScripts();
  /** @param {any} other */
  const isAfter = other => node.compareDocumentPosition(other) & 4; // DOCUMENT_POSITION_FOLLOWING
  const next = scripts.find(isAfter);
  const previous = scripts.filter(other => !isAfter(other)).pop();
  // The parser may still come to the next one.
  if (!next && document.readyState === 'loading') return null;
  return previous && (!next || !isAdjacent(node, next) && isAdjacent(previous, node)) ? previous : next;
}

/**
 * Whether there is no text between two elements. Editors may wrap each of them.
 * @param {Element} first
 * @param {Element} second
 */
function isAdjacent(first, second) {
  const range = document.createRange();
  range.setStartAfter(first);
  range.setEndBefore(second);
  return !String(range).trim();
}

/**
 * The loader that serves an element; none while the parser may still come to its script, or its script has not run. Another
 * build must not take the element meanwhile, since it may show another quiz.
 * @param {HTMLElement} element
 */
function loaderOf(element) {
  const { loaders, scripts } = registry;
  /** @param {string} wanted */
  const withHome = wanted => loaders.find(loader => loader.home === wanted);
  const script = scriptOf(element);
  const chosen = withHome(resolveHome(element.getAttribute('home')) || 'none');
  if (chosen || script === null) return chosen;
  // Without a script, or with one of the first edition, which does not register, any loader will do.
  if (!script || registry.has(element) && !scripts.has(element)) return loaders.find(loader => loader.home) || loaders[0];
  return withHome(homeOf(script)) || withHome('');
}

/**
 * Makes an element's widget, for the element class.
 * @param {HTMLElement} host
 * @returns {Controls | undefined}
 */
function createControls(host) {
  if (!home && !resolveHome(host.getAttribute('home'))) {
    // A loader that knows its home may still come.
    return void whenLoaded(() => { if (host.isConnected && !host.shadowRoot) failToServe(host, 'no-home'); });
  }
  return new Widget(host);
}

/** Tests the newest features that loader and stylesheet need, and WebAssembly, which Apple's Lockdown Mode disables. */
function isBrowserSupported() {
  return win.WebAssembly && 'adoptedStyleSheets' in document && CSS.supports('container-type', 'inline-size');
}

/** Adapts the colours of all widgets, once a frame, however often the page changes: some change a style with each scroll. */
async function updateAllColours() {
  if (isRepaintPending || !widgets.size) return;
  isRepaintPending = true;
  await nextFrame();
  isRepaintPending = false;
  widgets.forEach(widget => safely(() => widget._updateColours()));
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
  new URLSearchParams(script.src.split('#')[1]).forEach((value, name) => { if (names.includes(name)) options[name] = value; });
  names.forEach(name => {
    const value = script.getAttribute('data-' + name);
    if (value === null) return;
    options[name] = value;
    isBare = false;
  });
  const key = location.pathname + location.search + ' ' + script.src;
  const before = ran.get(key);
  if (isBare && before && !before.script.isConnected) return before.options;
  ran.set(key, { script, options });
  return options;
}

/**
 * Leaves the author's link in an element, or adds one.
 * @param {HTMLElement} element
 * @param {string} code
 */
function failToServe(element, code) {
  if (registry.failed.has(element)) return;
  registry.failed.add(element);
  warn(code);
  if (home && !element.querySelector('a')) element.append(createHomeLink(home));
  dispatch(element, 'error', { code });
}

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
 * Removes the element that a script has inserted, unless the reader uses it already: its author's own element has come.
 * @param {any} script
 */
function withdrawElement(script) {
  registry.elements.forEach(element => {
    const isUntouched = withControls(element, controls => controls.isUntouched()) !== false;
    if (script && registry.scripts.get(element) === script && isUntouched) element.remove();
  });
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

/** The loader's state and behaviour for one element. */
class Widget {
  /** @param {HTMLElement} host */
  constructor(host) {
    this._host = host;
    // The attribute data-status mirrors it. Routers that morph a page remove the attribute.
    this.status = 'idle';
    /** @type {any} */
    this._states = null;
    /** @type {object | null} */
    this.result = null;
    // After a failed download, the next attempt bypasses the HTTP cache.
    this._reload = false;
    // From the request for the engine until the app is removed.
    this._isStarted = false;
    // Increases with each start and reset, so that callbacks of an earlier app are ignored.
    this._generation = 0;
    /** @type {Engine | null} */
    this._engine = null;
    this._appId = 0;
    // Identifies the element on its page, whatever happens to its id later.
    this._key = '';
    // The page of the saved play.
    this._path = pagePath();
    // The iframe fallback, if the page's policy forbids the engine.
    /** @type {any} */
    this._frame = null;
    this._isLinkFramed = false;
    this._isFrameListening = false;
    this._unmountTimer = 0;
    /** @type {any} */
    this._errorCard = null;
    /** @type {HTMLElement | null} */
    this._focused = null;
    /** @type {any} */
    this._ownSheet = null;
    // The colours that were last posted to the iframe.
    /** @type {any} */
    this._sentLooks = null;
    // Whether a microtask is going to apply changed attributes.
    this._isUpdatePending = false;
    this._root = host.attachShadow({ mode: 'open' });
    try {
      this._states = host.attachInternals().states;
    } catch (_) {
      // Browsers before 2024 lack :state().
    }
    this._linkSlot = createElement('slot');
    // Yew clears the element that it renders into, so it gets one beside the slots.
    this._app = createElement('div', { class: 'app' });
    this._afterSlot = createElement('slot', { name: 'after-result' });
    this._root.append(this._linkSlot, this._app, this._afterSlot);
    this._firstCard = new FirstCard(host, STAMP.first, text('loading'), () => this._autoLoad());
    this.adopt();
    this._trackFocus();
    ['keydown', 'keypress', 'keyup'].forEach(name => this._root.addEventListener(name, event => safely(() => this._stopKey(event))));
    ['pointerover', 'focusin'].forEach(name => host.addEventListener(name, () => this._autoLoad()));
  }

  connect() {
    clearTimeout(this._unmountTimer);
    widgets.add(this);
    // Reading a colour forces a layout, so do it before the first card is there.
    this._updateColours();
    if (!this._isStarted && !this._errorCard) {
      this._firstCard._show(this._root, this._getKey() + ':' + this._path);
      this._setStatus('idle');
    }
    const { activeElement, body } = safeDocument(this._host.ownerDocument);
    if (this._focused && (!activeElement || activeElement === body)) this._focused.focus({ preventScroll: true });
    if (!this._isStarted) whenNear(this._host, viewportObserver, () => this._autoLoad());
  }

  /** Moving an element disconnects it briefly, so the app is unmounted only after a second. */
  disconnect() {
    inMicrotask(() => { if (!this._host.isConnected) this._focused = null; });
    // Browsers load an iframe again wherever it is moved to. Its page finds the saved play.
    if (this._frame) {
      this._setStatus('loading');
      this._awaitFrame('csp-wasm');
    }
    this._unmountTimer = setTimeout(() => safely(() => {
      if (this._host.isConnected) return;
      viewportObserver.unobserve(this._host);
      widgets.delete(this);
      this._reset();
      this._setStatus('idle');
    }), 1000);
  }

  /** Runs again in each document that adopts the element: a constructed stylesheet works only in the window that made it. */
  adopt() {
    /** @type {any} */
    const view = safeDocument(this._host.ownerDocument).defaultView;
    if (!view) return;
    this._ownSheet = adoptStyles(this._root, view, STAMP.css);
  }

  /** Adapts the colours to the page's. Low contrast can be repaired only once the engine is there. */
  _updateColours() {
    const { _host: host, _engine: engine, _frame: frame } = this;
    if (!host.isConnected || !safeDocument(host.ownerDocument).defaultView) return;
    restoreStyles(this._root, this._ownSheet);
    const looks = updateColours(host, this._root, this._ownSheet, STAMP.css, engine && (colourOf =>
      callEngine(engine, glue => glue.repairs(colourOf))), warn, !!frame);
    if (!frame || looks === this._sentLooks) return;
    this._sentLooks = looks;
    const { dark, chosen } = looks;
    frame.contentWindow.postMessage({ frame: frame.name, dark, chosen }, frame._origin);
  }

  /**
   * Keeps from the page the keys by which a reader answers or types: a slide show would change its slide, and shortcuts
   * cannot see that a key was typed into a field of a shadow root. The page's own elements in the slots keep their keys.
   * @param {any} event
   */
  _stopKey(event) {
    if (event.target.getRootNode() === this._root && isQuizKey(event)) event.stopPropagation();
  }

  /** Remembers the focused control, for `connect`: in all engines a move by append() drops the focus to <body>. */
  _trackFocus() {
    /** @param {any} event */
    const onFocus = event => { this._focused = event.target; };
    this._root.addEventListener('focusin', onFocus);
    this._root.addEventListener('focusout', event => {
      const { target } = event;
      // Chromium fires focusout during the removal, while the element is still connected, so check afterwards.
      inMicrotask(() => { if (this._focused === target && this._root.activeElement !== target) this._focused = null; });
    });
  }

  /**
   * Waits for a microtask, as the page may be changing several attributes.
   * @param {string} name of the changed attribute
   */
  change(name) {
    if (name === 'data-status') return void this._restoreStatus();
    if (this._isUpdatePending) return;
    this._isUpdatePending = true;
    inMicrotask(() => {
      this._isUpdatePending = false;
      const { _engine: engine, _appId: id } = this;
      this._updateColours();
      if (engine) callEngine(engine, glue => glue.update(id, this._collectOptions()));
      else if (this._host.isConnected) this.connect();
    });
  }

  restart() {
    const { _engine: engine, _appId: id, _frame: frame } = this;
    if (frame) frame.contentWindow.postMessage({ frame: frame.name }, frame._origin);
    else if (!engine) return void this._load();
    this.result = null;
    // In a microtask, since a listener may call restart() while the engine is emitting an event.
    if (engine) inMicrotask(() => callEngine(engine, glue => glue.restart(id)));
  }

  /**
   * Focuses the quiz: its heading, its first control, or the author's link.
   * @param {FocusOptions} [options]
   */
  focus(options) {
    /** @type {any} */
    const target = this._root.querySelector('.app [tabindex],.app button,.app input,.app a,iframe') || this._host.querySelector('a');
    if (target && !this._root.activeElement) target.focus(options);
  }

  /** Whether the element can disappear without taking anything from the reader. */
  isUntouched() {
    return /idle|loading|intro|error/.test(this.status) && !this._firstCard._presses.length && !this._root.activeElement
      && !isLinkFocused(this._host);
  }

  /** Loads the engine without a request from the reader; after an error, only the reader may try again. */
  _autoLoad() {
    if (!this._errorCard) this._load();
  }

  async _load() {
    if (this._isStarted || !this._host.isConnected) return;
    this._isStarted = true;
    const generation = ++this._generation;
    try {
      viewportObserver.unobserve(this._host);
      this._setStatus('loading');
      // While the engine is on its way too.
      const deck = fetchDeck((this._host.getAttribute('deck') || '').trim(), this._reload);
      const engine = await getEngine(this._home, this._reload);
      if (generation === this._generation) this._mount(engine, generation, deck);
    } catch (error) {
      const code = codeOf(error);
      if (generation !== this._generation) return;
      if (/^csp/.test(code)) this._fallBackToFrame(code, error);
      else this._fail(code, error);
    }
  }

  /**
   * @param {Engine} engine
   * @param {number} generation
   * @param {Promise<Uint8Array | string | undefined>} deck
   */
  _mount(engine, generation, deck) {
    if (engine.dead) throw createError('panic');
    this._engine = engine;
    restoreStyles(this._root, this._ownSheet);
    addEngineStyles(this._ownSheet, engine.glue.style);
    // The page's own colours may need a repair, which is possible now.
    if (this._ownSheet._hasCustomColours) this._updateColours();
    this._appId = callEngine(engine, glue => glue.mount(this._app, this._collectOptions(), (name, detail) => {
      if (generation === this._generation) this._handleEvent(name, detail);
    }, deck));
  }

  /** Identifies the element on its page: by its id, otherwise by its position. */
  _getKey() {
    this._key = this._key || this._host.id || 'n' + (findElements().indexOf(this._host) + 1);
    return this._key;
  }

  /** The folder that all files come from. */
  get _home() {
    return resolveHome(this._host.getAttribute('home')) || home;
  }

  /**
   * The engine's options as a flat list of names and values: what only the loader knows, then the attributes that are set.
   * An iframe gets no query and no fragment of this page, which may hold secrets.
   * @param {boolean} [isFramed]
   */
  _collectOptions(isFramed) {
    const { _host: host } = this;
    const list = ['home', this._home, 'place', this._getKey(), 'first', this._firstCard._getEngineOption(),
      'path', isFramed ? location.pathname : this._path, 'page', host.getAttribute('page') || pageUrl()];
    if (initialLink && !isFramed) list.push('fragment', findResultLink());
    ATTRIBUTES.forEach(name => {
      let value = host.getAttribute(name);
      if (value === null || name === 'page') return;
      if (isFramed && name === 'deck') value = resolveUrl(value);
      list.push(name, value);
    });
    return list;
  }

  /**
   * Shows the quiz's own page in an iframe, where this page's policy does not apply. The iframe gets its options through
   * its name, which is sent to no server; the name has a nonce, and every message must repeat it. The iframe posts its
   * height and its events. A blocked iframe posts nothing.
   * @param {string} code
   * @param {any} error
   */
  _fallBackToFrame(code, error) {
    warn(code, error);
    this._removeErrorCard();
    const link = findResultLink();
    this._isLinkFramed = !!link;
    // That of a document without a URL is its parent's.
    const origin = /^http/.test(location.origin) ? location.origin : win.origin;
    const frame = createElement('iframe', {
      class: 'frame', title: text('link'), lang: STAMP.lang, allow: 'clipboard-write; web-share',
      referrerpolicy: 'origin',
      name: ['nonce', crypto.getRandomValues(new Uint32Array(4)), 'origin', origin, ...this._collectOptions(true)].join('\n'),
      src: this._home + 'index.html?embed=1' + link,
    });
    frame._origin = new URL(this._home).origin;
    // A page that isolates itself (COEP) takes no other iframe from a host that does not. This one has no storage.
    frame.credentialless = !!win.crossOriginIsolated;
    this._frame = frame;
    this._app.append(frame);
    this._awaitFrame(code);
    dispatch(this._host, 'error', { code });
  }

  /**
   * Shows the error card if the iframe posts nothing for five seconds. They count only while the reader sees the page, since
   * browsers delay iframes in hidden pages and load none in prerendered ones.
   * @param {string} code
   */
  _awaitFrame(code) {
    const { _frame: frame } = this;
    this._isFrameListening = false;
    let seconds = 0;
    const timer = setInterval(() => safely(() => {
      if (this._frame !== frame || this._isFrameListening) clearInterval(timer);
      else if (document.visibilityState === 'visible' && ++seconds === 5) this._showErrorCard(code);
    }), 1000);
  }

  /** @param {MessageEvent} event from any window; only messages of this widget's iframe count */
  _receiveMessage({ origin, source, data }) {
    const { _frame: frame } = this;
    if (!frame || origin !== frame._origin || source !== frame.contentWindow || data.frame !== frame.name) return;
    if (data.name !== 'height') return this._handleEvent(data.name, data.detail);
    // With its first height, the iframe starts to listen.
    if (!this._isFrameListening) {
      this._isFrameListening = true;
      this._sentLooks = null;
      this._updateColours();
      this._firstCard._handOver(this._app, press => frame.contentWindow.postMessage({ frame: frame.name, press }, frame._origin));
    }
    // The stylesheet limits it to between 100px and 200000px.
    frame.style.height = data.detail + 'px';
  }

  /**
   * Handles what the engine emits, directly or from the iframe.
   * @param {string} name
   * @param {any} detail
   */
  _handleEvent(name, detail) {
    if (name === 'status') {
      // With a valid link the iframe shows its result first.
      if (this._isLinkFramed && !/idle|loading/.test(detail)) {
        this._isLinkFramed = false;
        if (detail === 'result') bringIntoSight(this._host);
      }
      return this._setStatus(detail);
    }
    if (name === 'link') return void bringIntoSight(this._host);
    if (name === 'fault') return this._fail(detail.code, detail.all, detail.text, detail.retry);
    if (name === 'ready') keepInSight();
    // The engine in an iframe replaces the first card inside that iframe.
    if (name === 'ready' && this._engine) this._firstCard._handOver(this._app);
    if (name === 'start') this.result = null;
    if (/result/.test(name)) this.result = Object.freeze(detail);
    // A result restored after a reload was dispatched before the reload.
    if (name !== 'kept-result') dispatch(this._host, name, detail);
  }

  /** @param {string} status */
  _setStatus(status) {
    const isRendered = !/idle|loading|error/.test(status);
    // The link is about to be hidden.
    if (isRendered && isLinkFocused(this._host)) this._focusApp();
    this.status = status;
    this._host.setAttribute('data-status', status);
    try {
      this._states.clear();
      this._states.add(status);
    } catch (_) {
      // Chrome before 125 accepts only names that start with two dashes.
    }
    // The iframe shows a first card before its status changes.
    this._linkSlot.hidden = isRendered || this._frame && this._frame.style.height;
    this._afterSlot.hidden = status !== 'result';
    if (isRendered || status === 'error') this._removeErrorCard();
  }

  /** Corrects the attribute after the page has changed it. In a task, since a page may answer each change with its own. */
  async _restoreStatus() {
    const isChanged = () => this._host.getAttribute('data-status') !== this.status;
    if (!isChanged()) return;
    await nextTask();
    if (isChanged()) this._host.setAttribute('data-status', this.status);
  }

  /**
   * @param {string} code
   * @param {any} error
   * @param {string} [message] the engine's description of a deck's faults
   * @param {boolean} [canRetry] whether another attempt to fetch the deck may help
   */
  _fail(code, error, message, canRetry) {
    if (!this._host.isConnected) return this._reset();
    warn(code, error);
    this._showErrorCard(code, message, canRetry);
    dispatch(this._host, 'error', { code });
  }

  /**
   * @param {string} code
   * @param {string} [message]
   * @param {boolean} [canRetry]
   */
  _showErrorCard(code, message, canRetry) {
    const focused = this._root.activeElement;
    this._reset();
    this._setStatus('error');
    // After a timeout, what did arrive is still good.
    this._reload = !/panic|timeout/.test(code);
    const link = this._host.querySelector('a') ? '' : createHomeLink(this._home);
    this._errorCard = createErrorCard(code, message, canRetry, link, () => this._load());
    this._app.before(this._errorCard);
    const control = this._errorCard.querySelector('button, a');
    if (focused && control) control.focus({ preventScroll: true });
  }

  /** Drops the app and ignores everything that it may still emit. */
  _reset() {
    const { _engine: engine, _appId: id } = this;
    // In a microtask, since the engine may be emitting an event.
    if (engine) inMicrotask(() => callEngine(engine, glue => glue.unmount(id)));
    this._engine = null;
    this._frame = null;
    this._sentLooks = null;
    this.result = null;
    this._isStarted = false;
    this._generation++;
    this._firstCard._card.remove();
    const app = createElement('div', { class: 'app' });
    this._app.replaceWith(app);
    this._app = app;
    this._removeErrorCard();
  }

  /** Called when something takes the error card's place; a focus in the card moves there. */
  _removeErrorCard() {
    const { _errorCard: card } = this;
    if (!card) return;
    if (card.contains(this._root.activeElement)) this._focusApp();
    card.remove();
    this._errorCard = null;
  }

  _focusApp() {
    this._app.tabIndex = -1;
    this._app.focus({ preventScroll: true });
  }
}

/**
 * Calls the engine unless it is dead. An exception leaves it half-way through a change, so it counts as dead from then on.
 * @param {Engine} engine
 * @param {(glue: Glue) => any} action
 */
function callEngine(engine, action) {
  if (engine.dead) return;
  try {
    return action(engine.glue);
  } catch (error) {
    safely(() => engine.glue.die(error));
    handlePanic(engine, error);
  }
}

/**
 * Shows the error card in each element of the instance, since none of them can work any more. The next load makes a new
 * instance.
 * @param {Engine} engine
 * @param {any} error
 */
function handlePanic(engine, error) {
  if (engine.dead) return;
  engine.dead = true;
  engines.delete(engine.home);
  widgets.forEach(widget => {
    if (widget._engine === engine) safely(() => widget._fail('panic', error));
  });
}

/**
 * The page's one engine from a home, loaded on the first call. A cache may hold a damaged or outdated copy, so such an error
 * is retried once with the cache bypassed. After a failure the next call tries again.
 * @param {string} from
 * @param {boolean} reload
 */
function getEngine(from, reload) {
  let engine = engines.get(from);
  if (!engine) {
    engine = withTimeout(from, reload, loadEngine)
      .catch(error => {
        const code = codeOf(error);
        // A service worker may be the one that fails, whatever the error.
        const canReload = hasServiceWorker() ? !/csp|timeout/.test(code) : /integrity|skew|http-4/.test(code);
        if (reload || !canReload) throw error;
        let next = from;
        // An optimiser may have copied the script alone into a folder of the page.
        if (/http-4/.test(code) && from === home) next = home = STAMP.home || home;
        engines.set(next, /** @type {any} */ (engines.get(from)));
        return withTimeout(next, true, loadEngine);
      })
      .catch(error => {
        engines.forEach((other, key) => { if (other === engine) engines.delete(key); });
        throw error;
      });
    engines.set(from, engine);
  }
  return engine;
}

/**
 * Gives up after ten seconds without a byte: a slow line takes as long as it needs. The seconds are counted, because those in
 * which the page was busy or asleep say nothing about the line. The race covers the steps that take no signal, such as
 * import().
 * @template T
 * @param {string} from
 * @param {boolean} reload
 * @param {(attempt: Attempt) => Promise<T>} action
 * @returns {Promise<T>}
 */
async function withTimeout(from, reload, action) {
  const controller = new AbortController();
  const { signal } = controller;
  /** @type {Attempt} */
  const attempt = { home: from, reload, signal, silence: 0, unseen: new Set() };
  const timer = setInterval(() => {
    attempt.silence++;
    if (attempt.silence === 5) watchUnseen(attempt);
    if (attempt.silence > 9) controller.abort();
  }, 1000);
  return NativePromise.race([action(attempt), new NativePromise((_, reject) => {
    signal.onabort = () => reject(createError('timeout'));
  })]).finally(() => clearInterval(timer));
}

/**
 * Downloads the files that do not show how far they are a second time, to see whether the line is dead or slow. Past the
 * cache, where Firefox would wait for the first download.
 * @param {Attempt} attempt
 */
function watchUnseen(attempt) {
  attempt.unseen.forEach(async name => {
    try {
      await readBody(await fetch(new Request(createRequest(name, attempt), { cache: 'no-store' })), attempt, 5);
    } catch (_) {
      // The first download reports it.
    }
  });
  attempt.unseen.clear();
}

/**
 * Downloads a deck. Returns its bytes, those beyond the limit of a deck excepted, or why there are none: `network`, `cors`,
 * `csp`, `timeout` or the status of the response.
 * @param {string} url empty for the shipped deck
 * @param {boolean} reload whether the cache may hold a copy that its author has mended since
 * @returns {Promise<Uint8Array | string | undefined>}
 */
async function fetchDeck(url, reload) {
  if (!url) return;
  try {
    return await withTimeout('', reload, async attempt => {
      const response = await fetch(new Request(url, { signal: attempt.signal, cache: reload ? 'no-cache' : 'default' }));
      attempt.silence = 0;
      if (!response.ok) throw createError(response.status + '');
      return readBody(response, attempt, 0, 262144);
    });
  } catch (error) {
    const { roleFit } = /** @type {any} */ (error || {});
    if (roleFit) return roleFit;
  }
  // A policy violation is reported in a task of its own, possibly after the failure.
  await nextTask();
  try {
    if (blockedUrls.includes(new Request(url).url.split('#')[0])) return 'csp';
    // Without CORS a response arrives from any server that is there, but cannot be read.
    const { type } = await withTimeout('', false, ({ signal }) => fetch(new Request(url, { signal, mode: 'no-cors' })));
    if (type === 'opaque') return 'cors';
  } catch (error) {
    // There is no connection, or the URL is invalid.
  }
  return 'network';
}

/** @param {Attempt} attempt */
async function loadEngine(attempt) {
  await checkWasmAllowed();
  // Download both files at once. If the glue fails first, nothing awaits the module: mark its rejection as handled.
  const compiling = compileWasm(attempt);
  compiling.catch(() => {});
  const glue = await importGlue(attempt);
  const module = await compiling;
  /** @type {Engine} */
  const engine = { glue, home: attempt.home, dead: false };
  try {
    glue.whenDead(error => handlePanic(engine, error));
    const { memory } = await glue.default({ module_or_path: module });
    // A module that is not ours exports no memory: fail here and not at the first call.
    memory.grow(0);
  } catch (error) {
    throw createError('skew', error);
  }
  return engine;
}

/**
 * Tries the smallest valid module, so that a policy without WebAssembly is found before any request. It must be
 * instantiated: WebKit compiles even what the policy forbids.
 */
async function checkWasmAllowed() {
  try {
    await WebAssembly.instantiate(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  } catch (error) {
    throw createError('csp-wasm', error);
  }
}

/** @param {Attempt} attempt */
async function compileWasm(attempt) {
  const bytes = await fetchVerified(STAMP.wasm, STAMP.wasmIntegrity, attempt);
  try {
    return await WebAssembly.compile(bytes);
  } catch (error) {
    throw createError('skew', error);
  }
}

/**
 * Imports the glue only after a tag with its hash has loaded exactly the same URL. After a failed tag, import() runs
 * unverified code in Chromium and WebKit, and Firefox never requests the same URL again, so every attempt has a new suffix.
 * @param {Attempt} attempt
 * @returns {Promise<Glue>}
 */
async function importGlue(attempt) {
  // In Firefox a request that hangs blocks the cache entry of its URL, so a retry needs another query, not just a fragment.
  const url = attempt.home + STAMP.glue + (attempt.reload || isTagPending ? '?' : '#') + Date.now();
  // WebKit does not check the hash of a link, so there the same URL is checked before.
  const canUseScript = allowScriptUrls();
  const isUnchecked = !canUseScript && /^Apple/.test(navigator.vendor);
  if (attempt.reload || isUnchecked) await fetchVerified(STAMP.glue, STAMP.glueIntegrity, attempt);
  attempt.unseen.add(STAMP.glue);
  try {
    await loadTag(url, canUseScript);
  } catch (error) {
    throw createError(await diagnose(STAMP.glue, attempt), error);
  }
  attempt.unseen.delete(STAMP.glue);
  attempt.silence = 0;
  // The file is the right one: if it cannot be run, a reload may help, but it is not the network's fault.
  return import(url).catch(error => { throw createError('skew', error); });
}

/**
 * Whether a script's URL can be set. Trusted Types need a policy for it, created first, since the browser would report an
 * attempt without one.
 */
function allowScriptUrls() {
  if (trustedTypesPolicy || !win.trustedTypes) return true;
  try {
    trustedTypesPolicy = win.trustedTypes.createPolicy('role-fit', { createScriptURL: (/** @type {string} */ url) => url });
  } catch (error) {
    // The page does not allow a policy of this name. Links and import() work without one.
  }
  return trustedTypesPolicy;
}

/**
 * A script tag, or where its URL cannot be set, a link that preloads the module, with the hash too.
 * @param {string} url
 * @param {boolean} canUseScript
 */
async function loadTag(url, canUseScript) {
  const tag = createElement(canUseScript ? 'script' : 'link', {
    crossorigin: 'anonymous', integrity: STAMP.glueIntegrity, nonce: script ? script.nonce : '',
  });
  if (canUseScript) {
    tag.type = 'module';
    tag.src = trustedTypesPolicy ? trustedTypesPolicy.createScriptURL(url) : url;
  } else {
    tag.rel = 'modulepreload';
    tag.href = url;
  }
  isTagPending = true;
  await new NativePromise((resolve, reject) => {
    tag.onload = resolve;
    tag.onerror = reject;
    document.head.append(tag);
  }).finally(() => {
    isTagPending = false;
    tag.remove();
  });
}

/**
 * The bytes of a file with the expected hash. The browser's own check would hand over nothing before the whole file is there,
 * so that a slow line looked like a dead one. It is used where a page cannot compute hashes: without https.
 * @param {string} name
 * @param {string} integrity
 * @param {Attempt} attempt
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
async function fetchVerified(name, integrity, attempt) {
  const { subtle } = win.crypto || {};
  if (!subtle) attempt.unseen.add(name);
  let response, bytes;
  try {
    response = await fetch(createRequest(name, attempt, subtle ? '' : integrity));
    attempt.silence = 0;
    bytes = response.ok && await readBody(response, attempt, 0);
  } catch (error) {
    throw createError(await diagnose(name, attempt), error);
  }
  attempt.unseen.delete(name);
  if (!bytes) throw createError('http-' + response.status);
  if (subtle && integrity !== 'sha256-' + btoa(String.fromCharCode(...new Uint8Array(await subtle.digest('SHA-256', bytes))))) {
    throw createError('integrity');
  }
  return bytes;
}

/**
 * Makes a Request, because a page's wrapper around fetch may drop the second argument and with it the integrity. A service
 * worker may answer from its own cache, even if the browser's is bypassed, but has nothing for a URL with a new query.
 * @param {string} name
 * @param {Attempt} attempt
 * @param {string} [integrity]
 */
function createRequest(name, { home: from, reload, signal }, integrity = '') {
  const query = reload && hasServiceWorker() ? '?' + Date.now() : '';
  return new Request(from + name + query, { integrity, signal, credentials: 'same-origin', cache: reload ? 'reload' : 'default' });
}

/** Whether a service worker of the page may answer for the host of the quiz. */
function hasServiceWorker() {
  try {
    return !!navigator.serviceWorker.controller;
  } catch (_) {
    // There are none without https, and in sandboxed iframes it is forbidden to ask.
    return false;
  }
}

/**
 * Reads the body of a response, as far as the first bytes beyond a limit. With each chunk, the attempt has been silent for no
 * longer than so many seconds.
 * @param {Response} response
 * @param {Attempt} attempt
 * @param {number} silence
 * @param {number} [limit]
 */
async function readBody(response, attempt, silence, limit = Infinity) {
  // A page's own fetch may return a response without a stream.
  if (!response.body) return new Uint8Array(await response.arrayBuffer());
  const reader = response.body.getReader();
  const chunks = [];
  let length = 0;
  while (length <= limit) {
    const { value } = await reader.read();
    if (!value) break;
    attempt.silence = Math.min(attempt.silence, silence);
    chunks.push(value);
    length += value.length;
  }
  reader.cancel();
  const bytes = new Uint8Array(length);
  chunks.reduce((at, chunk) => {
    bytes.set(chunk, at);
    return at + chunk.length;
  }, 0);
  return bytes;
}

/**
 * Finds the code for a failed tag or fetch, which give no reason, by fetching the file without verification.
 * @param {string} name
 * @param {Attempt} attempt
 */
async function diagnose(name, attempt) {
  let code = 'network';
  try {
    const response = await fetch(createRequest(name, attempt));
    // Read the whole body: a connection that breaks in the middle is a network error too.
    await response.arrayBuffer();
    code = response.ok ? 'integrity' : 'http-' + response.status;
  } catch (error) {
    // A network error, or the page's policy.
  }
  // A policy violation is reported in a task of its own, possibly after the failure.
  await nextTask();
  return blockedUrls.includes(attempt.home) ? 'csp-connect' : code;
}

/**
 * @param {string} code
 * @param {string | undefined} message
 * @param {boolean | undefined} canRetry
 * @param {Node | ''} link
 * @param {() => void} onRetry
 */
function createErrorCard(code, message, canRetry, link, onRetry) {
  const kind = kindOf(code);
  const isPanic = kind === 'panic';
  const actions = createElement('div', { class: 'actions' });
  if (canRetry || /panic|network|timeout|http|csp/.test(kind)) {
    const button = createElement('button', { class: 'button primary', part: 'button', type: 'button' },
      text(isPanic ? 'restart' : 'retry'));
    button.onclick = () => {
      button.textContent = text('loading');
      onRetry();
    };
    actions.append(button);
  }
  actions.append(link);
  return createElement('div', { class: 'app', lang: STAMP.lang },
    createElement('div', { class: 'card error', part: 'card error', role: 'alert' },
      createElement('p', { class: 'title' }, text(isPanic ? 'title_panic' : 'title')),
      createElement('p', { class: 'lines' }, message || text(kind).replace('{status}', code.slice(5))),
      actions));
}

/**
 * A link to the quiz's own page.
 * @param {string} href
 */
function createHomeLink(href) {
  return createElement('a', { href, lang: STAMP.lang }, text('link'));
}

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
 * The URL that a relative one means on this page.
 * @param {string} url
 */
function resolveUrl(url) {
  try {
    return new URL(url, document.baseURI).href;
  } catch (_) {
    // The quiz reports an invalid URL.
    return url;
  }
}

/**
 * Whether a reader answers or types with a key. Whatever is pressed with Ctrl or ⌘ belongs to the page, but not what
 * AltGr types, which counts as Ctrl and Alt.
 * @param {any} event
 */
function isQuizKey({ target, key, ctrlKey, altKey, metaKey }) {
  if (metaKey || ctrlKey && !altKey) return false;
  const isTyping = target.matches('textarea,[type=text]');
  // Browsers that fill in a field dispatch events without a key.
  if (altKey) return isTyping && /^.$/u.test(key);
  return isTyping ? !/^(Escape|Tab|F\d+)$/.test(key) : /^(Arrow.*|Enter| )$/.test(key);
}

/**
 * All elements on the page: first those in the document, in their order, then those in shadow roots.
 * @returns {HTMLElement[]}
 */
function findElements() {
  return [...new Set([.../** @type {any} */ (document.querySelectorAll('role-fit')), ...registry.elements])];
}

/** @param {string} key */
function text(key) {
  return STAMP.text[key] || '';
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
 */
function codeOf(error) {
  return error && error.roleFit || 'panic';
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
    const hint = (text(code.replace(/-/g, '_')) || text(kindOf(code))).replace('{home}', home).replace('{status}', code.slice(5));
    console.warn('role-fit: ' + code, hint, error && error.reason || error || '');
  } catch (_) {
    // The page has removed the console.
  }
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

safely(main);
})();
