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
 * The stylesheets of one element: the loader's and the engine's, which all elements of a window share, and between them its
 * own, with the rules that the page makes necessary.
 * @param {HTMLElement} host
 * @param {any} root its shadow root
 */
function createStyles(host, root) {
  /** @type {any[]} */
  let ours = [];
  // What the rules depend on, and what was found for it.
  let inputs = '';
  let repairs = '';
  /** @type {Looks} */
  let looks = { dark: false, chosen: [] };

  /** Runs again in each document that adopts the element: a constructed stylesheet works only in the window that made it. */
  const adopt = () => {
    /** @type {any} */
    const view = safeDocument(host.ownerDocument).defaultView;
    if (!view) return;
    const [first, last] = sharedSheets.get(view) || [new view.CSSStyleSheet(), new view.CSSStyleSheet()];
    replaceText(first, STAMP.css);
    replaceText(last, engineCss);
    sharedSheets.set(view, [first, last]);
    root.adoptedStyleSheets = ours = [first, new view.CSSStyleSheet(), last];
    inputs = repairs = '';
  };

  /** Puts the stylesheets back if something has removed them: an extension that adds its own may replace the list. */
  const restore = () => {
    const present = [...root.adoptedStyleSheets];
    if (ours.every(sheet => present.includes(sheet))) return;
    root.adoptedStyleSheets = [...ours, ...present.filter(sheet => !ours.includes(sheet))];
  };

  /**
   * Adapts the element to the colours of the page, if anything that they depend on has changed. Only a quiz can repair those
   * that cannot be read.
   * @param {Quiz | null} quiz
   */
  const update = quiz => {
    if (!host.isConnected || !safeDocument(host.ownerDocument).defaultView) return;
    restore();
    const style = getComputedStyle(host);
    const backgrounds = backgroundsOf(host);
    /** @type {[string, string][]} */
    const chosen = [];
    PROPERTIES.forEach(name => {
      const value = style.getPropertyValue('--role-fit-' + name);
      if (value) chosen.push([name, value]);
    });
    const isFramed = !!quiz && !quiz.repair;
    const repair = quiz && chosen.length && quiz.repair;
    // Nothing in the element's own stylesheet changes these.
    const found = [style.colorScheme, style.color, matchMedia(SYSTEM_DARK).matches, isFramed, !repair, backgrounds, chosen].join();
    if (inputs !== found) {
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
        : STAMP.css.replace(/light-dark\((.*?),(.*?)\)/g, scheme || isDark(readColour('Canvas')) ? '$2' : '$1');
      /** @param {string} declarations */
      const apply = declarations => replaceText(ours[1], resolvedCss + scheme + (declarations && `:host{${declarations}}`));
      apply('');
      // From here on the probe has the colour scheme of the quiz, which may not be the page's.
      probe.className = 'app';
      const before = repairs;
      repairs = repair ? repair(readColour, backdrop, blend, apply) : '';
      if (repairs && repairs !== before) warn('contrast', repairs);
      // An object of its own for each change.
      looks = { dark: isFramed && isDark(readColour('Canvas')), chosen };
      probe.remove();
      inputs = found;
    }
    if (quiz) quiz.showLooks(looks);
  };

  adopt();
  return {
    _adopt: adopt,
    _update: update,

    /**
     * Adds the styles that come with the engine. They change nothing that is on the screen already.
     * @param {string} css
     * @param {Quiz | null} quiz
     */
    _addEngineStyles(css, quiz) {
      engineCss = css;
      restore();
      replaceText(ours[2], css);
      // The page's own colours may need a repair, which is possible now.
      if (looks.chosen.length) update(quiz);
    },
  };
}

/**
 * Calls back when the page may have switched between light and dark: by the system's setting, or by a class or an attribute
 * of <html> or <body>. Once a frame, however often the page changes: some change a style with each scroll.
 * @param {() => void} onChange
 */
function watchPageColours(onChange) {
  let isPending = false;
  const callback = async () => {
    if (isPending || !widgets.size) return;
    isPending = true;
    await nextFrame();
    isPending = false;
    onChange();
  };
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
  for (let node = element; node; node = containerOf(node)) {
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
