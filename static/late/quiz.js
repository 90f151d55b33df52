// @ts-check
// A quiz that the engine runs on the page itself, and what happens to all of them when the engine panics.

/**
 * The quizzes on this instance of the engine.
 * @type {Set<EngineQuiz>}
 */
const quizzes = new Set();

/** @implements {Quiz} */
class EngineQuiz {
  /** @param {Place} place */
  constructor(place) {
    this._place = place;
    this._id = 0;
    quizzes.add(this);
  }

  /**
   * @param {string} url
   * @param {Promise<Uint8Array<ArrayBuffer>[] | undefined>} deck
   */
  start(url, deck) {
    const { _place: place } = this;
    if (dead) throw kit.createError('panic');
    place.addStyles(style);
    /**
     * @param {string} name
     * @param {any} detail
     */
    const emit = (name, detail) => {
      if (!quizzes.has(this)) return;
      if (name === 'ready') place.handOver();
      handleEvent(place, name, detail);
    };
    this._id = call(() => mount(place.app, collectOptions(place), emit, readDeck(url, deck)));
  }

  update() {
    call(() => update(this._id, collectOptions(this._place)));
  }

  // In a microtask, since a listener may call it while the engine is emitting an event.
  restart() {
    kit.inMicrotask(() => call(() => restart(this._id)));
  }

  leave() {}

  // In a microtask, since the engine may be emitting an event.
  remove() {
    quizzes.delete(this);
    kit.inMicrotask(() => call(() => unmount(this._id)));
  }

  showLooks() {}

  /**
   * A colour that is mixed from another one changes with it, hence several rounds.
   * @type {RepairColours}
   */
  repair(readColour, backdrop, blend, apply) {
    const bg = blend(readColour('var(--bg)'), backdrop);
    let declarations = '';
    for (let round = 0; round < 3; round++) {
      declarations += call(() => repairs(name => name === 'bg' ? bg : blend(readColour(`var(--${name})`), bg))) || '';
      apply(declarations);
    }
    return declarations;
  }
}

/**
 * Handles what the engine emits, directly or from the iframe.
 * @param {Place} place
 * @param {string} name
 * @param {any} detail
 */
function handleEvent(place, name, detail) {
  if (name === 'status') return place.setStatus(detail);
  if (name === 'link') return void bringIntoSight(place.host);
  if (name === 'fault') return place.fail(detail.code, detail.all, detail.text, detail.retry);
  if (name === 'ready') keepInSight();
  if (name === 'start') place.result = null;
  if (/result/.test(name)) place.result = Object.freeze(detail);
  // A result restored after a reload was dispatched before the reload.
  if (name !== 'kept-result') kit.dispatch(place.host, name, detail);
}

/**
 * Calls the engine unless it is dead. An exception leaves it half-way through a change, so it counts as dead from then on.
 * @param {() => any} action
 */
function call(action) {
  if (dead) return;
  try {
    return action();
  } catch (error) {
    die(error);
  }
}

/**
 * Called once, when the engine panics: none of its quizzes can work any more. The next load makes a new instance.
 * @param {any} error
 */
function handlePanic(error) {
  forgetEngine();
  quizzes.forEach(quiz => kit.safely(() => quiz._place.fail('panic', error)));
}
