// @ts-check
// How the editor looks: with the colours of the page, which reach into it as custom properties.

import { EditorView } from '@codemirror/view';

export const theme = EditorView.theme({
  '&': { height: '100%', color: 'var(--ink)', backgroundColor: 'var(--field)', borderRadius: 'inherit' },
  '&.cm-focused': { outline: '3px solid var(--focus)', outlineOffset: '1px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', fontSize: '0.9rem', lineHeight: '1.6', overflow: 'auto' },
  '.cm-content': { padding: '0.75rem 0', caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'var(--field)', color: 'var(--quiet)', border: '0', paddingLeft: '0.25rem' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--active)' },
  '.cm-content ::selection, .cm-line::selection, .cm-line ::selection': { backgroundColor: 'var(--selection)' },
  '.cm-key': { color: 'var(--link)' },
  '.cm-string': { color: 'var(--string)' },
  '.cm-number, .cm-word': { color: 'var(--number)' },
  '.cm-mark': { color: 'var(--number)', fontWeight: '700' },
  '.cm-heading': { fontWeight: '700' },
  '.cm-quiet': { color: 'var(--quiet)' },
  '.cm-matchingBracket': { backgroundColor: 'var(--match)', outline: '1px solid var(--line)' },
  '.cm-panels': { backgroundColor: 'var(--paper)', color: 'var(--ink)', borderColor: 'var(--line)' },
  '.cm-textfield, .cm-button': {
    font: 'inherit', color: 'inherit', background: 'var(--field)', border: '1px solid var(--control)', borderRadius: '6px',
  },
  '.cm-tooltip': {
    backgroundColor: 'var(--paper)', color: 'var(--ink)', border: '1px solid var(--line)', borderRadius: '8px', maxWidth: '32rem',
  },
  '.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mono)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': { backgroundColor: 'var(--ink)', color: 'var(--paper)' },
  '.cm-diagnostic': { padding: '0.5rem 0.75rem', whiteSpace: 'normal', overflowWrap: 'anywhere' },
  '.cm-diagnostic-error': { borderLeft: '3px solid var(--wrong)' },
  '.cm-diagnostic-warning': { borderLeft: '3px solid var(--advice)' },
  '.cm-diagnosticAction': {
    font: 'inherit', backgroundColor: 'transparent', color: 'var(--link)', textDecoration: 'underline', padding: '0.25rem 0',
    cursor: 'pointer', margin: '0', display: 'block',
  },
  '.cm-lintRange-error': { backgroundImage: 'none', textDecoration: 'underline wavy var(--wrong)', textUnderlineOffset: '3px' },
  '.cm-lintRange-warning': { backgroundImage: 'none', textDecoration: 'underline wavy var(--advice)', textUnderlineOffset: '3px' },
});
