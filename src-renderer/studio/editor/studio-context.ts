import { createContext, useContext } from 'react'
import type { Edit, Finding } from '#core/lint'
import type { ProviderDescriptor } from '#core/provider'
import type { TextComponent } from '#core/template'
import type { CrmVariable } from '#core/variables'
import type { RuleWords } from '../../i18n/index.ts'
import type { Change, Written } from './draft-edits.ts'
import type { Fields } from './fields.ts'

/** What every part of the editor works with. Nothing in it changes while a person types. */
export type Studio = {
  implementationId: string
  provider: ProviderDescriptor
  variables: CrmVariable[]
  /** Null until the sentences are there. */
  words: RuleWords | null
  fields: Fields
  /** @param typedIn the field, where it is typing: what is typed in one go is one step back */
  edit: (change: Change, typedIn?: string) => void
  undo: () => void
  redo: () => void
  /** As it is written at this moment. */
  now: () => Written
  fix: (finding: Finding, edits: readonly Edit[]) => void
  /** To the row of a placeholder among the variables. */
  goToVariable: (component: TextComponent, name: string) => void
}

export const StudioContext = createContext<Studio | null>(null)

export function useStudio(): Studio {
  const studio = useContext(StudioContext)
  if (!studio) throw new Error('The parts of the editor stand inside the editor')
  return studio
}
