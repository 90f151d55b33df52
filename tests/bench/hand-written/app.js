// The quiz of ../twelve.json written by hand without a framework, as a baseline for the widget. It replaces the whole
// question each time, as a first version would.
'use strict';

const TITLE = 'Product Owner or Product Manager?';
const CHOICES = ['Product Owner', 'Product Manager', 'Both'];
const QUESTIONS = [
  { ask: "Who orders the product backlog?", key: 0, why: "Ordering the backlog is an accountability of the Product Owner." },
  { ask: "Who sizes the market before a new product is funded?", key: 1, why: "Market sizing and the business case sit with the Product Manager." },
  { ask: "Who talks to users to learn what they need?", key: 2, why: "Both need first-hand contact with users to do their work well." },
  { ask: "Who states the product goal to the Scrum team?", key: 0, why: "Developing and communicating the product goal is the Product Owner’s." },
  { ask: "Who sets the price and the packaging?", key: 1, why: "Pricing and packaging are part of product management, not of Scrum." },
  { ask: "Who can say no to a stakeholder’s request?", key: 2, why: "Saying no with a reason is part of either job." },
  { ask: "Who is one of the three Scrum accountabilities?", key: 0, why: "Scrum names Developers, Scrum Master and Product Owner only." },
  { ask: "Who plans the launch with marketing and sales?", key: 1, why: "Go-to-market planning usually belongs to the Product Manager." },
  { ask: "Who looks after the value of the product?", key: 2, why: "Value is the point of both: one over the life cycle, one in the team." },
  { ask: "Who may cancel a Sprint?", key: 0, why: "Only the Product Owner has the authority to cancel the Sprint." },
  { ask: "Who watches competitors over several years?", key: 1, why: "The long view of the market is the Product Manager’s." },
  { ask: "Who should understand the product strategy?", key: 2, why: "Neither can decide well without knowing the strategy." },];

const quiz = document.querySelector('#quiz');
let index = 0;
let right = 0;

function element(name, text, className = '') {
  const node = document.createElement(name);
  node.textContent = text;
  node.className = className;
  return node;
}

function button(text, className, onClick) {
  const node = element('button', text, className);
  node.type = 'button';
  node.addEventListener('click', onClick);
  return node;
}

function ask() {
  const { ask: text } = QUESTIONS[index];
  const choices = element('div', '', 'choices');
  choices.append(...CHOICES.map((choice, position) => button(choice, 'choice', () => answer(position))));
  const heading = element('h2', text);
  heading.tabIndex = -1;
  quiz.replaceChildren(element('h1', `${TITLE} ${index + 1} of ${QUESTIONS.length}`), heading, choices);
  if (index > 0) heading.focus();
}

function answer(position) {
  const { key, why } = QUESTIONS[index];
  const choices = quiz.querySelectorAll('.choice');
  choices.forEach(choice => { choice.disabled = true; });
  choices[position].dataset.mark = 'wrong';
  choices[key].dataset.mark = 'right';
  if (position === key) right += 1;
  const feedback = element('p', `${position === key ? 'Right.' : 'Not quite.'} ${why}`, 'why');
  feedback.setAttribute('role', 'status');
  const next = button('Next', 'next', showNext);
  quiz.append(feedback, next);
  next.focus();
}

function showNext() {
  index += 1;
  if (index < QUESTIONS.length) ask();
  else quiz.replaceChildren(element('h1', TITLE), element('p', `${right} of ${QUESTIONS.length} right`, 'score'));
}

ask();
