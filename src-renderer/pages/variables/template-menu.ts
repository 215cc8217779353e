import type { TemplateRow } from '#core/contract'
import { fold, holdsAll, wordsOf } from '#core/text'

export type TemplateGroup<Row> = {
  group: 'in-use' | 'usable' | 'unusable'
  templates: Row[]
  /** How many of them have everything filled. */
  complete: number
}

type Fillable = Pick<TemplateRow, 'id' | 'unusable' | 'mappingErrors'>

/** What has to be complete first, then what could be sent, then what could not; empty groups are left out. */
export function groupTemplates<Row extends Fillable>(
  templates: readonly Row[],
  inUse: ReadonlySet<string>,
): TemplateGroup<Row>[] {
  const groupOf = (template: Row): TemplateGroup<Row>['group'] => {
    if (inUse.has(template.id)) return 'in-use'
    return template.unusable.length === 0 ? 'usable' : 'unusable'
  }
  const rows = Map.groupBy(templates, groupOf)
  return (['in-use', 'usable', 'unusable'] as const).flatMap((group) => {
    const members = rows.get(group)
    return members ? [{ group, templates: members, complete: members.filter(isComplete).length }] : []
  })
}

export const isComplete = (template: Pick<TemplateRow, 'mappingErrors'>): boolean => template.mappingErrors === 0

type Searched = Pick<TemplateRow, 'name' | 'language' | 'text'>

/** Folding thousands of texts at every keystroke would be felt. */
const folded = new WeakMap<Searched, string>()

function textOf(template: Searched): string {
  const known = folded.get(template)
  if (known !== undefined) return known
  const text = fold(`${template.name} ${template.language} ${template.text}`)
  folded.set(template, text)
  return text
}

type MenuEntry<Row> = { kind: 'heading'; group: TemplateGroup<Row> } | { kind: 'template'; template: Row }

/** The groups as one list, narrowed to what was typed and, if wanted, to what is not complete yet. */
export function menuEntries<Row extends Fillable & Searched>(
  groups: readonly TemplateGroup<Row>[],
  query: string,
  onlyOpen: boolean,
): MenuEntry<Row>[] {
  const words = wordsOf(query)
  const isShown = (template: Row): boolean =>
    !(onlyOpen && isComplete(template)) && (words.length === 0 || holdsAll(textOf(template), words))
  return groups.flatMap((group): MenuEntry<Row>[] => {
    const shown = group.templates.filter(isShown)
    if (shown.length === 0) return []
    return [{ kind: 'heading', group }, ...shown.map((template) => ({ kind: 'template' as const, template }))]
  })
}
