import { byPresence, changed, otherFields } from './fields.ts'
import { type Found, text, type Value, word } from './model.ts'
import { pairUp } from './pairs.ts'
import { type Template, templateSubject } from './parts.ts'
import type { Sides } from './sides.ts'
import { bindingTag, variableTag } from './template-tag.ts'

type Binding = Template['bindings'][number]

/** What fills a template's placeholders. */
export function bindingChanges(
  before: Template,
  after: Template,
  { now }: Sides,
  reaches: NonNullable<Found['reaches']>,
): Found[] {
  const ofNow = (source: Binding['source']): Binding['source'] =>
    source.kind === 'crm' ? { kind: 'crm', token: now.variable(source.token) } : source
  const was = before.bindings.map((binding) => ({ ...binding, source: ofNow(binding.source), as: binding.source }))
  const is = after.bindings.map((binding) => ({ ...binding, as: binding.source }))
  const component = ({ key }: Binding): string => key.split('.')[0] ?? ''
  const { pairs, gone, come } = pairUp(was, is, [
    { of: ({ key }) => key, several: true },
    { of: (binding) => JSON.stringify([component(binding), binding.source, binding.fallback, binding.transforms]) },
  ])
  const subject = templateSubject(after)
  const isMet = reaches.length > 0
  const about = (part: string) => ({ subject, reaches, part }) as const
  const uses = (source: Binding['source']): string[] => (source.kind === 'crm' ? [variableTag(source.token)] : [])
  const other = isMet ? 'someone-gets-something-else' : 'no-effect'
  return [
    ...come.map(
      (binding): Found => ({
        kind: 'binding-added',
        ...about(binding.key),
        risks: [other],
        after: sourceOf(binding.as),
        self: bindingTag(after.key, binding.key),
        mentions: uses(binding.source),
      }),
    ),
    ...gone.map(
      (binding): Found => ({
        kind: 'binding-removed',
        ...about(binding.key),
        risks: [other],
        before: sourceOf(binding.as),
        self: bindingTag(after.key, binding.key),
        mentions: uses(binding.source),
      }),
    ),
    ...pairs.flatMap(({ before: a, after: b }) => [
      ...changed(a.key, b.key, () => ({
        kind: 'binding-renamed',
        ...about(b.key),
        risks: ['no-effect'],
        before: text(a.key),
        after: text(b.key),
        self: bindingTag(after.key, b.key),
      })),
      ...changed(a.source, b.source, () => ({
        kind: 'binding-source',
        ...about(b.key),
        risks: [other],
        before: sourceOf(a.as),
        after: sourceOf(b.as),
        mentions: [...uses(a.source), ...uses(b.source)],
      })),
      ...changed(a.fallback, b.fallback, () => ({
        kind: 'binding-fallback',
        ...about(b.key),
        // What is always there is never replaced.
        risks: [isMet && b.source.kind === 'crm' ? byPresence(a.fallback, b.fallback) : 'no-effect'],
        before: text(a.fallback),
        after: text(b.fallback),
      })),
      ...changed(a.transforms, b.transforms, () => ({
        kind: 'binding-transforms',
        ...about(b.key),
        risks: [other],
        before: transformsOf(a),
        after: transformsOf(b),
      })),
      ...otherFields(subject, a, b, ['key', 'source', 'fallback', 'transforms', 'as']).map((found) => ({
        ...found,
        part: `${b.key}.${found.part ?? ''}`,
      })),
    ]),
  ]
}

const sourceOf = (source: Binding['source']): Value | null =>
  source.kind === 'crm' ? word('variable', source.token) : text(source.text)

const transformsOf = ({ transforms }: Binding): Value | null =>
  transforms.length === 0 ? null : word('transforms', transforms.join(' '))
