// @ts-check
// The loader: defines <role-fit>, fetches and checks the engine when an element comes near, and hands it a <div> to draw in.
// It knows the page and the network; it knows no question and no answer, and draws nothing itself but the card for a failure.
// Syntax stays at ES2017 plus import(), so that a browser below the floor gets as far as the feature test and keeps the link.

/**
 * What the build writes into this file: the names and SHA-256 of the engine's two files, the style and the texts.
 * @typedef {{glue: string, wasm: string, glueIntegrity: string, wasmIntegrity: string, css: string, text: Record<string, string>, first: Stamped}} Stamp
 * The glue that wasm-bindgen makes, with the build's three additions: `whenDead` tells of a panic, `die` is told of one, and
 * `style` is the style sheet of the engine's screens.
 * @typedef {{
 *   default(options: {module_or_path: WebAssembly.Module}): Promise<any>,
 *   whenDead(heir: (error: any) => void): void, die(error: any): void,
 *   mount(root: HTMLElement, options: string[], emit: (name: string, detail: any) => void): number,
 *   repairs(colourOf: (name: string) => number[]): string, style: string,
 *   update(id: number, options: string[]): void, restart(id: number): void, unmount(id: number): void,
 * }} Glue
 * One instance of the engine, shared by all elements of the page; `dead` after a panic, and never called again from then on.
 * @typedef {{glue: Glue, dead: boolean}} Engine
 * One attempt at loading it: past every cache or not, and until when.
 * @typedef {{reload: boolean, signal: AbortSignal}} Attempt
 */

