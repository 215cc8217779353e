import { Annotation, StateEffect } from '@codemirror/state'
import type { CrmVariable } from '#core/variables'
import type { TemplateTextProps } from './types.ts'

/** The few words of the field itself. */
export type Words = {
  fix: string
  /** Names the card of what was found. */
  findings: string
  /** Names the list of variables. */
  variables: string
  rewrite: (text: string) => string
  labelOf: (variable: CrmVariable) => string
}

/**
 * What the page says now. The editor's extensions are made once per field and read it when they
 * need it, so a key costs no rebuilding, however often the page renders.
 */
export type Live = { props: TemplateTextProps; words: Words }

/** What a placeholder's chip shows has changed. */
export const redrawChips = StateEffect.define<null>()

/** The page's own change, which it need not be told of. */
export const fromPage = Annotation.define<true>()
