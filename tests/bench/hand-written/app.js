// The quiz of ../twelve.json written by hand: the baseline for the benchmarks. It uses no framework, and renders each
// question from scratch, as in a first version.
'use strict';

const TITLE = 'Product Owner or Product Manager?';
const CHOICES = ['Product Owner', 'Product Manager', 'Both'];
const QUESTIONS = [
  { stem: "Who orders the product backlog?", key: 0, why: "Ordering the backlog is an accountability of the Product Owner." },
  { stem: "Who sizes the market before a new product is funded?", key: 1, why: "Market sizing and the business case sit with the Product Manager." },
  { stem: "Who talks to users to learn what they need?", key: 2, why: "Both need first-hand contact with users to do their work well." },
  { stem: "Who states the product goal to the Scrum team?", key: 0, why: "Developing and communicating the product goal is the Product Owner’s." },
  { stem: "Who sets the price and the packaging?", key: 1, why: "Pricing and packaging are part of product management, not of Scrum." },
  { stem: "Who can say no to a stakeholder’s request?", key: 2, why: "Saying no with a reason is part of either job." },
  { stem: "Who is one of the three Scrum accountabilities?", key: 0, why: "Scrum names Developers, Scrum Master and Product Owner only." },
  { stem: "Who plans the launch with marketing and sales?", key: 1, why: "Go-to-market planning usually belongs to the Product Manager." },
  { stem: "Who looks after the value of the product?", key: 2, why: "Value is the point of both: one over the life cycle, one in the team." },
  { stem: "Who may cancel a Sprint?", key: 0, why: "Only the Product Owner has the authority to cancel the Sprint." },
  { stem: "Who watches competitors over several years?", key: 1, why: "The long view of the market is the Product Manager’s." },
  { stem: "Who should understand the product strategy?", key: 2, why: "Neither can decide well without knowing the strategy." },
];

const quiz = document.querySelector('#quiz');
let index = 0;
let score = 0;

function createElement(name, text, className = '') {
  const element = document.createElement(name);
  element.textContent = text;
  element.className = className;
  return element;
}

function createButton(text, className, onClick) {
  const button = createElement('button', text, className);
  button.type = 'button';
  button.addEventListener('click', onClick);
  return button;
}

function showQuestion() {
  const choices = createElement('div', '', 'choices');
  choices.append(...CHOICES.map((choice, position) => createButton(choice, 'choice', () => answer(position))));
  const heading = createElement('h2', QUESTIONS[index].stem);
  heading.tabIndex = -1;
  quiz.replaceChildren(createElement('h1', `${TITLE} ${index + 1} of ${QUESTIONS.length}`), heading, choices);
  if (index > 0) heading.focus();
}

function answer(chosen) {
  const { key, why } = QUESTIONS[index];
  const choices = quiz.querySelectorAll('.choice');
  choices.forEach(choice => { choice.disabled = true; });
  choices[chosen].dataset.mark = 'wrong';
  choices[key].dataset.mark = 'right';
  if (chosen === key) score += 1;
  const feedback = createElement('p', `${chosen === key ? 'Right.' : 'Not quite.'} ${why}`, 'why');
  feedback.setAttribute('role', 'status');
  const next = createButton('Next', 'next', showNext);
  quiz.append(feedback, next);
  next.focus();
}

function showNext() {
  index += 1;
  if (index < QUESTIONS.length) showQuestion();
  else quiz.replaceChildren(createElement('h1', TITLE), createElement('p', `${score} of ${QUESTIONS.length} right`, 'score'));
}

showQuestion();
