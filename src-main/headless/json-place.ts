const BLANKS = /[ \t\n\r]*/y
const WORD = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.])/y
/** What ends a string, or stops it from being one: a quote, an escape, a control character. */
const SPECIAL = /["\\]|[^ -\u{10ffff}]/gu
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

type Expected = 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma'

/**
 * Where a text stops being JSON, counted from 1; inside a broken string it is the string's
 * beginning. `JSON.parse` tells the place only in some of its messages; this is asked after
 * it has refused.
 */
export function jsonStopsAt(text: string): { line: number; column: number } {
  const open: ('{' | '[')[] = []
  let expected: Expected = 'value'
  let at = skip(BLANKS, text, 0)
  for (;;) {
    const sign = text[at]
    const next = endOfToken(text, at)
    const after: Expected | null = next === -1 ? null : step(expected, sign, open)
    if (after === null) break
    expected = after
    at = skip(BLANKS, text, next)
  }
  const lines = text.slice(0, at).split(/\r\n|\r|\n/)
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 }
}

/** What may follow the token that begins with `sign`; null where it may not stand here. Keeps `open`. */
function step(expected: Expected, sign: string | undefined, open: ('{' | '[')[]): Expected | null {
  const inside = open.at(-1)
  const wantsValue = expected === 'value' || expected === 'value or end'
  switch (sign) {
    case '{':
    case '[':
      if (!wantsValue) return null
      open.push(sign)
      return sign === '{' ? 'key or end' : 'value or end'
    case '}':
    case ']': {
      const isEmpty = expected === (sign === '}' ? 'key or end' : 'value or end')
      if (inside !== (sign === '}' ? '{' : '[') || !(isEmpty || expected === 'comma')) return null
      open.pop()
      return 'comma'
    }
    case ':':
      return expected === 'colon' ? 'value' : null
    case ',':
      if (expected !== 'comma' || inside === undefined) return null
      return inside === '{' ? 'key' : 'value'
    default:
      if (wantsValue) return 'comma'
      return sign === '"' && (expected === 'key' || expected === 'key or end') ? 'colon' : null
  }
}

function endOfToken(text: string, at: number): number {
  const sign = text[at]
  if (sign === undefined) return -1
  if ('{}[]:,'.includes(sign)) return at + 1
  return sign === '"' ? endOfString(text, at + 1) : skip(WORD, text, at, -1)
}

function endOfString(text: string, from: number): number {
  SPECIAL.lastIndex = from
  for (;;) {
    const found = SPECIAL.exec(text)
    if (found?.[0] === '"') return SPECIAL.lastIndex
    const next = found?.[0] === '\\' ? skip(ESCAPE, text, found.index, -1) : -1
    if (next === -1) return -1
    SPECIAL.lastIndex = next
  }
}

/** Where a sticky pattern ends that is looked for at one place. */
function skip(pattern: RegExp, text: string, at: number, otherwise = at): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : otherwise
}
