// @ts-check
// The looks of one element: light or dark, and readable colours, whatever its page has set.
// The build writes this file into the loader, beside the stylesheet. It deals with the page's colours and knows nothing about
// the quiz or the network.

/** The `--role-fit-…` properties that a page may set, but for the sizes, which apply to the element from outside. */
const PROPERTIES = 'bg surface text muted border accent accent-text po pm focus radius font'.split(' ');

/** The media query for readers whose system is dark. */
const SYSTEM_DARK = '(prefers-color-scheme: dark)';

/** The computed value of an element without a background colour. */
const TRANSPARENT = 'rgba(0, 0, 0, 0)';

/**
 * The two shared stylesheets of each window: the loader's and the engine's.
 * @type {WeakMap<Window, any[]>}
 */
const sharedSheets = new WeakMap();

/** The styles of the screens that only the engine renders; empty until it has loaded. */
let engineCss = '';

/**
 * Gives an element its stylesheets: the two shared ones, and between them its own, which is returned. A constructed
 * stylesheet works only in the window whose constructor made it, and adoption by another document drops it.
 * @param {any} root
 * @param {any} view the window
 * @param {string} css
 */
function adoptStyles(root, view, css) {
  const [first, last] = sharedSheets.get(view) || [new view.CSSStyleSheet(), new view.CSSStyleSheet()];
  const own = new view.CSSStyleSheet();
  replaceText(first, css);
  replaceText(last, engineCss);
  sharedSheets.set(view, [first, last]);
  own._ours = [first, own, last];
  root.adoptedStyleSheets = own._ours;
  return own;
}

/**
 * Puts an element's stylesheets back if something has removed them: an extension that adds its own may replace the list.
 * @param {any} root
 * @param {any} own the element's own stylesheet
 */
function restoreStyles(root, { _ours: ours }) {
  const present = [...root.adoptedStyleSheets];
  if (ours.every((/** @type {any} */ sheet) => present.includes(sheet))) return;
  root.adoptedStyleSheets = [...ours, ...present.filter(sheet => !ours.includes(sheet))];
}

/**
 * Adds the styles that come with the engine. They change nothing that is on the screen already.
 * @param {any} own the stylesheet of an element in the window that needs them
 * @param {string} css
 */
function addEngineStyles(own, css) {
  engineCss = css;
  replaceText(own._ours[2], engineCss);
}

/**
 * Calls back when the page may have switched between light and dark: by the system's setting, or by a class or an attribute
 * of <html> or <body>.
 * @param {() => void} callback
 */
function watchPageColours(callback) {
  const observer = new MutationObserver(callback);
  const root = document.documentElement;
  const observe = () => [root, document.body].forEach(element => {
    if (element) observer.observe(element, { attributes: true });
  });
  observe();
  // Routers such as Turbo replace the body.
  new MutationObserver(() => {
    observe();
    callback();
  }).observe(root, { childList: true });
  matchMedia(SYSTEM_DARK).addEventListener('change', callback);
  // A background with a transition has its new colour only at the end.
  document.addEventListener('transitionend', event => {
    if (/background/.test(event.propertyName)) callback();
  });
}

/**
 * Writes the rules that the page makes necessary into the element's own stylesheet. Does nothing, and returns the same
 * object as before, if all that they depend on is as before.
 * @param {HTMLElement} host
 * @param {any} root its shadow root
 * @param {any} sheet its own stylesheet
 * @param {string} css the loader's stylesheet
 * @param {RepairColours | null} repairColours null without an engine
 * @param {(code: string, details: string) => void} warn called once for each set of repairs
 * @param {boolean} isFramed whether the caller needs to know if it is dark
 * @returns {Looks}
 */
