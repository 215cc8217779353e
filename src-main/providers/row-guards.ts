import { z } from 'zod'
import type { WireButton } from './read-button.ts'

/**
 * Looks at a list's rows by hand: ten thousand come at a time, and a schema, which copies
 * each of them, would double the time of reading them.
 */
export type Text = string | null | undefined

export const isAbsent = (value: unknown): value is null | undefined => value === undefined || value === null

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isText = (value: unknown): value is Text => typeof value === 'string' || isAbsent(value)

export const isName = (value: unknown, least: number): value is string => typeof value === 'string' && value.length >= least

/** Any kind of button, also one that is newer than this program. */
export const areButtons = (value: unknown): value is WireButton[] | null | undefined =>
  isAbsent(value) || (Array.isArray(value) && value.every((item) => isObject(item) && typeof item.type === 'string'))

/**
 * A row's id as text, or null where it has none. A number is one too, as long as no digit of it was
 * lost (`readJson` keeps longer ones as text).
 */
export function rowId(row: unknown): string | null {
  if (!isObject(row)) return null
  const { id } = row
  if (typeof id === 'string') return id === '' ? null : id
  return Number.isSafeInteger(id) ? String(id) : null
}

/** The same for what is read by a schema. */
export const idSchema = z.union([z.string().min(1), z.int().transform(String)])
