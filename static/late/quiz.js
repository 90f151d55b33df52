// @ts-check
// A quiz that the engine runs on the page itself, and what happens to all of them when the engine panics.

/**
 * The quizzes on this instance of the engine, with their elements.
 * @type {Map<Quiz, Place>}
 */
const quizzes = new Map();

/**
 * Unfolds all sections while the page is printed. A style can only do it from Chrome 131, Firefox 143 and Safari 18.4 on.
 */
function unfoldInPrint() {
  /** @type {HTMLDetailsElement[]} */
  const unfolded = [];
  kit.listenOnWindow('beforeprint', () => quizzes.forEach(({ app }) => {
    for (const details of app.querySelectorAll('details:not([open])')) {
      details.open = true;
      unfolded.push(details);
    }
  }));
  kit.listenOnWindow('afterprint', () => unfolded.splice(0).forEach(details => { details.open = false; }));
}

/** @param {Place} place */
function createEngineQuiz(place) {
  let id = 0;
  /**
   * The text of the deck inside the element that the quiz shows.
   * @type {string | undefined}
   */
  let shown;
  /** Starts again with the deck inside the element if it is another one than the quiz shows. */
  const followDeck = () => {
    const text = textInside(place.host);
    if (text === undefined || text === shown) return;
    call(() => unmount(id));
    place.result = null;
    quiz.start('');
  };
  // A framework or the parser may add it late, and routers that morph a page change its text alone.
  const observer = new MutationObserver(() => kit.safely(followDeck));
  observer.observe(place.host, { childList: true, characterData: true, subtree: true });
  /** @type {Quiz} */
  const quiz = {
    start(deck, download) {
      /** @returns {Promise<Uint8Array | string | undefined>} */
      const read = async () => {
        await whenComplete(place.host);
        shown = textInside(place.host);
        return shown === undefined ? readDownload(deck, download) : new TextEncoder().encode(shown);
      };
      if (dead) throw kit.createError('panic');
      quizzes.set(quiz, place);
      place.addStyles(style);
      shown = textInside(place.host);
      id = call(() => mount(place.app, collectOptions(place), (name, detail) => {
        if (!quizzes.has(quiz)) return;
        if (name === 'ready') place.handOver();
        handleEvent(place, name, detail);
      }, read(), tag => kit.readPack(tag, place), pictureTasks(place)));
    },
    update() { call(() => update(id, collectOptions(place))); },
    restart() { callSoon(() => restart(id)); },
    leave() {},
    remove() {
      quizzes.delete(quiz);
      observer.disconnect();
      callSoon(() => unmount(id));
    },
    showLooks() {},
    repair(readColour, backdrop, blend, apply) {
      const bg = blend(readColour('var(--bg)'), backdrop);
      let declarations = '';
      // A colour that is mixed from another one changes with it, hence several rounds.
      for (let round = 0; round < 3; round++) {
        declarations += call(() => repairs(name => name === 'bg' ? bg : blend(readColour(`var(--${name})`), bg))) || '';
        apply(declarations);
      }
      return declarations;
    },
  };
  return quiz;
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
  if (name === 'result') showResult(place.host);
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
 * Calls the engine in a microtask, since it may be emitting an event, whose listener has asked for this.
 * @param {() => void} action
 */
async function callSoon(action) {
  await null;
  call(action);
}

/**
 * Called once, when the engine panics: none of its quizzes can work any more. The next load makes a new instance.
 * @param {any} error
 */
function handlePanic(error) {
  forgetEngine();
  quizzes.forEach(place => kit.safely(() => place.fail('panic', error)));
}
