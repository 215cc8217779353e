import { isUtf8 } from 'node:buffer'

type Text = { text: string; ended: 'whole' | 'too-large' | 'broken' | 'not-utf-8'; fault: unknown }

/** Reads an answer up to a limit (bytes). Never rejects: what came before the break is worth showing. */
export async function readText(response: Response, maxBytes: number): Promise<Text> {
  if (!response.body) return { text: '', ended: 'whole', fault: null }
  const reader = response.body.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  const ended = (how: Text['ended'], fault: unknown = null): Text => ({ text: decode(Buffer.concat(chunks)), ended: how, fault })
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      size += chunk.value.length
      if (size > maxBytes) {
        // The rest is of no interest, nor is how the connection takes it.
        reader.cancel().catch(() => undefined)
        return ended('too-large')
      }
      chunks.push(chunk.value)
    }
  } catch (fault) {
    return ended('broken', fault)
  }
  const bytes = Buffer.concat(chunks)
  return { text: decode(bytes), ended: isUtf8(bytes) ? 'whole' : 'not-utf-8', fault: null }
}

/** A byte order mark before the text goes, and what is no UTF-8 becomes U+FFFD. */
const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

/** An empty text is `undefined`, as after a deletion. */
export function readJson(text: string): { ok: true; value: unknown } | { ok: false } {
  if (text.trim() === '') return { ok: true, value: undefined }
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch {
    // Not JSON is an answer here; the caller says what it means.
    return { ok: false }
  }
}
