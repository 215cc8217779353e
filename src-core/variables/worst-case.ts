import {
  type PlaceholderKey,
  type PlaceholderScope,
  parseText,
  placeholdersOf,
  type TemplateContent,
  type TextComponent,
  templateTexts,
} from '#core/template'
import type { Binding, CrmVariable, Transform } from './model.ts'
import { applyTransforms } from './transforms.ts'

/** What one placeholder adds to a text. Lengths are UTF-16 code units. */
export type Contribution = {
  key: PlaceholderKey
  name: string
  /** Of the longest value that it can take. */
  length: number
  /** How often it stands in the text. */
  times: number
  /**
   * What that value is: the longest that the CRM's variable allows, the fixed text, the fallback
   * where it is longer; where nothing known is bound the sample, else the placeholder as it stands.
   */
  from: 'variable' | 'literal' | 'fallback' | 'sample' | 'placeholder'
}

/** The longest that a text can become: `fixed` plus every placeholder's `length` times `times`. */
export type WorstCase = {
  component: TextComponent
  length: number
  /** The text without its placeholders. */
  fixed: number
  /** In the order in which they first stand. */
  placeholders: Contribution[]
}

/**
 * The longest that each text of a template can become when every placeholder carries the
 * longest value its binding allows; one per text, in reading order. Lengths are UTF-16 code
 * units, which is how WhatsApp's limits are counted here. Letters that grow as capitals
 * (`ß`) are not reckoned with.
 */
export function worstCase(
  content: TemplateContent,
  scope: PlaceholderScope,
  bindings: readonly Binding[],
  variables: readonly CrmVariable[],
): WorstCase[] {
  const values = new Map<PlaceholderKey, Pick<Contribution, 'length' | 'from'>>()
  for (const { name, keys } of placeholdersOf(content, scope)) {
    const binding = bindings.find((candidate) => keys.includes(candidate.key))
    const longest = binding ? longestOf(binding, variables) : null
    const sample = keys.map((key) => content.samples[key]).find((text) => text !== undefined && text !== '')
    const unbound = sample === undefined ? null : ({ length: sample.length, from: 'sample' } as const)
    for (const key of keys) values.set(key, longest ?? unbound ?? { length: name.length + 4, from: 'placeholder' })
  }
  return templateTexts(content).map(({ component, text }) => {
    const found = new Map<PlaceholderKey, Contribution>()
    let fixed = 0
    for (const segment of parseText(text)) {
      if (segment.kind === 'text') {
        fixed += segment.text.length
        continue
      }
      const key = `${component}.${segment.name}`
      const known = found.get(key)
      const value = values.get(key)
      if (known) known.times += 1
      else if (value) found.set(key, { key, name: segment.name, times: 1, ...value })
    }
    const placeholders = [...found.values()]
    const length = placeholders.reduce((sum, { length, times }) => sum + length * times, fixed)
    return { component, length, fixed, placeholders }
  })
}

/** Null where the binding names a variable that is not known. */
function longestOf(
  { source, transforms, fallback }: Binding,
  variables: readonly CrmVariable[],
): Pick<Contribution, 'length' | 'from'> | null {
  const inReserve = { length: fallback?.length ?? 0, from: 'fallback' } as const
  if (source.kind === 'literal') {
    const text = applyTransforms(source.text, transforms)
    return text.trim() === '' ? inReserve : { length: text.length, from: 'literal' }
  }
  const variable = variables.find(({ token }) => token === source.token)
  if (!variable) return null
  const length = transforms.reduce((most, transform) => BOUND[transform](most), variable.maxLength)
  return length >= inReserve.length ? { length, from: 'variable' } : inReserve
}

const same = (most: number): number => most

/** What is no date stays as it is, and the shortest that is one is `1/1/2026`. */
const asDate =
  (written: string) =>
  (most: number): number =>
    most < '1/1/2026'.length ? most : Math.max(most, written.length)

/** The most that comes out of a transform, from the most that goes in. */
const BOUND = {
  'collapse-whitespace': same,
  'remove-emoji': same,
  'first-name': same,
  uppercase: same,
  lowercase: same,
  'title-case': same,
  'date-short': asDate('31/12/2026'),
  'date-long': asDate('28 de fevereiro de 2026'),
  /** All of it digits: `R$ ` before, a dot before every third, `,00` behind. */
  currency: (most) => 'R$ '.length + most + Math.floor((most - 1) / 3) + ',00'.length,
} satisfies Record<Transform, (most: number) => number>
