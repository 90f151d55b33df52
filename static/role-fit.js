// @ts-check
// The loader: defines <role-fit>, fetches and checks the engine when an element comes near, and hands it a <div> to draw in.
// It knows the page and the network; it knows no question and no answer, and draws nothing itself but the card for a failure.
// Syntax stays at ES2017 plus import(), so that a browser below the floor gets as far as the feature test and keeps the link.

/**
 * What the build writes into this file: the names and sha384 of the engine's two files, the style and the texts `loader_*`.
 * @typedef {{glue: string, wasm: string, glueIntegrity: string, wasmIntegrity: string, css: string, text: Record<string, string>}} Stamp
 * The glue that wasm-bindgen makes, with the build's two additions: `whenDead` tells of a panic, `die` is told of one.
 * @typedef {{
 *   default(options: {module_or_path: WebAssembly.Module}): Promise<unknown>,
 *   whenDead(heir: (error: any) => void): void, die(error: any): void,
 *   mount(root: HTMLElement, options: string[], emit: (name: string, detail: any) => void): number,
 *   update(id: number, options: string[]): void, restart(id: number): void, unmount(id: number): void,
 * }} Glue
 * One instance of the engine, shared by all elements of the page; `dead` after a panic, and never called again from then on.
 * @typedef {{glue: Glue, dead: boolean, widgets: Set<any>}} Engine
 * One attempt at loading it: past every cache or not, and until when.
 * @typedef {{reload: boolean, signal: AbortSignal}} Attempt
 */

