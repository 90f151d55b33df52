// @ts-check
// The looks of one element: light or dark, and colours that can be told apart, whatever its page has set.
// Put into the loader by the build, beside the style sheet. It knows the page's colours; it knows nothing of quiz or network.

/** What a page may set of the looks, by `--role-fit-…`, but for the sizes, which are the element's outside. */
const PROPERTIES = 'bg surface text muted border accent accent-text po pm focus radius font'.split(' ');

/** What browsers answer where there is no background. */
const CLEAR = 'rgba(0, 0, 0, 0)';

/** @type {WeakMap<Window, any[]>} */
const sheets = new WeakMap();

/** What the engine's screens look like that are none of the first cards; empty until the engine is there. */
let late = '';

/**
 * Gives an element its style: two sheets that all share, and between them one of its own, which is answered. A sheet works
 * only in the window whose constructor made it; adoption by another document drops it.
 * @param {any} root
 * @param {any} view the window
 * @param {string} css
 */
function dress(root, view, css) {
  const [first, last] = sheets.get(view) || [new view.CSSStyleSheet(), new view.CSSStyleSheet()];
  const own = new view.CSSStyleSheet();
  write(first, css);
  write(last, late);
  sheets.set(view, [first, last]);
  root.adoptedStyleSheets = [first, own, last];
  return own;
}

/**
 * The engine has brought the rest of the style. Nothing that is on the screen by now changes with it.
 * @param {any} root
 * @param {string} style
 */
function complete(root, style) {
  late = style;
  write(root.adoptedStyleSheets[2], late);
}

/**
 * Readers switch to dark by their system, blogs by a class or an attribute of <html> or <body>.
 * @param {() => void} repaint
 */
function watchColours(repaint) {
  const observer = new MutationObserver(repaint);
  [document.documentElement, document.body].forEach(element => observer.observe(element, { attributes: true }));
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint);
  // A background that fades is at its new colour only in the end.
  document.addEventListener('transitionend', event => {
    if (/background/.test(event.propertyName)) repaint();
  });
}

/**
 * Writes into the element's own style sheet what its page makes necessary. Where the page declares no color-scheme, the
 * lightness of what the text stands on decides. Says whether it is dark and what the page has chosen.
 * @param {HTMLElement} host
 * @param {any} root its shadow root
 * @param {any} sheet its own style sheet
 * @param {string} css the style sheet of all
 * @param {(colourOf: (name: string) => number[]) => string | null} repairs gives the declarations that take the place of
 *   colours that cannot be told from what they lie on
 * @param {(code: string, what: string) => void} tell the page's author is told of them, once
 * @param {boolean} framed whether it matters in the end if it is dark
 */
function paint(host, root, sheet, css, repairs, tell, framed) {
  const probe = document.createElement('i');
  probe.hidden = true;
  root.append(probe);
  const read = reader(probe);
  write(sheet, '');
  const style = getComputedStyle(host);
  const ground = backgrounds(host).reduce((below, colour) => over(read(colour), below), read('Canvas'));
  const card = over(read('var(--role-fit-bg,transparent)'), ground);
  const scheme = style.colorScheme === 'normal' && isDark(card) ? 'color-scheme:dark!important;' : '';
  // Only browsers of before 2024 lack it.
  const old = CSS.supports('color', 'light-dark(red,red)') ? ''
    : css.replace(/light-dark\((.*?),(.*?)\)/g, scheme || isDark(read('Canvas')) ? '$2' : '$1');
  write(sheet, old || scheme ? `${old}:host{${scheme}}` : '');
  let repaired = '';
  const chosen = PROPERTIES.map(name => [name, style.getPropertyValue('--role-fit-' + name)]).filter(([_, value]) => value);
  if (chosen.length) {
    const bg = over(read('var(--bg)'), ground);
    // What is mixed of a colour by default moves with it, hence more than one round.
    for (let round = 0; round < 3; round++) {
      repaired += repairs(name => name === 'bg' ? bg : over(read(`var(--${name})`), bg)) || '';
      write(sheet, `${old}:host{${scheme}${repaired}}`);
    }
  }
  sheet.chosen = chosen.length;
  if (repaired && repaired !== sheet.told) tell('contrast', repaired);
  sheet.told = repaired;
  const dark = framed && isDark(read('Canvas'));
  probe.remove();
  return { dark, chosen };
}

/**
 * Each change makes the browser go through all styles anew, so none is made for nothing.
 * @param {any} sheet
 * @param {string} text
 */
function write(sheet, text) {
  if ((sheet.text || '') !== text) sheet.replaceSync(text);
  sheet.text = text;
}

/**
 * What lies behind an element, from the page's root to itself.
 * @param {any} element
 */
function backgrounds(element) {
  /** @type {string[]} */
  const found = [];
  for (let node = element; node; node = node.assignedSlot || node.parentNode || node.host) {
    const colour = node.nodeType === 1 ? getComputedStyle(node).backgroundColor : CLEAR;
    // Most are, and to ask what a colour looks like takes a browser longer than all else here.
    if (colour !== CLEAR) found.unshift(colour);
  }
  return found;
}

/**
 * A colour in any notation as red, green, blue and, unless it is full, opacity, from 0 to 1; what is none is transparent.
 * A mixture in sRGB is computed to one notation by all engines.
 * @param {HTMLElement} probe
 * @returns {(colour: string) => number[]}
 */
function reader(probe) {
  const style = getComputedStyle(probe);
  return colour => {
    probe.style.color = `color-mix(in srgb,${colour},${colour})`;
    const parts = style.color.match(/-?[\d.]+(e-?\d+)?/g);
    return /^color\(/.test(style.color) && parts ? parts.map(Number) : [0, 0, 0, 0];
  };
}

/**
 * @param {number[]} colour
 * @param {number[]} below
 */
function over(colour, below) {
  const opacity = colour.length > 3 ? colour[3] : 1;
  return below.slice(0, 3).map((part, at) => colour[at] * opacity + part * (1 - opacity));
}

/** @param {number[]} colour */
function isDark([red, green, blue]) {
  return red * 0.3 + green * 0.6 + blue * 0.1 < 0.46;
}
