// @ts-check
// index.html?embed=1 in a frame: only the quiz is shown, and the page outside is told its height and all that happens in it.
// Put into index.html by the build. It knows the element from outside, as any page does; it knows no quiz and no loader.
(() => {
'use strict';

// In a window of its own it is the whole page: nobody can make our address show a deck of theirs.
if (window.parent === window || !/[?&]embed=1(&|$)/.test(location.search)) return;

const ATTRIBUTES = 'deck lang theme loading start length heading-level share-to resume seed page'.split(' ');
const PROPERTIES = 'bg surface text muted border accent accent-text po pm focus radius font'.split(' ');
const EVENTS = 'ready start progress result share error'.split(' ');
const root = document.documentElement;

root.classList.add('embed');
// A link must not replace the quiz in its frame.
const base = document.createElement('base');
base.target = '_blank';
document.head.append(base);
new MutationObserver((_, observer) => {
  /** @type {any} */
  const host = document.querySelector('role-fit');
  if (!host) return;
  observer.disconnect();
  serve(host, given());
}).observe(root, { childList: true, subtree: true });

/** What the page outside has chosen: by the address if its author wrote the frame, by the frame's name if our loader did. */
function given() {
  const options = new URLSearchParams(location.search);
  const words = window.name.split('\n');
  for (let at = 0; at + 1 < words.length; at += 2) options.set(words[at], words[at + 1]);
  return options;
}

/**
 * @param {any} host
 * @param {URLSearchParams} options
 */
function serve(host, options) {
  ATTRIBUTES.forEach(name => {
    const value = options.get(name);
    if (value !== null) host.setAttribute(name, value);
  });
  // Two frames on one page keep their answers apart.
  const place = options.get('place');
  if (place) host.id = place;
  root.style.colorScheme = options.get('theme') || '';
  const page = options.get('page');
  const deck = options.get('deck');
  // An address that was written for the page outside starts there.
  // Out of its frame, our address shows the deck that ships: a link to it would show a result of another quiz.
  if (deck && !page && !options.get('share-to')) host.setAttribute('share-to', 'none');
  try {
    if (deck && page) host.setAttribute('deck', new URL(deck, page).href);
  } catch (_) {
    // The quiz says what is wrong with it.
  }
  if (options.get('nonce') && page && /^https?:/.test(page)) talk(host, new URL(page).origin);
}

/**
 * The looks that the page outside has chosen.
 * @param {any} host
 * @param {string} theme
 * @param {[string, string][]} chosen
 */
function wear(host, theme, chosen) {
  host.setAttribute('theme', theme);
  // A frame is see-through only where both sides have the same scheme.
  root.style.colorScheme = theme;
  PROPERTIES.forEach(name => host.style.removeProperty('--role-fit-' + name));
  chosen.filter(([name]) => PROPERTIES.includes(name)).forEach(([name, value]) => host.style.setProperty('--role-fit-' + name, value));
}

/**
 * @param {any} host
 * @param {number} at which of its controls, counted as `controlsOf` in first-card.js counts them on the page outside
 */
function press(host, at) {
  const control = host.shadowRoot.querySelectorAll('button,input,[tabindex]')[at];
  if (control) control.click();
}

/**
 * @param {any} host
 * @param {string} origin the page outside; to any other the browser delivers nothing
 */
function talk(host, origin) {
  // The frame's name, with a number by chance in it, is known to the page outside and to us.
  /**
   * @param {string} name
   * @param {unknown} detail
   */
  const say = (name, detail) => window.parent.postMessage({ frame: window.name, name, detail }, origin);
  const sayStatus = () => {
    if (host.result) say('kept-result', host.result);
    say('status', host.getAttribute('data-status') || 'idle');
  };
  // Near enough to be loaded: the page outside has waited for that.
  host.setAttribute('loading', 'eager');
  // The page outside hears our height, and hands over what was pressed there, maybe before the loader is here. Where it
  // then shows a play that was kept, what was pressed on another card is not meant for that.
  const isFirst = customElements.whenDefined('role-fit').then(() => !!host.shadowRoot.querySelector('.first'));
  new ResizeObserver(() => say('height', Math.ceil(root.getBoundingClientRect().height))).observe(root);
  new MutationObserver(sayStatus).observe(host, { attributeFilter: ['data-status'] });
  EVENTS.forEach(name => host.addEventListener('role-fit-' + name, (/** @type {CustomEvent} */ event) => {
    sayStatus();
    say(name, event.detail);
  }));
  window.addEventListener('message', event => {
    const { data } = event;
    if (event.source !== window.parent || event.origin !== origin || !data || data.frame !== window.name) return;
    if (data.chosen) wear(host, data.dark ? 'dark' : 'light', data.chosen);
    // What the reader has pressed on the card that stood in the frame's place.
    else if (data.press >= 0) isFirst.then(is => { if (is) press(host, data.press); });
    else host.restart();
  });
}
})();
