// @ts-check
// The editor as an element, <deck-editor>: CodeMirror with what the studio needs. The page sets texts and problems and hears
// what changes; it knows nothing of CodeMirror, and this file nothing of decks.
//
// Only what can be seen is highlighted, by regular expressions: a parser would need long tasks for a large deck.

import { acceptCompletion, autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, startCompletion }
  from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, invertedEffects, redo, undo } from '@codemirror/commands';
import { bracketMatching } from '@codemirror/language';
import { lintGutter, nextDiagnostic, previousDiagnostic, setDiagnostics } from '@codemirror/lint';
import { searchKeymap } from '@codemirror/search';
import { EditorState, StateEffect, StateField, Transaction } from '@codemirror/state';
import { Decoration, EditorView, MatchDecorator, ViewPlugin, highlightActiveLine, keymap, lineNumbers }
  from '@codemirror/view';
import { theme } from './theme.js';

/**
 * Where the text is from. It belongs to the history: who undoes the opening of a file has the file before again.
 * @typedef {{ name: string, notes: string[], isExample: boolean }} Origin
 */

/** @type {import('@codemirror/state').StateEffectType<Origin>} */
const setOrigin = StateEffect.define();

const originField = StateField.define({
  create: () => /** @type {Origin} */ ({ name: '', notes: [], isExample: false }),
  update(origin, transaction) {
    for (const effect of transaction.effects) if (effect.is(setOrigin)) return effect.value;
    // An example that is changed is the author's own text.
    return transaction.docChanged && origin.isExample ? { ...origin, isExample: false } : origin;
  },
});

const undoableOrigin = invertedEffects.of(transaction => {
  const [before, after] = [transaction.startState.field(originField), transaction.state.field(originField)];
  return before === after ? [] : [setOrigin.of(before)];
});

/**
 * Whether the text is a deck: in other formats, brackets that close by themselves would be in the way.
 * @param {EditorState} state
 */
