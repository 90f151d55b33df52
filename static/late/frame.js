// @ts-check
// A quiz in an iframe, where the page's policy does not let the engine run. Its script is downloaded only there.

/**
 * The name of the script, and its SHA-256 in the format of the `integrity` attribute.
 * @type {{ name: string, integrity: string }}
 */
const FRAME = { name: '', integrity: '' };

/**
 * A quiz that becomes the one in the iframe as soon as the script is there.
 * @param {Place} place
 * @param {any} error why the engine cannot run on the page
 */
function createFramedQuiz(place, error) {
  let isRemoved = false;
  const ignore = () => {};
  /** @type {Quiz} */
  const quiz = {
    repair: null,
    async start(deck) {
      try {
        /** @type {FrameScript} */
        const script = await kit.loadFile(place.home, FRAME.name, FRAME.integrity, hasFailed);
        if (isRemoved) return;
        const tools = { kit, style, collectOptions, handleEvent, textInside, whenComplete };
        Object.assign(quiz, script.createFramedQuiz(tools, place, error));
        await quiz.start(deck);
      } catch (reason) {
        hasFailed = true;
        if (!isRemoved) place.fail(error.roleFit, reason);
      }
    },
    remove() { isRemoved = true; },
    update: ignore,
    restart: ignore,
    leave: ignore,
    showLooks: ignore,
  };
  return quiz;
}
