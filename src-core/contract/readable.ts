import type { z } from 'zod'
import { unreadableIn } from '#core/template'

/** What an issue of `readable` says, so that the window has a sentence for it. */
export type UnreadableIssue = { unreadable: { what: 'emoji' | 'control' | 'unstorable'; found: string } }

/** Whatever was typed for the keychain is nobody's to read, and ids are ours. */
const LEFT_ALONE = new Set(['secret', 'id', 'key'])

/**
 * Every text in an input can be read by the CRM (M3): no emoji, no sign that steers, nothing that a database refuses.
 * On inputs only: what was stored before stays readable here, and is a finding.
 * @param lines names of the fields that may have several lines
 */
export const readable = <Schema extends z.ZodType>(schema: Schema, { lines = [] }: { lines?: readonly string[] } = {}) =>
  schema.superRefine((value, context) => {
    for (const { text, path } of textsIn(value, [])) {
      const found = unreadableIn(text, { lines: path.some((step) => lines.includes(String(step))) })
      if (!found) continue
      const { what, found: sign } = found
      const params: UnreadableIssue = { unreadable: { what, found: sign } }
      context.addIssue({ code: 'custom', path, message: `unreadable: ${what} ${sign}`, params })
    }
  })

function* textsIn(value: unknown, path: PropertyKey[]): Generator<{ text: string; path: PropertyKey[] }> {
  if (typeof value === 'string') yield { text: value, path }
  else if (Array.isArray(value)) for (const [index, each] of value.entries()) yield* textsIn(each, [...path, index])
  else if (typeof value === 'object' && value !== null)
    for (const [name, each] of Object.entries(value)) {
      if (LEFT_ALONE.has(name)) continue
      // The names of a record's members are texts too.
      yield { text: name, path: [...path, name] }
      yield* textsIn(each, [...path, name])
    }
}