function updateColours(host, root, sheet, css, repairColours, warn, isFramed) {
  const style = getComputedStyle(host);
  const backgrounds = backgroundsOf(host);
  /** @type {[string, string][]} */
  const chosen = [];
  PROPERTIES.forEach(name => {
    const value = style.getPropertyValue('--role-fit-' + name);
    if (value) chosen.push([name, value]);
  });
  const canRepair = chosen.length && repairColours;
  // Nothing in the own stylesheet changes these.
  const inputs = [style.colorScheme, style.color, matchMedia(SYSTEM_DARK).matches, isFramed, !!canRepair, backgrounds, chosen].join();
  if (sheet._inputs === inputs) return sheet._looks;
  const probe = document.createElement('i');
  probe.hidden = true;
  root.append(probe);
  const readColour = createColourReader(probe);
  const backdrop = backgrounds.reduce((below, colour) => blend(readColour(colour), below), readColour('Canvas'));
  const card = blend(readColour('var(--role-fit-bg,transparent)'), backdrop);
  // Where the page declares no color-scheme, the lightness of the card decides.
  const scheme = style.colorScheme === 'normal' && isDark(card) ? '.app{color-scheme:dark}' : '';
  // Browsers before 2024 lack light-dark().
  const resolvedCss = CSS.supports('color', 'light-dark(red,red)') ? ''
    : css.replace(/light-dark\((.*?),(.*?)\)/g, scheme || isDark(readColour('Canvas')) ? '$2' : '$1');
  /** @param {string} repairs */
  const cssWith = repairs => resolvedCss + scheme + (repairs && `:host{${repairs}}`);
  replaceText(sheet, cssWith(''));
  // From here on the probe has the colour scheme of the quiz, which may not be the page's.
  probe.className = 'app';
  const repairs = canRepair
    ? repairContrast(readColour, backdrop, canRepair, repairs => replaceText(sheet, cssWith(repairs)))
    : '';
  sheet._hasCustomColours = chosen.length > 0;
  if (repairs && repairs !== sheet._reportedRepairs) warn('contrast', repairs);
  sheet._reportedRepairs = repairs;
  sheet._inputs = inputs;
  sheet._looks = { dark: isFramed && isDark(readColour('Canvas')), chosen };
  probe.remove();
  return sheet._looks;
}

/**
 * Repairs the colours that have too little contrast and returns the declarations. A colour that is mixed from another one
 * changes with it, hence several rounds.
 * @param {(colour: string) => number[]} readColour
 * @param {number[]} backdrop what is behind the card
 * @param {RepairColours} repairColours
 * @param {(repairs: string) => void} apply
 */
function repairContrast(readColour, backdrop, repairColours, apply) {
  const bg = blend(readColour('var(--bg)'), backdrop);
  let repairs = '';
  for (let round = 0; round < 3; round++) {
    repairs += repairColours(name => name === 'bg' ? bg : blend(readColour(`var(--${name})`), bg)) || '';
    apply(repairs);
  }
  return repairs;
}

/**
 * Replaces a stylesheet's text if it differs, since every replacement makes the browser recompute all styles.
 * @param {any} sheet
 * @param {string} text
 */
function replaceText(sheet, text) {
  if ((sheet._text || '') !== text) sheet.replaceSync(text);
  sheet._text = text;
}

/**
 * The background colours behind an element, from the root of the page to the element itself.
 * @param {any} element
 */
function backgroundsOf(element) {
  /** @type {string[]} */
  const colours = [];
  for (let node = element; node; node = ['assignedSlot', 'parentNode', 'host'].reduce((found, name) => found || readProperty(node, name), null)) {
    const colour = node.nodeType === 1 ? getComputedStyle(node).backgroundColor : TRANSPARENT;
    // Skip the many transparent ones: reading a colour is the slowest step here.
    if (colour !== TRANSPARENT) colours.unshift(colour);
  }
  return colours;
}

/**
 * Returns a function that reads any CSS colour as red, green, blue and, unless it is opaque, alpha, each from 0 to 1. An
 * invalid colour is transparent. All engines compute a mix in sRGB to the same notation.
 * @param {HTMLElement} probe
 * @returns {(colour: string) => number[]}
 */
function createColourReader(probe) {
  const style = getComputedStyle(probe);
  return colour => {
    probe.style.color = `color-mix(in srgb,${colour},${colour})`;
    const numbers = style.color.match(/-?[\d.]+(e-?\d+)?/g);
    return /^color\(/.test(style.color) && numbers ? numbers.map(Number) : [0, 0, 0, 0];
  };
}

/**
 * The colour that is seen where one lies over another.
 * @param {number[]} colour
 * @param {number[]} below
 */
function blend(colour, below) {
  const alpha = colour.length > 3 ? colour[3] : 1;
  return below.slice(0, 3).map((channel, index) => colour[index] * alpha + channel * (1 - alpha));
}

/** @param {number[]} colour */
function isDark([red, green, blue]) {
  return red * 0.3 + green * 0.6 + blue * 0.1 < 0.46;
}
