// @ts-check
// A quiz in an iframe of its own page, where the policy of the outer page does not apply.

/**
 * The framed quizzes on the page.
 * @type {Set<FramedQuiz>}
 */
const framedQuizzes = new Set();

/**
 * The iframe gets its options through its name, which is sent to no server; the name has a nonce, and every message must
 * repeat it. The iframe posts its height and its events. A blocked iframe posts nothing.
 * @implements {Quiz}
 */
class FramedQuiz {
  /**
   * @param {Place} place
   * @param {any} error why the engine cannot run on the page
   */
  constructor(place, error) {
    /** @type {RepairColours | null} */
    this.repair = null;
    this._place = place;
    this._error = error;
    this._isListening = false;
    /** @type {any} */
    this._sentLooks = null;
    // With a valid one the iframe shows its result first.
    this._link = kit.findResultLink();
    this._origin = new URL(place.home).origin;
    // That of a document without a URL is its parent's.
    const origin = /^http/.test(location.origin) ? location.origin : window.origin;
    this._frame = kit.createElement('iframe', {
      class: 'frame', title: kit.text('link'), lang: kit.lang, allow: 'clipboard-write; web-share', referrerpolicy: 'origin',
      name: ['nonce', crypto.getRandomValues(new Uint32Array(4)), 'origin', origin, ...collectOptions(place, true)].join('\n'),
      src: place.home + 'index.html?embed=1' + this._link,
    });
    // A page that isolates itself (COEP) takes no other iframe from a host that does not. This one has no storage.
    this._frame.credentialless = !!window.crossOriginIsolated;
  }

  start() {
    const { _place: place, _error: error } = this;
    framedQuizzes.add(this);
    kit.warn(error.roleFit, error);
    place.removeErrorCard();
    place.app.append(this._frame);
    this._awaitFrame();
    kit.dispatch(place.host, 'error', { code: error.roleFit });
  }

  update() {}

  restart() {
    this._post({});
  }

  /** Browsers load an iframe again wherever it is moved to. Its page finds the saved play. */
  leave() {
    this._setStatus('loading');
    this._awaitFrame();
  }

  /**
   * The iframe shows a first card before its status changes.
   * @param {string} status
   */
  _setStatus(status) {
    this._place.setStatus(status, !!this._frame.style.height);
  }

  remove() {
    framedQuizzes.delete(this);
  }

  /** @param {Looks} looks */
  showLooks(looks) {
    if (looks === this._sentLooks) return;
    this._sentLooks = looks;
    this._post(looks);
  }

  /** @param {object} message */
  _post(message) {
    const { _frame: frame } = this;
    frame.contentWindow.postMessage({ frame: frame.name, ...message }, this._origin);
  }

  /**
   * Shows the error card if the iframe posts nothing for five seconds. They count only while the reader sees the page, since
   * browsers delay iframes in hidden pages and load none in prerendered ones.
   */
  _awaitFrame() {
    this._isListening = false;
    let seconds = 0;
    const timer = setInterval(() => kit.safely(() => {
      if (!framedQuizzes.has(this) || this._isListening) clearInterval(timer);
      else if (kit.safeDocument(document).visibilityState === 'visible' && ++seconds === 5) this._place.showErrorCard(this._error.roleFit);
    }), 1000);
  }

  /** @param {MessageEvent} event from any window; only messages of this iframe count */
  _receive({ origin, source, data }) {
    const { _frame: frame, _place: place } = this;
    if (origin !== this._origin || source !== frame.contentWindow || data.frame !== frame.name) return;
    const { name, detail } = data;
    if (name === 'status') {
      if (this._link && !/idle|loading/.test(detail)) {
        this._link = '';
        if (detail === 'result') bringIntoSight(place.host);
      }
      return this._setStatus(detail);
    }
    if (name !== 'height') return handleEvent(place, name, detail);
    // With its first height, the iframe starts to listen.
    if (!this._isListening) {
      this._isListening = true;
      this._sentLooks = null;
      place.updateColours();
      place.handOver(press => this._post({ press }));
    }
    // The stylesheet limits it to between 100px and 200000px.
    frame.style.height = detail + 'px';
  }
}

/** @param {MessageEvent} event */
function receiveMessage(event) {
  framedQuizzes.forEach(quiz => kit.safely(() => quiz._receive(event)));
}
