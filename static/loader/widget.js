// @ts-check
// One element: its shadow root, first card, error card, status and colours, and its quiz once the engine's script is there.

/**
 * The widgets on the page.
 * @type {Set<Widget>}
 */
const widgets = new Set();
// Starts loading when an element comes near the viewport.
/** @type {IntersectionObserver} */
let viewportObserver;

/** Starts what all widgets of this loader share. */
function watchPage() {
  viewportObserver = new IntersectionObserver(entries => entries.forEach(({ target, isIntersecting }) => {
    widgets.forEach(widget => { if (isIntersecting && widget.host === target) safely(() => widget._autoLoad()); });
  }), { rootMargin: '400px' });
  document.addEventListener('securitypolicyviolation', noteViolation);
  safely(() => watchLinks(() => widgets.forEach(widget => safely(() => widget._autoLoad()))));
  safely(() => watchPageColours(() => widgets.size > 0, () => widgets.forEach(widget => safely(() => widget.updateColours()))));
}

/**
 * Makes an element's widget, for the element class.
 * @param {HTMLElement} host
 * @returns {Controls | undefined}
 */
function createControls(host) {
  if (!IS_MODULE && !home && !resolveHome(host.getAttribute('home'))) {
    // A loader that knows its home may still come.
    return void whenLoaded(() => { if (host.isConnected && !host.shadowRoot) failToServe(host, 'no-home'); });
  }
  return new Widget(host);
}

/** The loader's state and behaviour for one element. The engine's script uses what `Place` names. */
class Widget {
  /** @param {HTMLElement} host */
  constructor(host) {
    this.host = host;
    // The attribute data-status mirrors it. Routers that morph a page remove the attribute.
    this.status = 'idle';
    /** @type {any} */
    this._states = null;
    /** @type {object | null} */
    this.result = null;
    // Null while it is not loaded, or not chosen.
    /** @type {Language | null} */
    this.language = null;
    // After a failed download, the next attempt bypasses the HTTP cache.
    this._reload = false;
    // From the request for the engine until the app is removed.
    this._isStarted = false;
    // Increases with each start and reset, so that a download that ends later is ignored.
    this._generation = 0;
    /** @type {Quiz | null} */
    this._quiz = null;
    // Identifies the element on its page: by its id, otherwise by its position, whatever happens to these later.
    this.key = host.id || 'n' + (findElements().indexOf(host) + 1);
    this.path = pagePath();
    this._removalTimer = 0;
    /** @type {any} */
    this._errorCard = null;
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
    this.app = createElement('div', { class: 'app' });
    this._afterSlot = createElement('slot', { name: 'after-result' });
    this._root.append(this._linkSlot, this.app, this._afterSlot);
    this._firstCard = new FirstCard(host, () => this._autoLoad());
    this._styles = createStyles(host, this._root);
    // The deck inside the element may come later: from the parser, a framework or a router.
    new MutationObserver(() => this.change('')).observe(host, { childList: true });
    containKeys(this._root);
    this._focus = rememberFocus(host, this._root);
    ['pointerover', 'focusin'].forEach(name => host.addEventListener(name, () => this._autoLoad()));
  }

  connect() {
    clearTimeout(this._removalTimer);
    widgets.add(this);
    // Reading a colour forces a layout, so do it before the first card is there.
    this.updateColours();
    if (!this._isStarted && !this._errorCard) {
      chooseLanguage(this);
      this.setStatus('idle');
    }
    this._focus._restore();
    if (!this._isStarted) whenNear(this.host, viewportObserver, () => this._autoLoad());
  }

  /** Moving an element disconnects it briefly, so the app is removed only after a second. */
  disconnect() {
    inMicrotask(() => this._focus._forgetIfRemoved());
    if (this._quiz) this._quiz.leave();
    this._removalTimer = setTimeout(() => safely(() => {
      if (this.host.isConnected) return;
      viewportObserver.unobserve(this.host);
      widgets.delete(this);
      this._reset();
      this.setStatus('idle');
    }), 1000);
  }

  adopt() {
    this._styles._adopt();
  }

  /** @param {string} css the engine's stylesheet */
  addStyles(css) {
    this._styles._addEngineStyles(css, this._quiz);
  }

  updateColours() {
    this._styles._update(this._quiz);
  }

  /**
   * Waits for a microtask, as the page may be changing several attributes.
   * @param {string} name of the changed attribute; empty for what is inside the element
   */
  change(name) {
    if (name === 'data-status') return void this._restoreStatus();
    if (this._isUpdatePending) return;
    this._isUpdatePending = true;
    inMicrotask(() => {
      this._isUpdatePending = false;
      this.updateColours();
      followLanguage(this);
      if (this._quiz) this._quiz.update();
      else if (this.host.isConnected) this.connect();
    });
  }

