import {
  type MergedPart,
  resolve,
  type TemplateContent,
  type TemplateHeader,
  type TemplateMerge,
  type TemplatePart,
} from '#core/template'

/** What becomes of a part that both sides changed; `edit`: a text of its own. */
export type Decision = { side: 'mine' | 'theirs' } | { side: 'edit'; text: string }
export type Decisions = Readonly<Partial<Record<TemplatePart, Decision>>>

const isText = (header: TemplateHeader | undefined): boolean => header === undefined || header.format === 'TEXT'

/** Where writing a third text makes sense: a category, a picture and buttons are chosen whole. */
export const isWritable = (merged: MergedPart): boolean =>
  merged.part === 'header' ? isText(merged.local) && isText(merged.remote) : merged.part === 'body' || merged.part === 'footer'

export const conflictsOf = ({ parts }: TemplateMerge): MergedPart[] => parts.filter(({ state }) => state === 'conflict')

/** Every part that both sides changed has its decision. */
export const isDecided = (merge: TemplateMerge, decisions: Decisions): boolean =>
  conflictsOf(merge).every(({ part }) => decisions[part] !== undefined)

/** The template that the decisions lead to. A header or footer that was emptied is left out. */
export function decided(merge: TemplateMerge, decisions: Decisions): TemplateContent {
  const sides: Partial<Record<TemplatePart, 'mine' | 'theirs'>> = {}
  for (const { part } of conflictsOf(merge)) sides[part] = decisions[part]?.side === 'theirs' ? 'theirs' : 'mine'
  const content = resolve(merge, sides)
  for (const { part } of conflictsOf(merge)) {
    const decision = decisions[part]
    if (decision?.side !== 'edit') continue
    const { text } = decision
    if (part === 'body') content.body = { text }
    else if (part === 'header') {
      if (text.trim() === '') delete content.header
      else content.header = { format: 'TEXT', text }
    } else if (part === 'footer') {
      if (text.trim() === '') delete content.footer
      else content.footer = { text }
    }
  }
  return content
}
