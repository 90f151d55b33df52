// @ts-check
// Brings a result into sight: at the end of a play, and if a link has opened it, unless the reader is somewhere else by now.

/**
 * Scrolls to a result that a link has opened. The focus stays where it is.
 * @param {Element} host
 */
async function bringIntoSight(host) {
  kit.link.initial = '';
  await kit.afterNextFrame();
  if (!isScrolled(host)) scrollToResult(host);
}

/**
 * Shows the end of a play from its top. The focus goes to the name of the result, which may be in sight without the rest.
 * @param {Element} host
 */
async function showResult(host) {
  await kit.afterNextFrame();
  const { top, bottom } = host.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) host.scrollIntoView({ behavior: 'instant' });
}

/**
 * The element that was brought into sight, and the page's position since then.
 * @type {Element | undefined}
 */
let inSight;
let position = 0;

/** @param {Element} host */
function scrollToResult(host) {
  const { top } = host.getBoundingClientRect();
  if (top < 0 || top > innerHeight / 2) host.scrollIntoView({ behavior: 'instant' });
  inSight = host;
  position = scrollY;
}

/** Another quiz, above the result, may have grown. Browsers without scroll anchoring then move the result away. */
async function keepInSight() {
  await kit.afterNextFrame();
  if (inSight && scrollY === position) scrollToResult(inSight);
}

/**
 * Whether anything around an element has been scrolled.
 * @param {any} node
 */
function isScrolled(node) {
  for (; node; node = kit.containerOf(node)) {
    if (kit.link.scrolled.has(node)) return true;
  }
  return false;
}
