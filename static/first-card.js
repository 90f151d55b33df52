// @ts-check
// The first card: shows what the build rendered with the engine's own view, and records presses on it until the engine
// takes over. It keeps the reader's keys from the page and remembers the focus, before the engine is there as after.
// The build writes this file into the loader. It deals with elements and presses and knows nothing about questions or answers.

/**
 * A text, or an element: its tag name, its attributes and its children.
 * @typedef {string | [string, Record<string, string>, ...any[]]} Tree
 */

/**
 * One card: its content, the selector of what gets the focus, and for each control the name of the card that a press shows
 * next; empty if only the engine knows.
 * @typedef {[Tree, string, ...string[]]} Card
 */

/**
 * Values that the build writes into the loader for the first card.
 * @typedef {object} FirstCardStamp
 * @property {Record<string, Card>} cards by name
 * @property {number} seed the seed of the play that the "now" cards show
 * @property {string} key the prefix of this deck's key in sessionStorage
 * @property {string} lang the deck's language; may be empty
 * @property {string} dir the direction of the deck's texts, `ltr` or `rtl`; may be empty
 */

/**
 * The name of the first card; empty if only the engine knows the first screen: with another deck, a fixed seed, a saved play
 * or a shared result.
 * @param {Element} host
 * @param {string} storageKey
 */
function chooseCard(host, storageKey) {
  const startsNow = attributeOf(host, 'start') === 'now';
  if (deckOf(host) || startsNow && attributeOf(host, 'seed') || findResultLink()) return '';
  try {
    if (attributeOf(host, 'resume') !== 'off' && sessionStorage.getItem(storageKey)) return '';
  } catch (_) {
    // A page that forbids storage has no saved play.
  }
  return (startsNow ? 'now' : 'card') + (attributeOf(host, 'length') === 'full' ? ' full' : ' short');
}

/**
 * Calls back at once if the element is near the viewport or loads eagerly, or if the page was opened by a result link, for
 * which the engine decides where it belongs. Otherwise it leaves the element to the observer. The observer
 * alone would respond only after the next frame, a tenth of a second later on a phone. Runs in a task of its own, because
 * measuring forces a layout.
 * @param {Element} host
 * @param {IntersectionObserver} observer
 * @param {() => void} callback
 */
async function whenNear(host, observer, callback) {
  await nextTask();
  if (!host.isConnected) return;
  if (attributeOf(host, 'loading') === 'eager' || findResultLink() || isNearViewport(host)) callback();
  else observer.observe(host);
}

/** @param {Element} host */
function isNearViewport(host) {
  const { width, top, bottom, left, right } = host.getBoundingClientRect();
  return width > 0 && bottom > -400 && top < innerHeight + 400 && right > -400 && left < innerWidth + 400;
}

/**
 * @param {Element} host
 * @param {string} name
 */
function attributeOf(host, name) {
  return (host.getAttribute(name) || '').trim().toLowerCase();
}

/**
 * The deck of an element: the script element with the deck inside it, otherwise the URL of one; empty for the shipped deck.
 * @param {Element} host
 * @returns {any}
 */
function deckOf(host) {
  return host.querySelector('script[type="application/json"]') || (host.getAttribute('deck') || '').trim();
}

/**
 * Whether the focus is in the element's light DOM: on its fallback link.
 * @param {Element} host
 */
function isLinkFocused(host) {
  const { activeElement } = safeDocument(host.ownerDocument);
  return activeElement !== host && host.contains(activeElement);
}

/**
 * The elements that can be pressed or focused. First card, engine and build list them in the same order, so an index
 * identifies a control.
 * @param {Element} app
 * @returns {any[]}
 */
function controlsOf(app) {
  return [...app.querySelectorAll('button,input,[tabindex]')];
}

/**
 * Reads a property of a document or an element itself. An image or a field of the page with that name hides those of documents
 * and forms: `document.currentScript` is then the image.
 * @param {any} node
 * @param {string | symbol} name
 */
function readProperty(node, name) {
  return Reflect.get(Object.getPrototypeOf(node), name, node);
}

/**
 * What a node is rendered in: a slot, its parent, or the host of a shadow root.
 * @param {any} node
 */
function containerOf(node) {
  return ['assignedSlot', 'parentNode', 'host'].reduce((found, name) => found || readProperty(node, name), null);
}

/**
 * The document with its own properties and methods only.
 * @param {Document} owner
 * @returns {Document}
 */
function safeDocument(owner) {
  return new Proxy(owner, {
    get(_, name) {
      const value = readProperty(owner, name);
      return typeof value === 'function' ? value.bind(owner) : value;
    },
  });
}

/**
 * Adds a listener to the window. An element of the page named `addEventListener` hides the window's own method.
 * @param {string} name
 * @param {(event: any) => void} callback
 * @param {AddEventListenerOptions} [options]
 */
function listenOnWindow(name, callback, options) {
  document.createElement('i').addEventListener.call(window, name, callback, options);
}

/** Awaits a thenable, which makes a native promise: pages may replace window.Promise. */
async function nextTask() {
  await { then: (/** @type {() => void} */ resolve) => setTimeout(resolve) };
}

