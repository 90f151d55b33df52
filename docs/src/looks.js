// @ts-check
// The live controls of the page "Looks": they set attributes and custom properties of the quiz on the page, and show the
// CSS to copy.
(() => {
'use strict';

const form = /** @type {HTMLFormElement} */ (document.getElementById('controls'));
const quiz = /** @type {HTMLElement} */ (document.getElementById('live'));
const css = /** @type {HTMLElement} */ (document.getElementById('css'));
const controls = /** @type {NodeListOf<HTMLInputElement | HTMLSelectElement>} */ (form.querySelectorAll('[name]'));
/** What the controls showed at first: only what differs from it is set. */
const initial = new Map(Array.from(controls, control => [control.name, control.value]));

function update() {
  const lines = [];
  for (const control of controls) {
    const { name, value } = control;
    const isChanged = value !== initial.get(name);
    if (name === 'theme') {
      quiz.setAttribute('theme', value);
    } else if (isChanged) {
      const property = value + (control.dataset.unit || '');
      quiz.style.setProperty(name, property);
      lines.push('  ' + name + ': ' + property + ';');
    } else {
      quiz.style.removeProperty(name);
    }
  }
  css.textContent = lines.length ? ['role-fit {', ...lines, '}'].join('\n') : '/* The CSS appears here. */';
}

form.addEventListener('input', update);
// The event comes before the controls have their first values again.
form.addEventListener('reset', () => setTimeout(update));
form.addEventListener('submit', event => event.preventDefault());
})();
