import { type Traced, traced, unescapeOnce } from './unescape.ts'

const MARK = '***'

/** A piece shorter than this stands in ordinary words too. */
const SHORTEST_PIECE = 6

/** A text that was quoted, then put into a page, then into an address: more than anybody does. */
const MOST_LAYERS = 6

/** Longest text of a provider that is kept for folding beneath our sentence, in UTF-16 units. */
const EXCERPT = 2_000
/** An answer may be megabytes, of which only the beginning is shown… */
const LOOKED_AT = 256 * 1024
/** …and what stands at the cut may be the head of a secret. */
const AT_THE_CUT = 32 * 1024

export type Redactor = {
  /** The text without any of the secrets. */
  redact(text: string): string
  /** The same, shortened; cut only after redacting, so that no secret loses its head to the cut. */
  excerpt(text: string): string
}

/**
 * Takes secrets out of what a provider or a proxy may echo: as they are, in base64 (once or
 * twice) wherever they stand in the encoded text (`user:secret` is how Basic sends them), in
 * hex, what they are the base64 of, and each of these under any layers of escapes, JSON's,
 * HTML's and the addresses', also mixed.
 */
export function createRedactor(secrets: readonly string[]): Redactor {
  const forms = [...new Set(secrets.flatMap(withParts).flatMap(formsOf))].filter((form) => form !== '')
  // The longest first; what is an escape itself has to be found after its layer is gone too.
  const needles = [...new Set(forms.flatMap((form) => layersOf(traced(form)).map(({ text }) => text)))]
    .filter((needle) => forms.includes(needle) || needle.length >= SHORTEST_PIECE)
    .sort((a, b) => b.length - a.length)
  const pattern = needles.length === 0 ? null : new RegExp(needles.map(literal).join('|'), 'gi')

  const redact = (text: string): string => {
    if (!pattern) return text
    const found = layersOf(traced(text)).flatMap(({ text: plain, starts }) =>
      [...plain.matchAll(pattern)].map((match): [number, number] => [
        starts[match.index] ?? 0,
        starts[match.index + match[0].length] ?? text.length,
      ]),
    )
    let clean = ''
    let done = 0
    for (const [start, end] of found.sort(([a], [b]) => a - b)) {
      if (start >= done) clean += text.slice(done, start) + MARK
      done = Math.max(done, end)
    }
    return clean + text.slice(done)
  }
  return {
    redact,
    excerpt(text) {
      const clean = redact(text.slice(0, LOOKED_AT))
      const safe = text.length > LOOKED_AT ? clean.slice(0, Math.max(0, clean.length - AT_THE_CUT)) : clean
      return safe.length > EXCERPT || safe.length < clean.length ? `${safe.slice(0, EXCERPT)}…` : safe
    },
  }
}

/** The text, and what it is under each layer of escapes. */
function layersOf(text: Traced): Traced[] {
  const layers = [text]
  for (let next = unescapeOnce(text); next !== null && layers.length < MOST_LAYERS; next = unescapeOnce(next)) layers.push(next)
  return layers
}

/** `Basic …` and `App …` are a word and a secret; what is base64 of a text is that text, of which one half is a password. */
function withParts(secret: string): string[] {
  const bare = /^[A-Za-z]+\s+(\S{8,})$/.exec(secret)?.[1]
  const whole = bare === undefined ? [secret] : [secret, bare]
  return whole.flatMap((text) => {
    const plain = plainOfBase64(text)
    if (plain === null) return [text]
    const password = plain.slice(plain.indexOf(':') + 1)
    return password.length >= SHORTEST_PIECE ? [text, plain, password] : [text, plain]
  })
}

function plainOfBase64(text: string): string | null {
  if (!/^[\w+/-]{8,}={0,2}$/.test(text)) return null
  const plain = Buffer.from(text, 'base64').toString()
  // Bytes that are no text are a secret of another kind, which happens to have these letters.
  return plain.length < SHORTEST_PIECE || /[\p{Cc}\ufffd]/u.test(plain) ? null : plain
}

function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret)
  const once = base64Of(bytes)
  const twice = once.flatMap((piece) => base64Of(Buffer.from(piece)))
  const hex = bytes.toString('hex')
  return [
    secret,
    // As a form sends it.
    secret.replaceAll(' ', '+'),
    // What is itself full of escapes is hard to tell from its layers: the plain ways are looked for as they are.
    encodeURIComponent(secret.toWellFormed()),
    new URLSearchParams([['', secret]]).toString().slice(1),
    JSON.stringify(secret).slice(1, -1),
    ...once,
    ...twice,
    ...(hex.length >= SHORTEST_PIECE ? [hex, ...['-', ':', ' '].map((between) => hex.match(/../g)?.join(between) ?? '')] : []),
  ]
}

/** Of both alphabets, and at each of the three places where it can stand in what was encoded. */
function base64Of(bytes: Buffer): string[] {
  const pieces = [bytes.toString('base64'), ...[0, 1, 2].map((shift) => alignedBase64(bytes, shift))]
  const long = pieces.filter((piece) => piece.length >= SHORTEST_PIECE)
  return [...new Set([...long, ...long.map(urlSafe)])]
}

const urlSafe = (base64: string): string => base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

/** The characters that only the secret decides when `shift` bytes (modulo 3) stand before it. */
function alignedBase64(bytes: Buffer, shift: number): string {
  const encoded = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64')
  return encoded.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6))
}

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