async function nextFrame() {
  await { then: (/** @type {() => void} */ resolve) => requestAnimationFrame(resolve) };
}

/** Waits until the next frame is drawn. */
async function afterNextFrame() {
  await nextFrame();
  await nextTask();
}

/** The first card of one element, from its connection to the page until the engine has taken over. */
class FirstCard {
  /**
   * @param {Element} host
   * @param {() => void} onPress
   */
  constructor(host, onPress) {
    this._host = host;
    this._onPress = onPress;
    this._language = ENGLISH;
    // The name of the card; empty if there is none.
    this._name = '';
    // The indexes of the controls that the reader has pressed, and how many of these presses the engine has received.
    /** @type {number[]} */
    this._presses = [];
    this._replayed = 0;
    // Whether only the engine knows what the last press shows.
    this._isWaiting = false;
    // Whether the engine has read its options. From then on it starts a play of its own, unless this card already shows one.
    this._isOptionSent = false;
    // Whether a pointer or key is down. Removing the pressed element would cancel the press.
    this._isHeld = false;
    /** @type {any} */
    this._card = document.createElement('div');
    // The controls that have taken the place of the card's, in the same order.
    /** @type {any[]} */
    this._replacements = [];
    this._card.addEventListener('click', (/** @type {any} */ event) => this._press(event.target.closest('button,input')));
    ['pointerdown', 'keydown'].forEach(name => this._card.addEventListener(name, () => this._hold()));
  }

  /**
   * Shows the card that fits the element's attributes, as the first child, so that the stylesheet hides link and app. After
   * the first press the card stays the same.
   * @param {any} root
   * @param {string} key identifies the element on its page
   * @param {Language | null} language null if it is not loaded yet, so that nobody sees another one first
   */
  _show(root, key, language) {
    const first = language && language.first;
    if (!this._presses.length) this._name = first ? chooseCard(this._host, first.key + key) : '';
    if (!first || !this._name) return this._card.remove();
    this._language = language;
    this._render();
    if (this._card.parentNode) return;
    this._isOptionSent = false;
    this._card.className = 'app first';
    const { lang, dir } = first;
    if (lang) this._card.lang = lang;
    if (dir) this._card.dir = dir;
    root.prepend(this._card);
    if (isLinkFocused(this._host)) controlsOf(this._card)[0].focus({ preventScroll: true });
  }

  /** The engine's option `first`: seed and length of the play that this card starts; empty if it starts none. */
  _getEngineOption() {
    this._isOptionSent = true;
    const [kind, length] = this._name.split(' ');
    return kind === 'now' ? this._language.first.seed + ' ' + length : '';
  }

  /**
   * Whether the reader has neither pressed nor focused anything.
   * @param {ShadowRoot} root
   */
  _isUntouched(root) {
    return !this._presses.length && !root.activeElement && !isLinkFocused(this._host);
  }

  _render() {
    const level = attributeOf(this._host, 'heading-level');
    const [tree] = this._language.first.cards[this._name];
    renderTrees(this._card, [tree], 'h' + (/^[2-6]$/.test(level) ? level : 2));
  }

  /** @param {Element | null} control */
  _press(control) {
    if (!control || control.getAttribute('aria-disabled')) return;
    const index = controlsOf(this._card).indexOf(control);
    if (!this._name) {
      // A screen reader may hold on to a control that has been replaced; it means the one in the same place.
      const replacement = this._replacements[index];
      return replacement && replacement.isConnected && replacement.click();
    }
    if (this._isWaiting) {
      // Another choice replaces the first one, unless the engine has received that.
      if (this._replayed === this._presses.length) return;
      this._presses.pop();
    }
    const next = this._nextCard(index);
    this._presses.push(index);
    this._isWaiting = !next;
    if (next) {
      this._name = next;
      this._render();
      const focus = this._language.first.cards[next][1];
      if (focus) this._focusSoon(focus);
    } else if (control.localName === 'button') {
      this._card.querySelector('[role=status]').textContent = this._language.text.loading;
    }
    this._onPress();
  }

  /**
   * The name of the card that a press on a control shows; empty if only the engine knows.
   * @param {number} index
   */
  _nextCard(index) {
    // With a fixed seed, or an engine that starts its own play, the play is not the one that the build rendered.
    const isOtherPlay = attributeOf(this._host, 'seed') || this._isOptionSent && /card/.test(this._name);
    const [, , ...next] = STAMP.first.cards[this._name];
    return isOtherPlay ? '' : next[index];
  }

  /**
   * Moves the focus with the next frame, as the engine does: Firefox drops the focus while it removes it from a pressed
   * element. If the reader has focused something else meanwhile, on the page or in the card, the focus stays there.
   * @param {string} selector
   */
  async _focusSoon(selector) {
    /** @type {any} */
    const root = this._card.getRootNode();
    const before = root.activeElement;
    await afterNextFrame();
    const { activeElement, body } = safeDocument(this._host.ownerDocument);
    const target = this._card.querySelector(selector);
    const isUnchanged = root.activeElement ? root.activeElement === before : [null, body, this._host].includes(activeElement);
    if (target && isUnchanged) target.focus();
  }

