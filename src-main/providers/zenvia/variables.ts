import { eachPlaceholder, type PlaceholderKey, placeholdersOf, type TemplateContent } from '#core/template'
import { mediumOf } from '../header-media.ts'

/** Zenvia's reserved name for a coupon. */
const COUPON_NAME = 'code'

/** One of Zenvia's `fields`, and every place of ours that it fills. */
export type Variable = { name: string; keys: PlaceholderKey[] }

/**
 * What a template needs an example of, in reading order: the header's medium
 * (`header.imageUrl`…) and its placeholders, which share one name space.
 */
export function exampleVariables(content: TemplateContent): Variable[] {
  const medium = mediumOf(content.header)?.variable
  const placeholders = placeholdersOf(content, 'template')
  return joined([
    ...(medium ? [{ name: medium, keys: [`header.${medium}`] }] : []),
    ...placeholders.map(({ name, keys }) => ({ name, keys })),
  ])
}

/** What a message needs a value for: the same, and a coupon (`buttons.N.code`), of which there is no example. */
export const messageVariables = (content: TemplateContent): Variable[] =>
  joined([
    ...exampleVariables(content),
    ...content.buttons.flatMap((button, index) =>
      button.type === 'COPY_CODE' ? [{ name: COUPON_NAME, keys: [`buttons.${index}.${COUPON_NAME}`] }] : [],
    ),
  ])

/** A placeholder may bear a reserved name; then one value fills both. */
function joined(variables: Variable[]): Variable[] {
  const byName = Map.groupBy(variables, ({ name }) => name)
  return [...byName].map(([name, group]) => ({ name, keys: group.flatMap(({ keys }) => keys) }))
}

export type FieldValues = {
  /** By Zenvia's name. */
  fields: Record<string, string>
  /** Variables for which there is no value. */
  missing: PlaceholderKey[]
  /** Variables that are given different values in different places; one name has one value here. */
  conflicting: PlaceholderKey[]
}

/** Turns values keyed like `samples` into Zenvia's `fields` or `examples`. Values that the template has no place for stay behind. */
export function toFields(variables: readonly Variable[], values: Readonly<Record<PlaceholderKey, string>>): FieldValues {
  const entries: [string, string][] = []
  const missing: PlaceholderKey[] = []
  const conflicting: PlaceholderKey[] = []
  for (const { name, keys } of variables) {
    const given = keys.flatMap((key) => (Object.hasOwn(values, key) ? [values[key] ?? ''] : []))
    const [first] = given
    const key = keys[0] ?? name
    if (first === undefined) missing.push(key)
    else entries.push([name, first])
    if (given.some((value) => value !== first)) conflicting.push(key)
  }
  return { fields: Object.fromEntries(entries), missing, conflicting }
}

/** Zenvia's `examples`, if they are any, as our samples: one for every place that the name stands in. */
export function toSamples(content: TemplateContent, examples: unknown): Record<PlaceholderKey, string> {
  const samples: Record<PlaceholderKey, string> = {}
  if (typeof examples !== 'object' || examples === null) return samples
  const byName = examples as Readonly<Record<string, unknown>>
  const keep = (component: string, name: string): void => {
    const example = Object.hasOwn(byName, name) ? byName[name] : undefined
    if (typeof example === 'string' || typeof example === 'number' || typeof example === 'boolean')
      samples[`${component}.${name}`] = String(example)
  }
  const medium = mediumOf(content.header)
  if (medium) keep('header', medium.variable)
  eachPlaceholder(content, keep)
  return samples
}
