import { looksLikeVariablesInValue, unreadableIn } from '#core/template'

/** Why a value can't go into a message. `found`: what is in the way, or the limit that it goes beyond. */
export type ValueProblem = {
  why: 'line-break' | 'emoji' | 'control' | 'unstorable' | 'too-many-blanks' | 'looks-like-variable' | 'too-long'
  found: string
}

/** WhatsApp refuses a value with more than four blanks in a row (error 132018). */
const BLANKS = / {5,}/
const LINE_BREAK = /[\r\n\t\u2028\u2029]/

/**
 * The first thing that keeps a value from being sent; null: it can be.
 * @param maxLength of the CRM's field; Infinity where it comes from none
 * @param raw as the CRM has it, before any transform: a field holds no more than its length, whatever becomes of it then
 */
export function valueProblem(value: string, maxLength: number, raw: string): ValueProblem | null {
  const breaks = LINE_BREAK.exec(value)
  if (breaks)
    return { why: 'line-break', found: `U+${value.charCodeAt(breaks.index).toString(16).toUpperCase().padStart(4, '0')}` }
  const unreadable = unreadableIn(value)
  if (unreadable) return { why: unreadable.what, found: unreadable.found }
  if (BLANKS.test(value)) return { why: 'too-many-blanks', found: '4' }
  const [written] = looksLikeVariablesInValue(value)
  if (written !== undefined) return { why: 'looks-like-variable', found: written }
  if (value.length > maxLength && lengthOf(raw) > maxLength && lengthOf(value) > maxLength)
    return { why: 'too-long', found: String(maxLength) }
  return null
}

/** In characters, as a CRM's field counts them. */
const lengthOf = (text: string): number => [...text].length
