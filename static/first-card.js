// @ts-check
// The first card: what the build has drawn of the engine's own view, there before the engine, and what a reader presses on
// it meanwhile. Put into the loader by the build. It knows elements and presses; it knows no question and no answer.

/**
 * A text, or an element: its name, its attributes and what is in it.
 * @typedef {string | [string, Record<string, string>, ...any[]]} Tree
 * What the build stamps: the cards by their names, the seed behind those of "now", and how the name begins under which a
 * play of this deck is kept. A card is what it looks like, what of it gets the focus, and the names of the cards that
 * presses lead to, by the number of the control.
 * @typedef {{cards: Record<string, [Tree, string, ...string[]]>, seed: number, key: string}} Stamped
 */

/** How the fragment of a shared result begins, of whatever version and however damaged; any other is the page's own. */
const LINK = /^#rf([1-9][\da-z]{10}|[ct][1-9][\da-z]{20})/i;

/**
 * Which card that is; none where only the engine knows what comes first: another deck, a fixed seed, a play under way,
 * somebody's result.
 * @param {Element} host
 * @param {string} kept the name under which a play is kept
 */
function nameOfCard(host, kept) {
  const now = valueOf(host, 'start') === 'now';
  if (valueOf(host, 'deck') || now && valueOf(host, 'seed') || LINK.test(location.hash)) return '';
  try {
    if (valueOf(host, 'resume') !== 'off' && sessionStorage.getItem(kept)) return '';
  } catch (_) {
    // A page that forbids storage keeps nothing.
  }
  return (now ? 'now' : 'card') + (valueOf(host, 'length') === 'full' ? ' full' : ' short');
}

/**
 * Calls back at once if its page wants the engine eagerly or the element is less than 400 px from what can be seen; the
 * observer would say so only after the next frame, a tenth of a second later on a phone. In a task of its own, since the
 * page is laid out for it.
 * @param {Element} host
 * @param {IntersectionObserver} observer looks after it from then on
 * @param {() => void} then
 */
async function whenNear(host, observer, then) {
  await nextTask();
  if (!host.isConnected) return;
  const { width, top, bottom, left, right } = host.getBoundingClientRect();
  if (valueOf(host, 'loading') === 'eager'
    || width > 0 && bottom > -400 && top < innerHeight + 400 && right > -400 && left < innerWidth + 400) then();
  else observer.observe(host);
}

/**
 * @param {Element} host
 * @param {string} name
 */
function valueOf(host, name) {
  return (host.getAttribute(name) || '').trim().toLowerCase();
}

/**
 * Whether the reader stands on what is in the element from outside: its link.
 * @param {Element} host
 */
function isOnLink(host) {
  const { activeElement } = host.ownerDocument;
  return activeElement !== host && host.contains(activeElement);
}

/**
 * What can be pressed or have the focus; their order is the same here, in the engine's screens and in the stamp.
 * @param {Element} app
 * @returns {any[]}
 */
function controlsOf(app) {
  return [...app.querySelectorAll('button,input,[tabindex]')];
}

/** By a promise of the browser's own, since a page may have replaced window.Promise. */
async function nextTask() {
  await { then: (/** @type {() => void} */ done) => setTimeout(done) };
}

async function nextFrame() {
  await { then: (/** @type {() => void} */ done) => requestAnimationFrame(done) };
}

/** That of one element, from its arrival on the page until the engine has taken over. */
class FirstCard {
  /**
   * @param {Element} host
   * @param {Stamped} stamped
   * @param {string} busy what it says when a press needs the engine
   * @param {() => void} pressed told of each press
   */
  constructor(host, stamped, busy, pressed) {
    this._host = host;
    this._stamped = stamped;
    this._busy = busy;
    this._pressed = pressed;
    // Which of the cards it is; empty if there is none.
    this._name = '';
    // The numbers of the controls that the reader has pressed, and how many of them the engine has been given.
    /** @type {number[]} */
    this._presses = [];
    this._given = 0;
    // Whether the last press changes what is on the screen in a way that only the engine knows.
    this._waits = false;
    // The engine draws a play of its own, if the reader has begun none by now.
    this._isAsked = false;
    // A pointer or a key is down: what it is down on must not go.
    this._held = false;
    /** @type {any} */
    this._app = document.createElement('div');
    // What has taken the card's place.
    this._heir = this._app;
    this._app.addEventListener('click', (/** @type {any} */ event) => this._press(event.target.closest('button,input')));
    ['pointerdown', 'keydown'].forEach(name => this._app.addEventListener(name, () => this._hold()));
  }

  /**
   * Stands first, as the element's attributes have it; the style sheet then hides the link and the app. What the reader
   * has pressed stays pressed.
   * @param {any} root
   * @param {string} place which of the page's elements that is
   */
  _show(root, place) {
    if (!this._presses.length) this._name = nameOfCard(this._host, this._stamped.key + place);
    if (!this._name) return this._app.remove();
    this._draw();
    if (this._app.parentNode) return;
    this._isAsked = false;
    this._app.className = 'app first';
    root.prepend(this._app);
    if (isOnLink(this._host)) controlsOf(this._app)[0].focus({ preventScroll: true });
  }

