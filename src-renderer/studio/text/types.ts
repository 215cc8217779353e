import type { Ref } from 'react'
import type { Edit, Finding, Suggestion } from '#core/lint'
import type { CrmVariable } from '#core/variables'

/** What a placeholder shows instead of its braces. */
export type Chip = {
  /** The CRM variable's label, or the fixed text. Of an unbound one its name stands in. */
  text: string
  state: 'bound' | 'literal' | 'unbound'
  /** Shown on hover; of an unbound one it is read out too. */
  title: string
}

/** WhatsApp's marks: bold, italic, strike, mono. */
export type Mark = '*' | '_' | '~' | '```'

export type TemplateTextProps = {
  /** The field's name for those who don't see it; the caller draws the visible one. */
  label: string
  /** Id of the visible label, where there is one: it then names the field. */
  labelledBy?: string | undefined
  describedBy?: string | undefined
  /** The provider's text: `Olá {{1}}, seu chamado {{2}}…`. */
  value: string
  onChange: (value: string) => void
  /** `one`: typed and pasted line breaks become a blank. */
  lines: 'one' | 'many'
  /** Of this component only; their ranges are in `value`. */
  findings: readonly Finding[]
  sentence: (finding: Finding) => string
  suggestion: (finding: Finding, suggestion: Suggestion) => string
  /** Where a rule's page is. */
  ruleHref: (rule: string) => string
  /** The caller applies them: they may touch other components too. */
  onFix: (finding: Finding, edits: readonly Edit[]) => void
  /** For `{{name}}`. May become another function whenever what it answers changes, and only then. */
  chip: (name: string) => Chip
  /** Enter or a click on a chip; without it chips can't be pressed. */
  onChipPressed?: ((name: string) => void) | undefined
  /** Offered when `{` or `%` is typed, and by Ctrl+Space. */
  variables: readonly CrmVariable[]
  /** The text to insert, `{{3}}` or `{{nome}}`. Asked to show what `%TOKEN%` would become, too: the binding is made in `onInsert`. */
  placeholderFor: (variable: CrmVariable) => string
  /** A variable was put into the text, which `onChange` has told already: time for its binding. */
  onInsert: (variable: CrmVariable, placeholder: string) => void
  /** The field keeps no history: one for the whole draft is the caller's. */
  onUndo: () => void
  onRedo: () => void
  placeholder?: string | undefined
  minRows?: number | undefined
  /** Of the text, for the spelling check: `pt-BR`. */
  language?: string | undefined
  ref?: Ref<TemplateTextHandle> | undefined
}

export type TemplateTextHandle = {
  focus: () => void
  /** Puts the caret or the selection there, in sight, and focuses. UTF-16. */
  select: (start: number, end: number) => void
  /** In place of the selection. */
  insertVariable: (variable: CrmVariable) => void
  /** Opens the menu of variables at the caret. */
  openVariables: () => void
  /** Sets the selection, or the word at the caret, between two marks; takes them off where they are. */
  wrap: (mark: Mark) => void
}