  restart() {
    const { _quiz: quiz } = this;
    if (!quiz) return void this._load();
    this.result = null;
    quiz.restart();
  }

  /**
   * Focuses the quiz: its heading, its first control, or the author's link.
   * @param {FocusOptions} [options]
   */
  focus(options) {
    /** @type {any} */
    const target = this._root.querySelector('.app [tabindex],.app button,.app input,.app a,iframe') || this.host.querySelector('a');
    if (target && !this._root.activeElement) target.focus(options);
  }

  /** Whether the element can disappear without taking anything from the reader. */
  isUntouched() {
    return /idle|loading|intro|error/.test(this.status) && this._firstCard._isUntouched(this._root);
  }

  /** Loads the engine without a request from the reader; after an error, only the reader may try again. */
  _autoLoad() {
    if (!this._errorCard) this._load();
  }

  async _load() {
    if (this._isStarted || !this.host.isConnected) return;
    this._isStarted = true;
    const generation = ++this._generation;
    try {
      viewportObserver.unobserve(this.host);
      this.setStatus('loading');
      const deck = deckOf(this.host);
      // While the engine is on its way too. If the engine fails, nothing awaits the deck.
      const download = downloadDeck(deck, this._reload);
      download.catch(() => {});
      const createQuiz = await withLanguage(this, getEngine(this.home, this._reload));
      if (generation !== this._generation) return;
      // Assigned before it starts, since it may fail at once.
      this._quiz = createQuiz(this);
      this._quiz.start(deck, download);
    } catch (error) {
      if (generation === this._generation) this.fail(codeOf(error), error);
    }
  }

  /** The folder that all files come from. For the module, see `home`. */
  get home() {
    return resolveHome(this.host.getAttribute('home')) || home;
  }

  /** The engine's option `first`. */
  firstOption() {
    return this._firstCard._getEngineOption();
  }

  /** @param {(index: number) => void} [press] */
  handOver(press) {
    this._firstCard._handOver(this.app, press);
  }

  /**
   * @param {string} status
   * @param {boolean} [isCovered] whether something covers the author's link, whatever the status
   */
  setStatus(status, isCovered = false) {
    const isRendered = !/idle|loading|error/.test(status);
    // The link is about to be hidden.
    if (isRendered && isLinkFocused(this.host)) this._focusApp();
    this.status = status;
    this.host.setAttribute('data-status', status);
    try {
      this._states.clear();
      this._states.add(status);
    } catch (_) {
      // Chrome before 125 accepts only names that start with two dashes.
    }
    this._linkSlot.hidden = isRendered || isCovered;
    this._afterSlot.hidden = status !== 'result';
    if (isRendered || status === 'error') this.removeErrorCard();
  }

  /** Corrects the attribute after the page has changed it. In a task, since a page may answer each change with its own. */
  async _restoreStatus() {
    await nextTask();
    if (this.host.getAttribute('data-status') !== this.status) this.host.setAttribute('data-status', this.status);
  }

  /**
   * @param {string} code
   * @param {any} error
   * @param {string} [message] the engine's description of a deck's faults
   * @param {boolean} [canRetry] whether another attempt to fetch the deck may help
   */
  fail(code, error, message, canRetry) {
    if (!this.host.isConnected) return this._reset();
    warn(code, error);
    this.showErrorCard(code, message, canRetry);
    dispatch(this.host, 'error', { code });
  }

  /**
   * @param {string} code
   * @param {string} [message]
   * @param {boolean} [canRetry]
   */
  showErrorCard(code, message, canRetry) {
    const focused = this._root.activeElement;
    this._reset();
    this.setStatus('error');
    // After a timeout, what did arrive is still good.
    this._reload = !/panic|timeout/.test(code);
    const language = this.language || STAMP;
    const link = this.host.querySelector('a') || IS_MODULE && !this.home ? '' : createHomeLink(this.home, language);
    this._errorCard = createErrorCard(code, message, canRetry, link, () => this._load(), language);
    this.app.before(this._errorCard);
    const control = this._errorCard.querySelector('button, a');
    if (focused && control) control.focus({ preventScroll: true });
  }

  /** Drops the app and ignores everything that it may still emit. */
  _reset() {
    if (this._quiz) this._quiz.remove();
    this._quiz = null;
    this.result = null;
    this._isStarted = false;
    this._generation++;
    this._firstCard._card.remove();
    const app = createElement('div', { class: 'app' });
    this.app.replaceWith(app);
    this.app = app;
    this.removeErrorCard();
  }

  /** Called when something takes the error card's place; a focus in the card moves there. */
  removeErrorCard() {
    const { _errorCard: card } = this;
    if (!card) return;
    if (card.contains(this._root.activeElement)) this._focusApp();
    card.remove();
    this._errorCard = null;
  }

  _focusApp() {
    this.app.tabIndex = -1;
    this.app.focus({ preventScroll: true });
  }
}