const isDeck = state => /^\s*\{/.test(state.doc.sliceString(0, 100));

/** Longer texts are not taken in the middle of another one, nor is any file this long. */
const MAX_LENGTH = 2 * 1024 * 1024;

/** How a part of a text looks, by the group of the expression that matches it. CodeMirror compares the same mark fastest. */
const MARKS = ['cm-key', 'cm-string', 'cm-number', 'cm-word', 'cm-mark', 'cm-heading', 'cm-quiet']
  .map(name => Decoration.mark({ class: name }));
const TOKENS = new RegExp([
  '("(?:[^"\\\\]|\\\\.)*"(?=\\s*:))', // a field of JSON
  '("(?:[^"\\\\]|\\\\.)*")', // a string
  '(-?\\b\\d+(?:\\.\\d+)?\\b)', // a number
  '(\\b(?:true|false|null)\\b)',
  '(\\[[ xX]\\]|^\\s*[=~]|ANSWER:|####|[{}])', // options of Markdown, GIFT and Aiken
  '(^#{1,6} .*|^::.*?::)', // headings of Markdown, names of GIFT
  '(^//.*|^\\$CATEGORY:.*|^>.*|^---$)', // comments and settings
].join('|'), 'gm');

const highlighter = new MatchDecorator({
  regexp: TOKENS,
  decoration: match => MARKS[match.slice(1).findIndex(text => text !== undefined)],
  // A very long line is highlighted only around what can be seen.
  maxLength: 2000,
});

const highlighting = ViewPlugin.define(view => ({
  decorations: highlighter.createDeco(view),
  update(update) {
    this.decorations = highlighter.updateDeco(update, this.decorations);
  },
}), { decorations: plugin => plugin.decorations });

class DeckEditor extends HTMLElement {
  constructor() {
    super();
    /** The answers to questions for completions that are under way. @type {Map<number, (json: string) => void>} */
    this._questions = new Map();
    this._tickets = 0;
    this._view = new EditorView({
      // A shadow root, so that CodeMirror's styles are constructed style sheets, which any policy allows.
      root: this.attachShadow({ mode: 'open' }),
      parent: this.shadowRoot || undefined,
      extensions: this._extensions(),
      dispatchTransactions: (transactions, view) => {
        view.update(transactions);
        if (transactions.some(transaction => transaction.docChanged)) this._tellChange(transactions);
      },
    });
  }

  _extensions() {
    return [
      lineNumbers(),
      history(),
      highlightActiveLine(),
      // A bracket that is far away is not in view either.
      bracketMatching({ maxScanDistance: 2000 }),
      closeBrackets(),
      EditorState.languageData.of(state => [{ closeBrackets: { brackets: isDeck(state) ? ['"', '[', '{'] : [] } }]),
      lintGutter(),
      highlighting,
      originField,
      undoableOrigin,
      theme,
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': this.getAttribute('label') || '' }),
      EditorView.domEventHandlers({ paste: event => this._paste(event) }),
      autocompletion({ override: [context => this._complete(context)], icons: false }),
      // Tab is not bound: it leaves the editor. Only an open list of completions takes it.
      keymap.of([
        { key: 'Tab', run: acceptCompletion },
        { key: 'Mod-Space', run: startCompletion },
        { key: 'F8', run: nextDiagnostic, shift: previousDiagnostic },
        ...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...completionKeymap,
      ]),
    ];
  }

  /** The text. */
  get text() {
    return this._view.state.doc.toString();
  }

  /**
   * Puts another text into the editor. `isFirst` begins a new history.
   * @param {string} text
   * @param {string} name
   * @param {string[]} notes
   * @param {boolean} isExample
   * @param {boolean} isFirst
   */
  open(text, name, notes, isExample, isFirst) {
    const { state } = this._view;
    const annotations = isFirst ? Transaction.addToHistory.of(false) : undefined;
    this._view.dispatch({
      changes: { from: 0, to: state.doc.length, insert: state.toText(text) },
      effects: setOrigin.of({ name, notes, isExample }),
      annotations,
      selection: { anchor: 0 },
      scrollIntoView: true,
    });
  }

  /**
   * Changes parts of the text.
   * @param {Uint32Array} places where each part begins and ends
   * @param {string[]} texts what takes their places
   */
  edit(places, texts) {
    const changes = texts.map((insert, index) => ({ from: places[2 * index], to: places[2 * index + 1], insert }));
    this._view.dispatch({ changes, userEvent: 'input' });
    this._view.focus();
  }

  /**
   * Marks the problems.
   * @param {string} problems JSON
   */
  showProblems(problems) {
    const { length } = this._view.state.doc;
    /** @type {any[]} */
    const list = JSON.parse(problems);
    const diagnostics = list.map((problem, index) => ({
      from: Math.min(problem.from, length),
      to: Math.min(Math.max(problem.to, problem.from), length),
      severity: /** @type {'error' | 'warning'} */ (problem.is_advice ? 'warning' : 'error'),
      message: problem.help ? `${problem.message}. ${problem.help}` : problem.message,
      actions: problem.fix ? [{ name: problem.fix.title, apply: () => this._tell('fix', index) }] : [],
    }));
    this._view.dispatch(setDiagnostics(this._view.state, diagnostics));
  }

  /**
   * Moves the cursor to a place and shows it.
   * @param {number} line from 1
   * @param {number} column in chars, from 1
   */
  goTo(line, column) {
    const { doc } = this._view.state;
    const { from, text } = doc.line(Math.min(Math.max(line, 1), doc.lines));
    const offset = [...text].slice(0, column - 1).join('').length;
    this._view.dispatch({ selection: { anchor: from + offset } });
    this._view.focus();
    // Drawing another part of a large text takes as long as the rest, so it has a task of its own.
    requestAnimationFrame(() => setTimeout(() => {
      const { head } = this._view.state.selection.main;
      this._view.dispatch({ effects: EditorView.scrollIntoView(head, { y: 'center' }) });
    }));
  }

  undo() {
    undo(this._view);
  }

  redo() {
    redo(this._view);
  }

  /**
   * Answers a question for completions.
   * @param {number} ticket
   * @param {string} completion JSON
   */
  showCompletion(ticket, completion) {
    const answer = this._questions.get(ticket);
    this._questions.delete(ticket);
    if (answer) answer(completion);
  }

  /**
   * @param {import('@codemirror/autocomplete').CompletionContext} context
   * @returns {Promise<import('@codemirror/autocomplete').CompletionResult | null>}
   */
  async _complete(context) {
    // While typing, only where a string begins or goes on.
    if (!context.explicit && !context.matchBefore(/"[\w-]*/)) return null;
    const ticket = ++this._tickets;
    /** @type {Promise<string>} */
    const answered = new Promise(resolve => this._questions.set(ticket, resolve));
    context.addEventListener('abort', () => this.showCompletion(ticket, 'null'));
    this._tell('complete', [ticket, context.pos]);
    const completion = JSON.parse(await answered);
    if (!completion || context.aborted) return null;
    /** @type {any[]} */
    const options = completion.options;
    return {
      from: completion.from,
      to: completion.to,
      options: options.map(option => ({
        label: JSON.stringify(option.label),
        displayLabel: option.label,
        info: option.info || undefined,
        /**
         * @param {EditorView} view
         * @param {unknown} _
         * @param {number} from
         * @param {number} to
         */
        apply: (view, _, from, to) => view.dispatch({
          changes: { from, to, insert: option.insert },
          selection: { anchor: from + option.cursor },
          userEvent: 'input.complete',
        }),
      })),
      validFor: /^"?[\w-]*"?$/,
    };
  }

  /**
   * A text that takes the place of everything is opened like a file: its format is recognised anew.
   * @param {ClipboardEvent} event
   */
  _paste(event) {
    const text = event.clipboardData && event.clipboardData.getData('text/plain');
    if (!text) return false;
    const { doc, selection } = this._view.state;
    const isAll = selection.main.from === 0 && selection.main.to === doc.length;
    if (!isAll && text.length <= MAX_LENGTH) return false;
    event.preventDefault();
    this._tell('paste', text);
    return true;
  }

  /** @param {readonly Transaction[]} transactions */
  _tellChange(transactions) {
    const [{ startState }] = transactions;
    const [before, after] = [startState.field(originField), this._view.state.field(originField)];
    const isOpened = transactions.some(({ effects }) => effects.some(effect => effect.is(setOrigin)));
    this._tell('change', { ...after, isOpened: isOpened && before !== after });
  }

  /**
   * @param {string} name
   * @param {unknown} detail
   */
  _tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`deck-editor-${name}`, { detail }));
  }
}

customElements.define('deck-editor', DeckEditor);
