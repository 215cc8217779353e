import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BundleContent, bundleSchema } from '#core/bundle'
import { type BundleChange, diffBundles } from '#core/diff'
import { compose, exampleBundle } from '../../support/arbitrary.ts'
import { rightSnapshot } from '../../support/right-bundle.ts'

const bundle = rightSnapshot.map((snapshot) => compose(snapshot))

/** Says of an export which one it is, or is a hash of the rest. */
const OF_THE_EXPORT = ['format', 'formatVersion', 'sequence', 'createdAt', 'generator', 'files', 'contentHash', 'manifestHash']

type Leaf = { path: (string | number)[]; value: unknown }
function leavesOf(value: unknown, path: Leaf['path'] = []): Leaf[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }]
  return Object.entries(value).flatMap(([name, member]) =>
    path[0] === 'manifest' && path.length === 1 && OF_THE_EXPORT.includes(name)
      ? []
      : leavesOf(member, [...path, Array.isArray(value) ? Number(name) : name]),
  )
}

/** What stands where there was nothing, unless it is a text. */
const WHERE_THERE_WAS_NONE: Readonly<Record<string | number, unknown>> = {
  quietHours: { from: '22:00', to: '08:00' },
  duplicateHours: 4,
  header: { format: 'TEXT', text: 'xyz' },
  term: { version: '9' },
  plan: { figures: {}, planHash: 'xyz', signed: true },
}

function withLeaf(content: BundleContent, { path, value }: Leaf): BundleContent {
  const copy = structuredClone(content)
  let at = copy as unknown as Record<string | number, unknown>
  for (const step of path.slice(0, -1)) at = at[step] as typeof at
  const last = path.at(-1) ?? ''
  at[last] =
    typeof value === 'boolean'
      ? !value
      : typeof value === 'number'
        ? value + 1
        : value === null
          ? (WHERE_THERE_WAS_NONE[last] ?? 'xyz')
          : `${value}xyz`
  return copy
}

const shuffled = (content: BundleContent): BundleContent => ({
  ...content,
  providers: content.providers.toReversed(),
  numbers: content.numbers.toReversed(),
  triggers: content.triggers.toReversed(),
  variables: content.variables.toReversed(),
  templates: Object.fromEntries(
    Object.entries(content.templates)
      .toReversed()
      .map(([key, template]) => [key, { ...template, bindings: template.bindings.toReversed() }]),
  ),
  services: {
    ...content.services,
    trees: content.services.trees.toReversed().map((tree) => ({
      ...tree,
      requestTypes: tree.requestTypes.toReversed().map((type) => ({ ...type, statuses: type.statuses.toReversed() })),
    })),
  },
})

const MIRROR: Readonly<Record<string, string>> = {
  added: 'removed',
  removed: 'added',
  on: 'off',
  off: 'on',
}
const mirrored = (kind: string): string =>
  kind.replace(
    /^(.*-)(added|removed)$|^(trigger-switched-)(on|off)$/,
    (_, a = '', b = '', c = '', d = '') => a + c + MIRROR[b || d],
  )
const tally = (changes: readonly BundleChange[], say: (kind: string) => string = (kind) => kind): string[] =>
  changes.map(({ kind }) => say(kind)).sort()

describe('the laws of a diff', () => {
  it('is empty for the same content, whichever export it is of and however its rows stand', () => {
    fc.assert(
      fc.property(bundle, (content) => {
        const later = shuffled({
          ...content,
          manifest: { ...content.manifest, sequence: 9, createdAt: '2027-01-01T00:00:00.000Z', generator: 'x' },
        })
        expect(diffBundles(content, later)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('is never empty where something differs, wherever in the bundle that is', () => {
    const whole = {
      ...exampleBundle(),
      sending: {
        timeZone: 'America/Sao_Paulo',
        quietHours: { from: '22:00', to: '08:00' },
        duplicateHours: 4,
        switchedOff: [{ kind: 'operate' as const, serviceTree: 'A', requestType: null, status: null }],
      },
    }
    const all = leavesOf(whole)
    expect(all.length).toBeGreaterThan(150)
    for (const leaf of all) expect(diffBundles(whole, withLeaf(whole, leaf)), leaf.path.join('.')).not.toEqual([])
  })

  it('is never empty for any two bundles of which one has another value, and is the same mirrored', () => {
    fc.assert(
      fc.property(bundle, fc.nat(), (content, at) => {
        const leaves = leavesOf(content)
        const other = withLeaf(content, leaves[at % leaves.length] as Leaf)
        const [there, back] = [diffBundles(content, other), diffBundles(other, content)]
        expect(there).not.toEqual([])
        expect(tally(back)).toEqual(tally(there, mirrored))
      }),
      { numRuns: 60 },
    )
  })

  it('mirrors what came and what went between any two bundles', () => {
    fc.assert(
      fc.property(bundle, bundle, (a, b) => {
        expect(tally(diffBundles(b, a))).toEqual(tally(diffBundles(a, b), mirrored))
      }),
      { numRuns: 60 },
    )
  })

  it('names each change once, and leads every one that follows to a cause of its own', () => {
    fc.assert(
      fc.property(bundle, bundle, (a, b) => {
        const changes = diffBundles(a, b)
        const ids = changes.map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        const causes = new Map(changes.map(({ id, follows }) => [id, follows]))
        for (const { id } of changes) {
          const way = new Set<string>()
          for (let next: string | null = id; next !== null; next = causes.get(next) ?? null) {
            expect(way.has(next)).toBe(false)
            expect(causes.has(next)).toBe(true)
            way.add(next)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('tells what a later version brings, by the name of its field', () => {
    const content = exampleBundle()
    const [number] = content.numbers
    const later = { ...content, numbers: [{ ...number, throughput: 80 }, ...content.numbers.slice(1)] } as BundleContent
    expect(bundleSchema.safeParse(later).success).toBe(false)
    expect(diffBundles(content, later)).toMatchObject([{ kind: 'field-changed', part: 'throughput', after: { text: '80' } }])
  })
})

/** Gives a key another name everywhere, as a hand would. */
const renamed = (content: BundleContent, from: string, to: string): BundleContent =>
  JSON.parse(JSON.stringify(content).replaceAll(JSON.stringify(from), JSON.stringify(to)))

describe('a renamed key is one renaming', () => {
  const content = exampleBundle()
  it.each([
    ['account', content.providers[0]?.key],
    ['number', content.numbers[0]?.key],
    ['template', Object.keys(content.templates)[0]],
    ['trigger', content.triggers[0]?.key],
    ['variable', content.variables[0]?.token],
  ])('of an %s', (what, key) => {
    const to = what === 'variable' ? 'ANOTHER_TOKEN' : 'another-key'
    const from = key ?? ''
    // A number's key is its phone: only the key and what refers to it is another.
    const other = what === 'number' ? renamed(content, from, to) : renamed(content, from, to)
    const phones =
      what === 'number' ? other.numbers.map((each) => (each.key === to ? { ...each, phone: from } : each)) : other.numbers
    const changes = diffBundles(content, { ...other, numbers: phones })
    expect(changes.map(({ kind, risk }) => [kind, risk])).toEqual([[`${what}-renamed`, 'no-effect']])
  })
})
