/** Ten times what the deepest call has, and a hundred times what the widest has. */
const DEEPEST = 100
const MOST_PARTS = 500_000

const [QUOTE, BACKSLASH, COMMA, COLON, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = Buffer.from('"\\,:[]{}')

/**
 * Why a JSON text is not to be parsed, or null. An object in memory takes fifty times the two
 * bytes of `[]`, so the size of a text says little: its depth and its parts are counted on
 * the bytes, before anything is made of them.
 */
export function jsonTrouble(json: Uint8Array): string | null {
  let depth = 0
  let parts = 0
  let inText = false
  for (let at = 0; at < json.length; at++) {
    const byte = json[at]
    if (byte === QUOTE) inText = !inText
    else if (inText) {
      if (byte === BACKSLASH) at++
    } else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
      parts++
      if (++depth > DEEPEST) return 'a message nested too deep'
    } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth--
    else if (byte === COMMA || byte === COLON) parts++
  }
  return parts > MOST_PARTS ? 'a message of too many parts' : null
}