  /** The seed and the length of a play that begins with this card; empty if it does not say what is asked. */
  _play() {
    this._isAsked = true;
    const [kind, length] = this._name.split(' ');
    return kind === 'now' ? this._stamped.seed + ' ' + length : '';
  }

  _draw() {
    const level = valueOf(this._host, 'heading-level');
    const [tree] = this._stamped.cards[this._name];
    draw(this._app, [tree], 'h' + (/^[2-6]$/.test(level) ? level : 2));
  }

  /** @param {Element | null} control */
  _press(control) {
    if (!control || control.getAttribute('aria-disabled')) return;
    const at = controlsOf(this._app).indexOf(control);
    if (!this._name) {
      // Who held on to the control while it was taken over, as a screen reader may, means the one in its place.
      const heir = controlsOf(this._heir)[at];
      return heir && heir.textContent === control.textContent && heir.click();
    }
    if (this._waits) {
      // Another choice takes the first one's place, unless the engine has it already.
      if (this._given === this._presses.length) return;
      this._presses.pop();
    }
    const [, , ...follow] = this._stamped.cards[this._name];
    // A fixed seed promises a certain play.
    const isOther = valueOf(this._host, 'seed') || this._isAsked && /card/.test(this._name);
    const next = isOther ? '' : follow[at];
    this._presses.push(at);
    this._waits = !next;
    if (next) {
      this._name = next;
      this._draw();
      this._focusSoon(this._stamped.cards[next][1]);
    } else if (control.localName === 'button') {
      this._app.querySelector('[role=status]').textContent = this._busy;
    }
    this._pressed();
  }

  /**
   * With the next frame, as the engine does it: Firefox drops the focus while it takes it off what was pressed. Whoever
   * has gone on meanwhile, on the page or in the card, stays there.
   * @param {string} selector
   */
  async _focusSoon(selector) {
    /** @type {any} */
    const root = this._app.getRootNode();
    const before = root.activeElement;
    await nextFrame();
    await nextTask();
    const { activeElement, body } = this._host.ownerDocument;
    const wanted = this._app.querySelector(selector);
    const stays = root.activeElement ? root.activeElement === before : [null, body, this._host].includes(activeElement);
    if (wanted && stays) wanted.focus();
  }

  _hold() {
    this._held = true;
    const released = new AbortController();
    const { signal } = released;
    const free = () => {
      released.abort();
      setTimeout(() => { this._held = false; });
    };
    // One of them comes, whatever becomes of the press: a scroll, a menu, another window.
    ['pointerup', 'pointercancel', 'keyup', 'contextmenu', 'blur'].forEach(name =>
      window.addEventListener(name, free, { capture: true, signal }));
  }

  /**
   * Gives what the reader has pressed to what takes the card's place, and then the place; the focus stays on the same
   * control. It may happen again, with another app, if the first one fails.
   * @param {HTMLElement} app
   * @param {(at: number) => void} [press]
   */
  async _handOver(app, press = at => {
    // Attributes that have changed since may have made it another screen.
    const control = controlsOf(app)[at];
    if (control) control.click();
  }) {
    this._given = 0;
    do {
      // The engine draws in a task of its own, and moves the focus after the next frame.
      await nextTask();
      if (!app.parentNode) return;
      if (!this._held && this._given < this._presses.length) {
        press(this._presses[this._given++]);
        if (this._given === this._presses.length) await nextFrame();
      }
    } while (this._held || this._given < this._presses.length);
    /** @type {any} */
    const root = app.getRootNode();
    const focused = controlsOf(this._app).indexOf(root.activeElement);
    // Another screen takes the focus itself.
    const control = app.querySelector('iframe') || !this._waits && controlsOf(app)[focused];
    this._app.className = 'app';
    if (focused >= 0) {
      if (control) control.focus({ preventScroll: true });
      // Firefox lets the next focus fall while it takes it off what has gone.
      else root.activeElement.blur();
    }
    this._app.remove();
    this._heir = app;
    this._name = '';
    this._presses = [];
    this._waits = false;
  }
}

/**
 * Makes what is in the element what the trees say, and leaves alone what is so already: a live region that stays in its
 * place is heard when its text changes. Elements and texts only, so no policy of the page's is asked.
 * @param {Element} parent
 * @param {Tree[]} trees
 * @param {string} heading the name that the cards' headings get
 */
function draw(parent, trees, heading) {
  trees.forEach((tree, at) => {
    /** @type {any} */
    let node = parent.childNodes[at];
    const isText = typeof tree === 'string';
    const [name, attributes, ...children] = isText ? ['#text', {}] : tree;
    const tag = name === 'h2' ? heading : name;
    if (!node || node.nodeName.toLowerCase() !== tag) {
      const made = isText
        ? document.createTextNode('')
        : document.createElementNS(name === 'svg' ? 'http://www.w3.org/2000/svg' : parent.namespaceURI, tag);
      if (node) node.replaceWith(made);
      else parent.append(made);
      node = made;
    }
    if (isText) {
      if (node.data !== tree) node.data = tree;
      return;
    }
    [...node.attributes].forEach(old => { if (!(old.name in attributes)) node.removeAttribute(old.name); });
    Object.keys(attributes).forEach(key => node.setAttribute(key, attributes[key]));
    draw(node, children, heading);
  });
  [...parent.childNodes].slice(trees.length).forEach(node => node.remove());
}
