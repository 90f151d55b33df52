// @ts-check
// The page in an iframe, index.html?embed=1: shows only the quiz, and posts its height and its events to the outer page.
// The build writes this file into index.html. It uses the public interface of <role-fit>, as any page does, and knows
// nothing about the quiz or the loader.
(() => {
'use strict';

// Without a parent this is a page of its own, and a link must not be able to show another author's deck under its URL.
if (window.parent === window || !/[?&]embed=1(&|$)/.test(location.search)) return;

const ATTRIBUTES = 'deck lang theme loading start length heading-level share-to resume seed page'.split(' ');
const PROPERTIES = 'bg surface text muted border accent accent-text po pm focus radius font'.split(' ');
const EVENTS = 'ready start progress result share error'.split(' ');
const root = document.documentElement;

root.classList.add('embed');
// Open links outside the iframe, so that they do not replace the quiz.
const base = document.createElement('base');
base.target = '_blank';
document.head.append(base);
new MutationObserver((_, observer) => {
  /** @type {any} */
  const host = document.querySelector('role-fit');
  if (!host) return;
  observer.disconnect();
  setUp(host, readOptions());
}).observe(root, { childList: true, subtree: true });

/**
 * The outer page's options: from the URL of an iframe that its author wrote, or from the name of one that the loader made.
 * A URL can be written by anybody, so it must not say to which page results are shared and messages are sent.
 */
function readOptions() {
  const options = new URLSearchParams(location.search);
  ['inside', 'nonce', 'origin', 'page', 'path', 'place'].forEach(name => options.delete(name));
  const parts = window.name.split('\n');
  // The author of an iframe may have given it a name for other purposes.
  if (parts[0] !== 'nonce') return options;
  for (let index = 0; index + 1 < parts.length; index += 2) options.set(parts[index], parts[index + 1]);
  return options;
}

/**
 * @param {any} host
 * @param {URLSearchParams} options
 */
function setUp(host, options) {
  ATTRIBUTES.forEach(name => {
    const value = options.get(name);
    if (value !== null) host.setAttribute(name, value);
  });
  // The deck inside the element of the outer page.
  const inside = options.get('inside');
  if (inside) {
    const script = document.createElement('script');
    script.type = 'application/json';
    script.text = JSON.parse(inside);
    host.append(script);
  }
  // The id keeps the saved plays of two iframes apart, whether on one page or on two.
  const place = options.get('place');
  if (place) host.id = place + ':' + options.get('path');
  root.style.colorScheme = options.get('theme') || '';
  const origin = options.get('origin') || '';
  const shareTo = options.get('share-to');
  // Without the URL of the outer page, links would lead to this one, which outside of the iframe shows the shipped deck.
  // With that deck, the author of an iframe may want this.
  const wouldShareThisPage = shareTo ? origin && shareTo === 'page' : options.get('deck') || inside;
  if (!options.get('page') && wouldShareThisPage) host.setAttribute('share-to', 'none');
  if (/^https?:/.test(origin)) connect(host, origin);
}

/**
 * Exchanges messages with the outer page. Each carries the iframe's name, which has a nonce that only the two pages know.
 * @param {any} host
 * @param {string} origin of the outer page; the browser delivers messages to no other
 */
function connect(host, origin) {
  /**
   * @param {string} name
   * @param {unknown} detail
   */
  const post = (name, detail) => window.parent.postMessage({ frame: window.name, name, detail }, origin);
  const postStatus = () => {
    if (host.result) post('kept-result', host.result);
    post('status', host.status || 'idle');
  };
  // The outer page makes the iframe only once it is near the viewport.
  host.setAttribute('loading', 'eager');
  // The outer page may hand over presses before the loader has run here. They count only if this page shows a first card
  // too: on a restored play they would answer another question.
  const showsFirstCard = customElements.whenDefined('role-fit').then(() => !!host.shadowRoot.querySelector('.first'));
  const postHeight = () => post('height', Math.ceil(root.getBoundingClientRect().height));
  new ResizeObserver(postHeight).observe(root);
  // In a hidden page nothing is observed, and the outer page waits for the first height.
  setTimeout(postHeight, 100);
  new MutationObserver(postStatus).observe(host, { attributeFilter: ['data-status'] });
  EVENTS.forEach(name => host.addEventListener('role-fit-' + name, (/** @type {CustomEvent} */ event) => {
    postStatus();
    post(name, event.detail);
  }));
  window.addEventListener('message', event => {
    const { data } = event;
    if (event.source !== window.parent || event.origin !== origin || !data || data.frame !== window.name) return;
    if (data.chosen) applyLooks(host, data.dark ? 'dark' : 'light', data.chosen);
    // A press on the card that the outer page showed in place of the iframe.
    else if (data.press >= 0) showsFirstCard.then(isShown => { if (isShown) press(host, data.press); });
    else host.restart();
  });
}

/**
 * Applies the colours of the outer page.
 * @param {any} host
 * @param {string} theme
 * @param {[string, string][]} chosen
 */
function applyLooks(host, theme, chosen) {
  host.setAttribute('theme', theme);
  // An iframe is transparent only if both pages have the same color-scheme.
  root.style.colorScheme = theme;
  PROPERTIES.forEach(name => host.style.removeProperty('--role-fit-' + name));
  chosen.filter(([name]) => PROPERTIES.includes(name))
    .forEach(([name, value]) => host.style.setProperty('--role-fit-' + name, value));
}

/**
 * @param {any} host
 * @param {number} index of the control, in the order of `controlsOf` in first-card.js
 */
function press(host, index) {
  const control = host.shadowRoot.querySelectorAll('button,input,[tabindex]')[index];
  if (control) control.click();
}
})();