  _hold() {
    this._isHeld = true;
    const released = new AbortController();
    const { signal } = released;
    const release = () => {
      released.abort();
      setTimeout(() => { this._isHeld = false; });
    };
    // One of these follows every press, even if it ends in a scroll, a context menu or another window.
    ['pointerup', 'pointercancel', 'keyup', 'contextmenu', 'blur'].forEach(name =>
      listenOnWindow(name, release, { capture: true, signal }));
  }

  /**
   * Replays the reader's presses on the app, then lets it take the card's place with the focus on the same control. Runs
   * again with another app if the first one fails.
   * @param {HTMLElement} app
   * @param {(index: number) => void} [press]
   */
  async _handOver(app, press = index => {
    // If attributes have changed, the screen may lack this control.
    const control = controlsOf(app)[index];
    if (control) control.click();
  }) {
    this._replayed = 0;
    do {
      // The engine renders in a task of its own, and moves the focus after the next frame.
      await nextTask();
      if (!app.parentNode) return;
      if (!this._isHeld && this._replayed < this._presses.length) {
        press(this._presses[this._replayed++]);
        if (this._replayed === this._presses.length) await nextFrame();
      }
    } while (this._isHeld || this._replayed < this._presses.length);
    this._replaceWith(app);
  }

  /** @param {HTMLElement} app */
  _replaceWith(app) {
    /** @type {any} */
    const root = app.getRootNode();
    const focused = controlsOf(this._card).indexOf(root.activeElement);
    // After a press that had to wait, the new screen moves the focus itself.
    const control = app.querySelector('iframe') || !this._isWaiting && controlsOf(app)[focused];
    this._card.className = 'app';
    if (focused >= 0) {
      if (control) control.focus({ preventScroll: true });
      // Firefox drops the next focus() while it removes the focus from a deleted element.
      else root.activeElement.blur();
    }
    this._card.remove();
    // After a press that had to wait, the app shows another screen.
    this._replacements = this._isWaiting ? [] : controlsOf(app);
    this._name = '';
    this._presses = [];
    this._isWaiting = false;
  }
}

/**
 * Makes the children of an element match the trees and reuses nodes that match already: a screen reader announces a live
 * region only if it stays in place while its text changes. Creates only elements and texts, so no policy applies.
 * @param {Element} parent
 * @param {Tree[]} trees
 * @param {string} heading the tag name for the cards' headings
 */
function renderTrees(parent, trees, heading) {
  trees.forEach((tree, index) => {
    const isText = typeof tree === 'string';
    const [name, attributes, ...children] = isText ? ['#text', {}] : tree;
    const tag = name === 'h2' ? heading : name;
    /** @type {any} */
    let node = parent.childNodes[index];
    if (!node || node.nodeName.toLowerCase() !== tag) {
      const created = isText
        ? document.createTextNode('')
        : document.createElementNS(name === 'svg' ? 'http://www.w3.org/2000/svg' : parent.namespaceURI, tag);
      if (node) node.replaceWith(created);
      else parent.append(created);
      node = created;
    }
    if (isText) {
      if (node.data !== tree) node.data = tree;
      return;
    }
    [...node.attributes].forEach(old => { if (!(old.name in attributes)) node.removeAttribute(old.name); });
    Object.keys(attributes).forEach(key => node.setAttribute(key, attributes[key]));
    renderTrees(node, children, heading);
  });
  [...parent.childNodes].slice(trees.length).forEach(node => node.remove());
}

/** Tells this page from others of its origin, so that a play is restored only where it was saved. */
function pagePath() {
  const { hash, pathname, search } = location;
  return pathname + search + (/^#!?\//.test(hash) ? hash : '');
}

/**
 * Keeps from the page the keys by which a reader answers or types: a slide show would change its slide, and shortcuts
 * cannot see that a key was typed into a field of a shadow root. The page's own elements in the slots keep their keys.
 * @param {Node} root
 */
function containKeys(root) {
  ['keydown', 'keypress', 'keyup'].forEach(name => root.addEventListener(name, (/** @type {any} */ event) => {
    if (event.target.getRootNode() === root && isQuizKey(event)) event.stopPropagation();
  }));
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
 * Remembers the focused control of an element: in all engines a move by append() drops the focus to <body>.
 * @param {HTMLElement} host
 * @param {ShadowRoot} root
 */
function rememberFocus(host, root) {
  /** @type {any} */
  let focused = null;
  root.addEventListener('focusin', event => { focused = event.target; });
  root.addEventListener('focusout', async ({ target }) => {
    // Chromium fires focusout during the removal, while the element is still connected, so check afterwards.
    await null;
    if (focused === target && root.activeElement !== target) focused = null;
  });
  return {
    _restore() {
      const { activeElement, body } = safeDocument(host.ownerDocument);
      if (focused && (!activeElement || activeElement === body)) focused.focus({ preventScroll: true });
    },
    _forgetIfRemoved() {
      if (!host.isConnected) focused = null;
    },
  };
}