(() => {
'use strict';

/** @type {Stamp} */
const STAMP = { glue: '', wasm: '', glueIntegrity: '', wasmIntegrity: '', css: '', text: {} };

const ATTRIBUTES = 'deck lang theme loading start length heading-level share-to resume seed'.split(' ');
const EVENTS = 'ready start progress result share error'.split(' ');
const DRAWN = 'intro question feedback result review'.split(' ');

// Known only while the script itself runs: ask at once. A page that runs scripts in ways of its own leaves it empty.
/** @type {any} */
const script = document.currentScript || document.querySelector('script[src*="role-fit.js"]');
const home = script && script.src ? new URL('.', script.src).href : '';

/** @type {any} */
const page = window;
// A page may have replaced window.Promise; an async function always returns the browser's own.
/** @type {PromiseConstructor} */
const NativePromise = Object.getPrototypeOf((async () => {})()).constructor;
/** @type {WeakMap<Element, Widget>} */
const widgets = new WeakMap();
/** @type {WeakMap<Window, any>} */
const sheets = new WeakMap();
/** @type {IntersectionObserver} */
let nearby;
/** @type {Promise<Engine> | null} */
let booting = null;
let rounds = 0;
let blocked = false;
/** @type {any} */
let policy;

/** The first script on the page defines the element; any later one, of whatever version, only puts its own element after itself. */
function main() {
  const claim = Symbol.for('role-fit.1');
  const first = !page[claim];
  if (first) page[claim] = new WeakSet();
  const able = isAble();
  if (first && able) define();
  whenParsed(() => {
    place(page[claim], first, able);
    if (first && !able) giveUp();
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
 * @param {boolean} first
 * @param {boolean} able
 */
function place(placed, first, able) {
  if (Array.from(document.querySelectorAll('role-fit')).some(element => !placed.has(element))) return;
  if (!script || !document.body || !document.body.contains(script)) {
    if (first) tell('no-place');
    return;
  }
  const element = document.createElement('role-fit');
  ATTRIBUTES.forEach(name => {
    const value = script.getAttribute('data-' + name);
    if (value !== null) element.setAttribute(name, value);
  });
  if (!able) element.append(ownLink());
  placed.add(element);
  script.after(element);
}

/** Below the floor of browsers every link child stays as it is. */
function giveUp() {
  tell('old-browser');
  document.querySelectorAll('role-fit').forEach(element => send(element, 'error', { code: 'old-browser' }));
}

function define() {
  // A page may have replaced window.HTMLElement; what <p> is made from is the browser's own.
  /** @type {typeof HTMLElement} */
  const Base = Object.getPrototypeOf(document.createElement('p').constructor);
  nearby = new IntersectionObserver(entries => entries.forEach(entry => {
    if (entry.isIntersecting) ask(entry.target, widget => widget.warmUp());
  }), { rootMargin: '400px' });
  document.addEventListener('securitypolicyviolation', event => {
    if (event.disposition === 'enforce' && event.blockedURI.startsWith(home)) blocked = true;
  });
  customElements.define('role-fit', class extends Base {
    static get observedAttributes() { return ATTRIBUTES; }
    get status() { return this.getAttribute('data-status') || 'idle'; }
    get result() { return ask(this, widget => widget.result) || null; }
    restart() { ask(this, widget => widget.restart()); }
    connectedCallback() {
      safely(() => { if (!widgets.has(this)) widgets.set(this, new Widget(this)); });
      ask(this, widget => widget.arrive());
    }
    disconnectedCallback() { ask(this, widget => widget.depart()); }
    // Empty, but its being there makes moveBefore() leave the two callbacks above alone.
    connectedMoveCallback() {}
    adoptedCallback() { ask(this, widget => widget.dress()); }
    attributeChangedCallback() { ask(this, widget => widget.changed()); }
  });
}

/**
 * The widget of an element that has been on the page; an exception must not reach the page's onerror.
 * @template T
 * @param {Element} element
 * @param {(widget: Widget) => T} question
 */
function ask(element, question) {
  const widget = widgets.get(element);
  if (widget) return safely(() => question(widget));
}

/** What the loader keeps for one element. */
class Widget {
  /** @param {HTMLElement} host */
  constructor(host) {
    this.host = host;
    /** @type {object | null} */
    this.result = null;
    // Whether the next attempt goes past every cache: after a failure to load.
    this.reload = false;
    // From the request for the engine until the app is gone again.
    this.begun = false;
    // Grows with each beginning and end, so that a late word from an earlier app is not believed.
    this.life = 0;
    /** @type {Engine | null} */
    this.engine = null;
    this.id = 0;
    this.place = '';
    this.stale = false;
    this.leaving = 0;
    /** @type {any} */
    this.card = null;
    /** @type {HTMLElement | null} */
    this.focused = null;
    this.root = host.attachShadow({ mode: 'open' });
    this.link = make('slot');
    // Yew empties the element that it draws in, hence one of its own beside the slots.
    this.app = make('div');
    this.after = make('slot', { name: 'after-result' });
    this.root.append(this.link, this.app, this.after);
    this.dress();
    this.report('idle');
    this.followFocus();
    ['pointerover', 'focusin'].forEach(name => host.addEventListener(name, () => this.warmUp()));
  }

  arrive() {
    clearTimeout(this.leaving);
    const active = this.host.ownerDocument.activeElement;
    if (this.focused && (!active || active === this.host.ownerDocument.body)) this.focused.focus({ preventScroll: true });
    if (this.host.getAttribute('loading') === 'eager') this.warmUp();
    else if (!this.begun) nearby.observe(this.host);
  }

  /** A moved element leaves for a moment only: its app goes when it is still out after a second. */
  depart() {
    soon(() => { if (!this.host.isConnected) this.focused = null; });
    clearTimeout(this.leaving);
    this.leaving = setTimeout(() => safely(() => {
      if (this.host.isConnected) return;
      const { engine, id } = this;
      if (engine) call(engine, glue => glue.unmount(id));
      nearby.unobserve(this.host);
      this.letGo();
      this.report('idle');
    }), 1000);
  }

  /** A style sheet works only in the window whose constructor made it; adoption by another document drops it. */
  dress() {
    /** @type {any} */
    const view = this.host.ownerDocument.defaultView;
    if (!view) return;
    if (!sheets.has(view)) {
      const sheet = new view.CSSStyleSheet();
      sheet.replaceSync(STAMP.css);
      sheets.set(view, sheet);
    }
    this.root.adoptedStyleSheets = [sheets.get(view)];
  }

  /** append() of an element that holds the focus drops it to the body (all engines): arrive() gives it back. */
  followFocus() {
    /** @param {any} event */
    const got = event => { this.focused = event.target; };
    this.root.addEventListener('focusin', got);
    this.root.addEventListener('focusout', event => {
      const { target } = event;
      // Chromium tells of the loss in the middle of a removal, with the element still connected: look afterwards.
      soon(() => { if (this.focused === target && this.root.activeElement !== target) this.focused = null; });
    });
  }

  /** Attributes changed: one update for all of them. */
  changed() {
    if (this.stale) return;
    this.stale = true;
    soon(() => {
      this.stale = false;
      const { engine, id } = this;
      if (engine) call(engine, glue => glue.update(id, this.options()));
      else if (this.host.isConnected) this.arrive();
    });
  }

  restart() {
    const { engine, id } = this;
    if (!engine) return void this.begin();
    this.result = null;
    // Not at once: a listener may ask for it from within a call of the engine's.
    soon(() => call(engine, glue => glue.restart(id)));
  }

  /** The first load; after a failure the reader has the say. */
  warmUp() {
    if (!this.card) this.begin();
  }

  async begin() {
    if (this.begun) return;
    this.begun = true;
    const life = ++this.life;
    try {
      nearby.unobserve(this.host);
      this.report('loading');
      const engine = await boot(this.reload);
      if (life === this.life) this.mount(engine, life);
    } catch (error) {
      if (life === this.life) this.fail(codeOf(error), error);
    }
  }

  /**
   * @param {Engine} engine
   * @param {number} life
   */
  mount(engine, life) {
    if (engine.dead) throw failure('panic');
    this.engine = engine;
    engine.widgets.add(this);
    this.id = call(engine, glue => glue.mount(this.app, this.options(), (name, detail) => {
      if (life === this.life) this.hear(name, detail);
    }));
  }

  /** The attributes that are set, then what the app cannot know: names and values by turns. */
  options() {
    const { host } = this;
    this.place = this.place || host.id || 'n' + (Array.from(document.querySelectorAll('role-fit')).indexOf(host) + 1);
    const list = ['home', home, 'place', this.place];
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
  hear(name, detail) {
    if (name === 'status') return this.report(detail);
    if (name === 'fault') return this.fail(detail.code, detail.all, detail.text);
    if (name === 'start') this.result = null;
    if (/result/.test(name)) this.result = Object.freeze(detail);
    if (!EVENTS.includes(name)) return;
    send(this.host, name, detail);
  }

  /** @param {string} status */
  report(status) {
    const drawn = DRAWN.includes(status);
    const { activeElement } = this.host.ownerDocument;
    // The reader stands on the link, which is about to go.
    if (drawn && activeElement !== this.host && this.host.contains(activeElement)) this.focusApp();
    this.host.setAttribute('data-status', status);
    this.link.hidden = drawn;
    this.after.hidden = status !== 'result';
    if (drawn || status === 'error') this.dropCard();
  }

  /**
   * @param {string} code
   * @param {any} error
   * @param {string} [lines] what the engine says of a deck's faults
   */
  fail(code, error, lines) {
    if (!this.host.isConnected) return this.letGo();
    const focused = this.root.activeElement;
    this.letGo();
    tell(code, error);
    this.report('error');
    this.reload = code !== 'panic';
    this.card = failureCard(code, lines, !this.host.querySelector('a'), () => this.begin());
    this.app.before(this.card);
    const control = this.card.querySelector('button, a');
    if (focused && control) control.focus({ preventScroll: true });
    send(this.host, 'error', { code });
  }

  /** Forgets the app and all it may still say. */
  letGo() {
    if (this.engine) this.engine.widgets.delete(this);
    this.engine = null;
    this.result = null;
    this.begun = false;
    this.life++;
    const app = make('div');
    this.app.replaceWith(app);
    this.app = app;
    this.dropCard();
  }

  /** The card goes when there is something in its stead; the focus then stays in the widget. */
  dropCard() {
    const { card } = this;
    if (!card) return;
    if (card.contains(this.root.activeElement)) this.focusApp();
    card.remove();
    this.card = null;
  }

  focusApp() {
    this.app.tabIndex = -1;
    this.app.focus({ preventScroll: true });
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
  Array.from(engine.widgets).forEach(widget => safely(() => widget.fail('panic', error)));
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
        if (reload || !/integrity|skew/.test(codeOf(error))) throw error;
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
  const engine = { glue, dead: false, widgets: new Set() };
  try {
    glue.whenDead(error => bury(engine, error));
    await glue.default({ module_or_path: module });
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
    throw failure('skew', error);
  }
}

/**
 * Imports only what a tag with the hash has loaded under exactly this address: after a failed tag, import() runs
 * unchecked code in Chromium and WebKit, and Firefox never tries the same address again, hence a new #r… each time.
 * @param {Attempt} attempt
 * @returns {Promise<Glue>}
 */
async function importGlue(attempt) {
  const url = home + STAMP.glue + (rounds ? '#r' + rounds : '');
  rounds++;
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
    policy = page.trustedTypes.createPolicy('role-fit', { createScriptURL: unchanged });
  } catch (error) {
    // The page's list of policies leaves ours out; import() needs none.
  }
  return policy;
}

/** @param {string} url */
function unchanged(url) {
  return url;
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
    const { ok, status } = await fetch(new Request(home + name, { signal, credentials: 'omit' }));
    code = ok ? 'integrity' : 'http-' + status;
  } catch (error) {
    // The network it is, or the page's policy.
  }
  // A violation is told in a task of its own, maybe after the failure.
  await new NativePromise(resolve => setTimeout(resolve));
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
      button.textContent = text('loading') || text('retry');
      again();
    };
    actions.append(button);
  }
  if (withLink) actions.append(ownLink());
  return make('div', { class: 'card error', part: 'card error', role: 'alert' },
    make('p', { class: 'title' }, text(panic ? 'title_panic' : 'title')),
    make('p', { class: 'lines' }, lines || text(kind).replace('{status}', code.slice(5))),
    actions);
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

/** @param {string} key */
function text(key) {
  return STAMP.text['loader_' + key] || '';
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
    console.warn('role-fit: ' + code, text('console_' + code.replace(/-/g, '_')).replace('{home}', home), error && error.because || error || '');
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
