/**
 * Does: the field in which a template's text is written: placeholders as chips, findings where they are, WhatsApp's marks.
 * May not: judge a text, keep a history, know what a placeholder is bound to; the page tells it.
 * Ask instead: `#core/lint` for findings, the studio's page for bindings and undo.
 */
export { TemplateText } from './TemplateText.tsx'
export type { Chip, Mark, TemplateTextHandle } from './types.ts'
