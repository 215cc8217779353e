import type { BundleContent } from '#core/bundle'
import { DEFAULT_SENDING } from '#core/implementation'
import { type Prices, SHIPPED_PRICES } from '#core/review'
import { accountChanges } from './accounts.ts'
import { sorted } from './fields.ts'
import { type BundleChange, CHANGE_KINDS, type Found, RISKS, text } from './model.ts'
import { numberChanges } from './numbers.ts'
import { serviceChanges } from './services.ts'
import { bothSides } from './sides.ts'
import { templateChanges } from './templates.ts'
import { consentChanges, manifestChanges, otherFiles, sendingChanges } from './the-rest.ts'
import { triggerChanges } from './triggers.ts'
import { variableChanges } from './variables.ts'

/**
 * What changes for people where one bundle takes the other's place, each change with its risk, the gravest first.
 * Nothing where both say the same, whichever export they are of, whenever and by whom they were made, and in whatever
 * order their rows stand; never nothing where they say something else. Both need only be whole.
 * @param prices by which a category costs more
 */
export function diffBundles(before: BundleContent, after: BundleContent, prices: Prices = SHIPPED_PRICES): BundleChange[] {
  const sides = bothSides(before, after, prices)
  const found = [
    ...manifestChanges(before, after),
    ...triggerChanges(sides),
    ...numberChanges(sides),
    ...templateChanges(sides),
    ...accountChanges(sides),
    ...variableChanges(sides),
    ...serviceChanges(sides),
    ...consentChanges(before, after),
    ...sendingChanges(before, after),
    ...otherFiles(before, after),
  ]
  const told = withoutOrdinals(found)
  return told.length > 0 ? inOrder(told) : inOrder(differsSomehow(before, after))
}

const kindAt = new Map(CHANGE_KINDS.map((kind, at) => [kind, at]))
const rankOf = ({ kind }: Found): number => kindAt.get(kind) ?? 0

const RENAMED: ReadonlySet<string> = new Set(['trigger-renamed', 'template-renamed', 'number-renamed', 'account-renamed'])

/** `~2` behind a key only says that there is another one; where that one came or went, it is no change of its own. */
function withoutOrdinals(found: readonly Found[]): Found[] {
  const stem = (value: Found['before']): string | null => (value?.as === 'text' ? value.text.replace(/~[^.]*/g, '') : null)
  const isOrdinal = ({ kind, before, after }: Found): boolean => RENAMED.has(kind) && stem(before) === stem(after)
  const others = found.filter((each) => !isOrdinal(each))
  return others.length > 0 ? others : [...found]
}

function inOrder(found: readonly Found[]): BundleChange[] {
  const told = withIds(found.toSorted((a, b) => rankOf(a) - rankOf(b) || (keyOf(a) < keyOf(b) ? -1 : 1)))
  const changes = told.map(({ id, change }): BundleChange => {
    const { kind, risks, subject, part, before, after, words, price, reaches } = change
    const [risk = 'no-effect', ...alsoRisks] = RISKS.filter((each) => risks.includes(each)).filter(
      (each, _, all) => each !== 'no-effect' || all.length === 1,
    )
    return {
      id,
      kind,
      risk,
      alsoRisks,
      subject,
      part: part ?? null,
      before: before ?? null,
      after: after ?? null,
      words: words ?? null,
      price: price ?? null,
      reaches: [...(reaches ?? [])],
      follows: causeOf(change, told),
    }
  })
  return changes.toSorted((a, b) => RISKS.indexOf(a.risk) - RISKS.indexOf(b.risk))
}

type Told = { id: string; change: Found }

function withIds(found: readonly Found[]): Told[] {
  const counts = new Map<string, number>()
  return found.map((change) => {
    const id = keyOf(change)
    const count = (counts.get(id) ?? 0) + 1
    counts.set(id, count)
    return { id: count === 1 ? id : `${id}~${count}`, change }
  })
}

const keyOf = ({ kind, subject, part }: Found): string => [kind, subject.key, part].filter((each) => each !== undefined).join(':')

/** What came or went with something else goes behind that: the first that leads to it. */
function causeOf({ self, kind }: Found, all: readonly Told[]): string | null {
  if (self === undefined) return null
  const at = kindAt.get(kind) ?? 0
  const cause = all.find(({ change }) => rankOf(change) < at && change.mentions?.includes(self) === true)
  return cause?.id ?? null
}

/** The last net: two contents that are not the same and in which nobody found a difference. */
function differsSomehow(before: BundleContent, after: BundleContent): Found[] {
  const roles = Object.keys({ ...before, ...after }).filter((role) => role !== 'manifest') as (keyof BundleContent)[]
  const said = (content: BundleContent, role: keyof BundleContent): unknown =>
    role === 'sending' ? { ...DEFAULT_SENDING, switchedOff: [], ...content.sending } : content[role]
  return roles
    .filter((role) => sorted(unordered(said(before, role))) !== sorted(unordered(said(after, role))))
    .map((role) => ({
      kind: 'content-differs',
      risks: ['no-effect'],
      subject: { kind: 'implementation', key: after.manifest.implementation.id },
      part: role,
      before: text(sorted(before[role])),
      after: text(sorted(after[role])),
    }))
}

/** The order of rows says nothing. */
function unordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unordered).sort((a, b) => (sorted(a) < sorted(b) ? -1 : 1))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, unordered(member)]))
}