(() => {
'use strict';

/* looks.js */
/* first-card.js */

/** @type {Stamp} */
const STAMP = { glue: '', wasm: '', glueIntegrity: '', wasmIntegrity: '', css: '', text: {}, first: { cards: {}, seed: 0, key: '' } };

// `page` is for the frame of a page that forbids the engine: where its links with share-to=page lead.
const ATTRIBUTES = 'deck lang theme loading start length heading-level share-to resume seed page'.split(' ');

// Known only while the script itself runs: ask at once. A page that runs scripts in ways of its own leaves it empty.
/** @type {any} */
const script = document.currentScript || document.querySelector('script[src*="role-fit.js"]');
const home = script && script.src ? new URL('.', script.src).href : '';
const homeOrigin = home && new URL(home).origin;

/** @type {any} */
const page = window;
// A page may have replaced window.Promise; an async function always returns the browser's own.
/** @type {PromiseConstructor} */
const NativePromise = Object.getPrototypeOf((async () => {})()).constructor;
// Those on the page now.
/** @type {Set<Widget>} */
const present = new Set();
/** @type {IntersectionObserver} */
let nearby;
/** @type {Promise<Engine> | null} */
let booting = null;
let blocked = false;
/** @type {any} */
let policy;

/** The first script on the page defines the element; any later one, of whatever version, only puts its own element after itself. */
function main() {
  // A page may have replaced window.Symbol; what its symbols are made by is the browser's own.
  /** @type {any} */
  const [symbol] = Object.getOwnPropertySymbols(Array.prototype);
  const claim = symbol.constructor.for('role-fit.1');
  const first = !page[claim];
  if (first) page[claim] = new WeakSet();
  const able = isAble();
  if (first && able) define();
  whenParsed(() => {
    place(page[claim]);
    if (first && able) watchColours(() => present.forEach(widget => safely(() => widget._paint())));
    else if (first) giveUp();
  });
}

/** What is youngest of all that loader and style need, and WebAssembly, which Apple's Lockdown Mode takes away. */
function isAble() {
  return home && page.WebAssembly && 'adoptedStyleSheets' in document && CSS.supports('container-type', 'inline-size');
}

/** @param {() => void} then */
function whenParsed(then) {
  if (document.readyState !== 'loading') then();
  else document.addEventListener('DOMContentLoaded', () => safely(then));
}

/**
 * The script-only form: with no <role-fit> written by the page's author, one is put right after the script.
 * @param {WeakSet<Element>} placed the elements that scripts have put, this one's and those of other copies
 */
function place(placed) {
  if (allElements().some(element => !placed.has(element))) return;
  if (!script || !script.closest('body')) {
    // A framework may still draw the element.
    return void setTimeout(() => { if (!allElements().length) tell('no-place'); }, 5000);
  }
  const element = document.createElement('role-fit');
  ATTRIBUTES.forEach(name => {
    const value = script.getAttribute('data-' + name);
    if (value !== null) element.setAttribute(name, value);
  });
  placed.add(element);
  script.after(element);
}

/** Below the floor of browsers every link child stays as it is; where there is none, one comes. */
function giveUp() {
  tell('old-browser');
  allElements().forEach(element => {
    if (!element.querySelector('a')) element.append(ownLink());
    send(element, 'error', { code: 'old-browser' });
  });
}

function define() {
  // A page may have replaced window.HTMLElement; what <p> is made from is the browser's own.
  /** @type {{new(): HTMLElement & {_widget?: Widget}}} */
  const Base = Object.getPrototypeOf(document.createElement('p').constructor);
  nearby = new IntersectionObserver(entries => entries.forEach(entry => {
    if (entry.isIntersecting) ask(entry.target, widget => widget._warmUp());
  }), { rootMargin: '400px' });
  document.addEventListener('securitypolicyviolation', event => {
    if (event.blockedURI.startsWith(home)) blocked = true;
  });
  page.addEventListener('message', (/** @type {MessageEvent} */ event) => present.forEach(widget => safely(() => widget._receive(event))));
  customElements.define('role-fit', class extends Base {
    static get observedAttributes() { return ATTRIBUTES; }
    get status() { return this.getAttribute('data-status') || 'idle'; }
    get result() { return ask(this, widget => widget._result) || null; }
    restart() { ask(this, widget => widget._restart()); }
    connectedCallback() {
      safely(() => { this._widget = this._widget || new Widget(this); });
      ask(this, widget => widget._arrive());
    }
    disconnectedCallback() { ask(this, widget => widget._depart()); }
    // Empty, but its being there makes moveBefore() leave the two callbacks above alone.
    connectedMoveCallback() {}
    adoptedCallback() { ask(this, widget => widget._dress()); }
    attributeChangedCallback() { ask(this, widget => widget._changed()); }
  });
}

/**
 * The widget of an element that has been on the page; an exception must not reach the page's onerror.
 * @template T
 * @param {any} element
 * @param {(widget: Widget) => T} question
 */
function ask(element, question) {
  const { _widget: widget } = element;
  if (widget) return safely(() => question(widget));
}

/** What the loader keeps for one element. */
class Widget {
  /** @param {HTMLElement} host */
  constructor(host) {
    this._host = host;
    /** @type {object | null} */
    this._result = null;
    // Whether the next attempt goes past every cache: after a failure to load.
    this._reload = false;
    // From the request for the engine until the app is gone again.
    this._begun = false;
    // Grows with each beginning and end, so that a late word from an earlier app is not believed.
    this._life = 0;
    /** @type {Engine | null} */
    this._engine = null;
    this._id = 0;
    this._place = '';
    // The quiz's own page in a frame, where this page forbids the engine.
    /** @type {any} */
    this._frame = null;
    this._leaving = 0;
    /** @type {any} */
    this._card = null;
    /** @type {HTMLElement | null} */
    this._focused = null;
    /** @type {any} */
    this._own = null;
    this._root = host.attachShadow({ mode: 'open' });
    this._link = make('slot');
    // Yew empties the element that it draws in, hence one of its own beside the slots.
    this._app = make('div', { class: 'app' });
    this._after = make('slot', { name: 'after-result' });
    this._root.append(this._link, this._app, this._after);
    this._first = new FirstCard(host, STAMP.first, text('loading'), () => this._warmUp());
    this._dress();
    this._followFocus();
    ['pointerover', 'focusin'].forEach(name => host.addEventListener(name, () => this._warmUp()));
  }

  _arrive() {
    clearTimeout(this._leaving);
    present.add(this);
    // Before there is anything to lay out: whoever asks for a colour waits for all that is.
    this._paint();
    if (!this._begun && !this._card) {
      this._first._show(this._root, this._where());
      this._report('idle');
    }
    const active = this._host.ownerDocument.activeElement;
    if (this._focused && (!active || active === this._host.ownerDocument.body)) this._focused.focus({ preventScroll: true });
    if (!this._begun) whenNear(this._host, nearby, () => this._warmUp());
  }

  /** A moved element leaves for a moment only: its app goes when it is still out after a second. */
  _depart() {
    soon(() => { if (!this._host.isConnected) this._focused = null; });
    this._leaving = setTimeout(() => safely(() => {
      if (this._host.isConnected) return;
      const { _engine: engine, _id: id } = this;
      if (engine) call(engine, glue => glue.unmount(id));
      nearby.unobserve(this._host);
      present.delete(this);
      this._letGo();
      this._report('idle');
    }), 1000);
  }

  /** A style sheet works only in the window whose constructor made it; adoption by another document drops it. */
  _dress() {
    /** @type {any} */
    const view = this._host.ownerDocument.defaultView;
    if (!view) return;
    this._own = dress(this._root, view, STAMP.css);
  }

  /** Fits the colours to the page's, before the engine is there but for those that only it can repair. */
  _paint() {
    const { _host: host, _engine: engine, _frame: frame } = this;
    if (!host.isConnected) return;
    const { dark, chosen } = paint(host, this._root, this._own, STAMP.css, colourOf =>
      engine && call(engine, glue => glue.repairs(colourOf)), tell, !!frame);
    if (frame) frame.contentWindow.postMessage({ frame: frame.name, dark, chosen }, homeOrigin);
  }

  /** append() of an element that holds the focus drops it to the body (all engines): arrive() gives it back. */
  _followFocus() {
    /** @param {any} event */
    const got = event => { this._focused = event.target; };
    this._root.addEventListener('focusin', got);
    this._root.addEventListener('focusout', event => {
      const { target } = event;
      // Chromium tells of the loss in the middle of a removal, with the element still connected: look afterwards.
      soon(() => { if (this._focused === target && this._root.activeElement !== target) this._focused = null; });
    });
  }

  /** An attribute has changed; not at once, as the page may be in the middle of several. */
  _changed() {
    soon(() => {
      const { _engine: engine, _id: id } = this;
      this._paint();
      if (engine) call(engine, glue => glue.update(id, this._options()));
      else if (this._host.isConnected) this._arrive();
    });
  }

  _restart() {
    const { _engine: engine, _id: id, _frame: frame } = this;
    if (frame) frame.contentWindow.postMessage({ frame: frame.name }, homeOrigin);
    else if (!engine) return void this._begin();
    this._result = null;
    // Not at once: a listener may ask for it from within a call of the engine's.
    if (engine) soon(() => call(engine, glue => glue.restart(id)));
  }

  /** The first load; after a failure the reader has the say. */
  _warmUp() {
    if (!this._card) this._begin();
  }

  async _begin() {
    if (this._begun) return;
    this._begun = true;
    const life = ++this._life;
    try {
      nearby.unobserve(this._host);
      this._report('loading');
      const engine = await boot(this._reload);
      if (life === this._life) this._mount(engine, life);
    } catch (error) {
      const code = codeOf(error);
      if (life !== this._life) return;
      if (/^csp/.test(code)) this._enframe(code, error);
      else this._fail(code, error);
    }
  }

  /**
   * What this page forbids, the quiz's own page in a frame may do. It gets the attributes by the frame's name, which no
   * server sees and which each of its words must carry; it tells its height and all that happens in it. A blocked frame
   * tells nothing.
   * @param {string} code
   * @param {any} error
   */
  _enframe(code, error) {
    tell(code, error);
    this._dropCard();
    const link = LINK.test(location.hash) ? location.hash : '';
    const frame = make('iframe', {
      class: 'frame', title: text('link'), allow: 'clipboard-write; web-share',
      name: ['nonce', crypto.getRandomValues(new Uint32Array(4)), 'page', location.href.split('#')[0], ...this._options()].join('\n'),
      src: home + 'index.html?embed=1' + link,
    });
    this._frame = frame;
    this._app.append(frame);
    // The first word is the height.
    setTimeout(() => {
      if (this._frame === frame && !frame.style.height) this._stop(code);
    }, 5000);
    send(this._host, 'error', { code });
  }

  /** @param {MessageEvent} event maybe a word from our frame */
  _receive({ origin, source, data }) {
    const { _frame: frame } = this;
    if (!frame || origin !== homeOrigin || source !== frame.contentWindow || data.frame !== frame.name) return;
    if (data.name !== 'height') return this._hear(data.name, data.detail);
    // It listens from now on.
    if (!frame.style.height) {
      this._paint();
      this._first._handOver(this._app, press => frame.contentWindow.postMessage({ frame: frame.name, press }, homeOrigin));
    }
    // The style sheet holds it between 100 and 5000.
    frame.style.height = data.detail + 'px';
  }

  /**
   * @param {Engine} engine
   * @param {number} life
   */
  _mount(engine, life) {
    if (engine.dead) throw failure('panic');
    this._engine = engine;
    complete(this._root, engine.glue.style);
    // Colours of the page's own may need the engine's repair.
    if (this._own.chosen) this._paint();
    this._id = call(engine, glue => glue.mount(this._app, this._options(), (name, detail) => {
      if (life === this._life) this._hear(name, detail);
    }));
  }

  /** What tells this element from others on its page. */
  _where() {
    return this._place || this._host.id || 'n' + (allElements().indexOf(this._host) + 1);
  }

  /** The attributes that are set, then what the app cannot know: names and values by turns. */
  _options() {
    const { _host: host } = this;
    this._place = this._where();
    const list = ['home', home, 'place', this._place, 'first', this._first._play()];
    ATTRIBUTES.forEach(name => {
      const value = host.getAttribute(name);
      if (value !== null) list.push(name, value);
    });
    return list;
  }

  /**
   * @param {string} name
   * @param {any} detail
   */
  _hear(name, detail) {
    if (name === 'status') return this._report(detail);
    if (name === 'fault') return this._fail(detail.code, detail.all, detail.text);
    // A frame's engine has a card of its own to take over from.
    if (name === 'ready' && this._engine) this._first._handOver(this._app);
    if (name === 'start') this._result = null;
    if (/result/.test(name)) this._result = Object.freeze(detail);
    // The page heard of a kept result before its reload.
    if (name !== 'kept-result') send(this._host, name, detail);
  }

  /** @param {string} status */
  _report(status) {
    const drawn = !/idle|loading|error/.test(status);
    // The link is about to go.
    if (drawn && isOnLink(this._host)) this._focusApp();
    this._host.setAttribute('data-status', status);
    // A frame shows a card of its own before the engine.
    this._link.hidden = drawn || this._frame && this._frame.style.height;
    this._after.hidden = status !== 'result';
    if (drawn || status === 'error') this._dropCard();
  }

  /**
   * @param {string} code
   * @param {any} error
   * @param {string} [lines] what the engine says of a deck's faults
   */
  _fail(code, error, lines) {
    if (!this._host.isConnected) return this._letGo();
    tell(code, error);
    this._stop(code, lines);
    send(this._host, 'error', { code });
  }

  /**
   * Shows the card of a failure.
   * @param {string} code
   * @param {string} [lines]
   */
  _stop(code, lines) {
    const focused = this._root.activeElement;
    this._letGo();
    this._report('error');
    this._reload = code !== 'panic';
    this._card = failureCard(code, lines, !this._host.querySelector('a'), () => this._begin());
    this._app.before(this._card);
    const control = this._card.querySelector('button, a');
    if (focused && control) control.focus({ preventScroll: true });
  }

  /** Forgets the app and all it may still say. */
  _letGo() {
    this._engine = null;
    this._frame = null;
    this._result = null;
    this._begun = false;
    this._life++;
    this._first._app.remove();
    const app = make('div', { class: 'app' });
    this._app.replaceWith(app);
    this._app = app;
    this._dropCard();
  }

  /** The card goes when there is something in its stead; the focus then stays in the widget. */
  _dropCard() {
    const { _card: card } = this;
    if (!card) return;
    if (card.contains(this._root.activeElement)) this._focusApp();
    card.remove();
    this._card = null;
  }

  _focusApp() {
    this._app.tabIndex = -1;
    this._app.focus({ preventScroll: true });
  }
}

/**
 * Calls the engine, never a dead one; what it throws has left it half done, so it is dead from then on.
 * @param {Engine} engine
 * @param {(glue: Glue) => any} action
 */
function call(engine, action) {
  if (engine.dead) return;
  try {
    return action(engine.glue);
  } catch (error) {
    safely(() => engine.glue.die(error));
    bury(engine, error);
  }
}

/**
 * After a panic no element of the instance works any more, and each says so; the next beginning makes a new instance.
 * @param {Engine} engine
 * @param {any} error
 */
function bury(engine, error) {
  if (engine.dead) return;
  engine.dead = true;
  booting = null;
  present.forEach(widget => {
    if (widget._engine === engine) safely(() => widget._fail('panic', error));
  });
}

/**
 * The one engine of the page. A failed boot is forgotten, so that the next request tries again; and since a damaged or
 * outdated copy may sit in a cache, the stamped names are then fetched once more past it.
 * @param {boolean} reload
 */
function boot(reload) {
  if (!booting) {
    booting = attempt(reload)
      .catch(error => {
        if (reload || !/integrity|skew|http-4/.test(codeOf(error))) throw error;
        return attempt(true);
      })
      .catch(error => {
        booting = null;
        throw error;
      });
  }
  return booting;
}

/**
 * At most ten seconds long, whatever it hangs on.
 * @param {boolean} reload
 * @returns {Promise<Engine>}
 */
async function attempt(reload) {
  blocked = false;
  const signal = AbortSignal.timeout(10000);
  return NativePromise.race([load({ reload, signal }), new NativePromise((_, reject) => {
    signal.onabort = () => reject(failure('timeout'));
  })]);
}

/** @param {Attempt} attempt */
async function load(attempt) {
  await probe();
  // Both files at once; whichever fails first decides.
  const compiling = compile(attempt);
  compiling.catch(() => {});
  const glue = await importGlue(attempt);
  const module = await compiling;
  /** @type {Engine} */
  const engine = { glue, dead: false };
  try {
    glue.whenDead(error => bury(engine, error));
    const { memory } = await glue.default({ module_or_path: module });
    // Another module has none: found now, and not by the first call.
    memory.grow(0);
  } catch (error) {
    throw failure('skew', error);
  }
  return engine;
}

/** The smallest module there is: finds a forbidden WebAssembly before any request. WebKit compiles it all the same: instantiate. */
async function probe() {
  try {
    await WebAssembly.instantiate(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  } catch (error) {
    throw failure('csp-wasm', error);
  }
}

/** @param {Attempt} attempt */
async function compile(attempt) {
  const response = await get(STAMP.wasm, STAMP.wasmIntegrity, attempt);
  try {
    // Streaming refuses any other content type; plain hosts send octet-stream.
    return /^application\/wasm$/i.test(response.headers.get('content-type') || '')
      ? await WebAssembly.compileStreaming(response)
      : await WebAssembly.compile(await response.arrayBuffer());
  } catch (error) {
    // Firefox hands out what has come of a line that breaks.
    throw failure(error instanceof WebAssembly.CompileError ? 'skew' : 'network', error);
  }
}

/**
 * Imports only what a tag with the hash has loaded under exactly this address: after a failed tag, import() runs
 * unchecked code in Chromium and WebKit, and Firefox never tries the same address again, hence a new ending each time.
 * @param {Attempt} attempt
 * @returns {Promise<Glue>}
 */
async function importGlue(attempt) {
  // A request that hangs holds Firefox's cache for that address.
  const url = home + STAMP.glue + (attempt.reload ? '?' : '#') + Date.now();
  const mayTag = makePolicy();
  if (attempt.reload || !mayTag) await (await get(STAMP.glue, STAMP.glueIntegrity, attempt)).arrayBuffer();
  try {
    if (mayTag) await tag(url);
  } catch (error) {
    throw failure(await cause(STAMP.glue, attempt), error);
  }
  return import(url);
}

/** Under Trusted Types a script's address needs a policy, asked for before the first try, which would be reported. */
function makePolicy() {
  if (policy || !page.trustedTypes) return true;
  try {
    policy = page.trustedTypes.createPolicy('role-fit', { createScriptURL: (/** @type {string} */ url) => url });
  } catch (error) {
    // The page's list of policies leaves ours out; import() needs none.
  }
  return policy;
}

/** @param {string} url */
async function tag(url) {
  const element = make('script', {
    type: 'module', crossorigin: 'anonymous', integrity: STAMP.glueIntegrity, nonce: script.nonce,
  });
  element.src = policy ? policy.createScriptURL(url) : url;
  await new NativePromise((resolve, reject) => {
    element.onload = resolve;
    element.onerror = reject;
    document.head.append(element);
  }).finally(() => element.remove());
}

/**
 * By a Request, because a page's wrapper around fetch may drop the second argument and the integrity with it.
 * @param {string} name
 * @param {string} integrity
 * @param {Attempt} attempt
 */
async function get(name, integrity, attempt) {
  const { reload, signal } = attempt;
  let response;
  try {
    response = await fetch(new Request(home + name, { integrity, signal, credentials: 'omit', cache: reload ? 'reload' : 'default' }));
  } catch (error) {
    throw failure(await cause(name, attempt), error);
  }
  if (!response.ok) throw failure('http-' + response.status);
  return response;
}

/**
 * A failed tag or checked fetch does not say why: the same fetch without the check does.
 * @param {string} name
 * @param {Attempt} attempt
 */
async function cause(name, { signal }) {
  let code = 'network';
  try {
    const response = await fetch(new Request(home + name, { signal, credentials: 'omit' }));
    // A line that breaks in the middle is the network's fault.
    await response.arrayBuffer();
    code = response.ok ? 'integrity' : 'http-' + response.status;
  } catch (error) {
    // The network it is, or the page's policy.
  }
  // A violation is told in a task of its own, maybe after the failure.
  await nextTask();
  return blocked ? 'csp-connect' : code;
}

/**
 * @param {string} code
 * @param {string | undefined} lines
 * @param {boolean} withLink
 * @param {() => void} again
 */
function failureCard(code, lines, withLink, again) {
  const kind = code.split('-')[0];
  const panic = kind === 'panic';
  const actions = make('div', { class: 'actions' });
  if (/panic|network|timeout|http/.test(kind)) {
    const button = make('button', { class: 'button primary', part: 'button', type: 'button' }, text(panic ? 'restart' : 'retry'));
    button.onclick = () => {
      button.textContent = text('loading');
      again();
    };
    actions.append(button);
  }
  if (withLink) actions.append(ownLink());
  return make('div', { class: 'app' },
    make('div', { class: 'card error', part: 'card error', role: 'alert' },
      make('p', { class: 'title' }, text(panic ? 'title_panic' : 'title')),
      make('p', { class: 'lines' }, lines || text(kind).replace('{status}', code.slice(5))),
      actions));
}

/** To the quiz's own page. */
function ownLink() {
  return make('a', { href: home }, text('link'));
}

/**
 * @param {string} name
 * @param {Record<string, string>} [attributes]
 * @param {(Node | string)[]} children
 * @returns {any}
 */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  Object.keys(attributes).forEach(key => element.setAttribute(key, attributes[key]));
  element.append(...children);
  return element;
}

function allElements() {
  return [...document.querySelectorAll('role-fit')];
}

/** @param {string} key */
function text(key) {
  return STAMP.text[key] || '';
}

/**
 * @param {Element} element
 * @param {string} name
 * @param {any} detail
 */
function send(element, name, detail) {
  element.dispatchEvent(new CustomEvent('role-fit-' + name, { bubbles: true, composed: true, detail: Object.freeze(detail) }));
}

/**
 * An error with one of the failure codes that `role-fit-error` tells; `because` is for the console.
 * @param {string} code
 * @param {any} [because]
 */
function failure(code, because) {
  return Object.assign(new Error(code), { roleFit: code, because });
}

/** @param {any} error */
function codeOf(error) {
  return error && error.roleFit || 'network';
}

/**
 * For the page's author.
 * @param {string} code
 * @param {any} [error]
 */
function tell(code, error) {
  try {
    console.warn('role-fit: ' + code, text(code.replace(/-/g, '_')).replace('{home}', home), error && error.because || error || '');
  } catch (_) {
    // A page without a console.
  }
}

/**
 * In a microtask. Not queueMicrotask: pages have been seen without it.
 * @param {() => void} action
 */
async function soon(action) {
  await null;
  safely(action);
}

/**
 * @template T
 * @param {() => T} action
 */
function safely(action) {
  try {
    return action();
  } catch (error) {
    tell('error', error);
  }
}

safely(main);
})();
