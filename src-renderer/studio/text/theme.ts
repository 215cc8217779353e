import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'

/** The editor's own parts in the window's clothes; the frame around it is Mantine's. */
export const theme: Extension = EditorView.theme({
  '&': { color: 'inherit' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { font: 'inherit', lineHeight: 'inherit' },
  '.cm-content': {
    padding: 0,
    minHeight: 'calc(var(--rows) * 1lh)',
    caretColor: 'var(--mantine-color-text)',
    // A word or a link that is longer than the field.
    overflowWrap: 'anywhere',
  },
  '.cm-line': { padding: 0 },
  '.cm-placeholder': { color: 'var(--mantine-color-placeholder)' },
  '.cm-specialChar': {
    color: 'var(--bad)',
    backgroundColor: 'var(--bad-soft)',
    borderRadius: '3px',
  },
  '.cm-tooltip': {
    zIndex: 300,
    border: '1px solid var(--line)',
    borderRadius: 'var(--mantine-radius-md)',
    background: 'var(--surface-panel)',
    color: 'var(--mantine-color-text)',
    boxShadow: 'var(--mantine-shadow-md)',
  },
  '.cm-tooltip-autocomplete': { marginTop: '4px', overflow: 'hidden' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    minWidth: '320px',
    maxWidth: 'min(560px, 90vw)',
    maxHeight: '264px',
    padding: '4px',
    fontFamily: 'inherit',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
    display: 'flex',
    alignItems: 'baseline',
    gap: '8px',
    padding: '6px 8px',
    borderRadius: '4px',
    lineHeight: '1.4',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    background: 'var(--accent-soft)',
    color: 'var(--accent-text)',
  },
  '.cm-completionLabel': { flex: 'none' },
  '.cm-completionDetail': {
    flex: 'none',
    margin: 0,
    fontFamily: 'var(--mantine-font-family-monospace)',
    fontSize: '0.6875rem',
    fontStyle: 'normal',
    color: 'var(--mantine-color-dimmed)',
  },
})
