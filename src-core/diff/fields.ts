import type { Found, Risk, Subject, Value } from './model.ts'
import { text } from './model.ts'

type Of<T> = { [Field in keyof T]?: unknown }

/** A field that nobody here knows by name: a later version's. It is told as it stands, so that nothing that differs is left out. */
export function otherFields<T extends object>(
  subject: Subject,
  before: T,
  after: T,
  known: readonly (keyof T | 'key')[],
): Found[] {
  const [a, b]: [Of<T>, Of<T>] = [before, after]
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof T & string>
  return [...fields]
    .filter((field) => !known.includes(field) && sorted(a[field]) !== sorted(b[field]))
    .map((field) => ({
      kind: 'field-changed',
      risks: ['no-effect'],
      subject,
      part: field,
      before: shown(a[field]),
      after: shown(b[field]),
    }))
}

const shown = (value: unknown): Value | null =>
  value === undefined ? null : text(typeof value === 'string' ? value : sorted(value))

/** JSON with its members in one order. */
export const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  ) ?? ''

/** One change where the two differ, else none. */
export function changed<T>(before: T, after: T, say: () => Found): Found[] {
  return sorted(before) === sorted(after) ? [] : [say()]
}

/** What came where there was nothing, what went, or what is another: each has its own risk. */
export const byPresence = (before: unknown, after: unknown, other: Risk = 'someone-gets-something-else'): Risk =>
  before === null || before === undefined
    ? 'someone-gets-for-the-first-time'
    : after === null || after === undefined
      ? 'someone-gets-nothing-more'
      : other
