type Text = { text: string; ended: 'whole' | 'too-large' | 'broken'; fault: unknown }

/** Reads an answer up to a limit (bytes). Never rejects: what came before the break is worth showing. */
export async function readText(response: Response, maxBytes: number): Promise<Text> {
  const decoder = new TextDecoder()
  if (!response.body) return { text: '', ended: 'whole', fault: null }
  const reader = response.body.getReader()
  let text = ''
  let bytes = 0
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      bytes += chunk.value.length
      if (bytes > maxBytes) {
        // The rest is of no interest, nor is how the connection takes it.
        reader.cancel().catch(() => undefined)
        return { text, ended: 'too-large', fault: null }
      }
      text += decoder.decode(chunk.value, { stream: true })
    }
    return { text: text + decoder.decode(), ended: 'whole', fault: null }
  } catch (fault) {
    return { text, ended: 'broken', fault }
  }
}

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
