import { isUtf8 } from 'node:buffer'
import type { FetchAnswer } from '../transport/index.ts'

type Text = { text: string; ended: 'whole' | 'too-large' | 'broken' | 'not-utf-8'; fault: unknown }

/** Reads an answer up to a limit (bytes). Never rejects: what came before the break is worth showing. */
export async function readText(answer: FetchAnswer, maxBytes: number): Promise<Text> {
  const chunks: Uint8Array[] = []
  let size = 0
  const ended = (how: Text['ended'], fault: unknown = null): Text => ({ text: decode(Buffer.concat(chunks)), ended: how, fault })
  try {
    for await (const chunk of answer.body) {
      size += chunk.length
      // The rest is of no interest: leaving the loop ends the connection.
      if (size > maxBytes) return ended('too-large')
      chunks.push(chunk)
    }
  } catch (fault) {
    return ended('broken', fault)
  }
  const bytes = Buffer.concat(chunks)
  return { text: decode(bytes), ended: isUtf8(bytes) ? 'whole' : 'not-utf-8', fault: null }
}

/** A byte order mark before the text goes, and what is no UTF-8 becomes U+FFFD. */
const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

/** Where a number may be too long for one of JavaScript's. */
const LONG_NUMBER = /[:[,\s]-?\d{16,}/

/**
 * An empty text is `undefined`, as after a deletion. A whole number that would lose digits stays the
 * text that it is: ids at Meta are that long, and one that is off by some is another template's.
 */
export function readJson(text: string): { ok: true; value: unknown } | { ok: false } {
  if (text.trim() === '') return { ok: true, value: undefined }
  try {
    return { ok: true, value: LONG_NUMBER.test(text) ? JSON.parse(text, keepDigits) : JSON.parse(text) }
  } catch {
    // Not JSON is an answer here; the caller says what it means.
    return { ok: false }
  }
}

const keepDigits = (_key: string, value: unknown, context?: { source?: string }): unknown =>
  typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? '')
    ? context?.source
    : value
