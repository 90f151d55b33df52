// @ts-check
// The error card: says why the quiz cannot run, with a button if another attempt may help, and a link to the quiz's own page.

/**
 * @param {string} code
 * @param {string | undefined} message
 * @param {boolean | undefined} canRetry
 * @param {Node | ''} link
 * @param {() => void} onRetry
 * @param {Language | Stamp} language
 */
function createErrorCard(code, message, canRetry, link, onRetry, { text, lang }) {
  const kind = kindOf(code);
  const isPanic = kind === 'panic';
  const actions = createElement('div', { class: 'actions' });
  if (canRetry || /panic|network|timeout|http|csp/.test(kind)) {
    const button = createElement('button', { class: 'button primary', part: 'button', type: 'button' },
      text[isPanic ? 'restart' : 'retry']);
    button.onclick = () => {
      button.textContent = text.loading;
      onRetry();
    };
    actions.append(button);
  }
  actions.append(link);
  return createElement('div', { class: 'app', lang, dir: 'auto' },
    createElement('div', { class: 'card error', part: 'card error', role: 'alert' },
      createElement('p', { class: 'title' }, text[isPanic ? 'title_panic' : 'title']),
      createElement('p', { class: 'lines' }, message || (text[kind] || '').replace('{status}', code.slice(5))),
      actions));
}

/**
 * A link to the quiz's own page.
 * @param {string} href
 * @param {Language | Stamp} language
 */
function createHomeLink(href, { text, lang }) {
  return createElement('a', { href, lang }, text.link);
}
