const MARK = '***'

/** A base64 piece shorter than this stands in ordinary words too. */
const SHORTEST_PIECE = 6

/** Longest text of a provider that is kept for folding beneath our sentence, in UTF-16 units. */
const EXCERPT = 2_000

export type Redactor = {
  /** The text without any of the secrets. */
  redact(text: string): string
  /** The same, shortened; cut only after redacting, so that no secret loses its head to the cut. */
  excerpt(text: string): string
}

/**
 * Takes secrets out of what a provider or a proxy may echo: as they are,
 * URL-encoded, JSON-escaped, and in base64 wherever they stand in the encoded
 * text (`user:secret` is how Basic sends them).
 */
export function createRedactor(secrets: readonly string[]): Redactor {
  const forms = [...new Set(secrets.flatMap(formsOf))].filter((form) => form !== '').sort((a, b) => b.length - a.length)
  const pattern = forms.length === 0 ? null : new RegExp(forms.map(literal).join('|'), 'gi')
  const redact = (text: string): string => (pattern ? text.replace(pattern, MARK) : text)
  return {
    redact,
    excerpt(text) {
      const clean = redact(text)
      return clean.length > EXCERPT ? `${clean.slice(0, EXCERPT)}…` : clean
    },
  }
}

function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret)
  const pieces = [0, 1, 2].map((shift) => alignedBase64(bytes, shift)).filter((piece) => piece.length >= SHORTEST_PIECE)
  const base64 = [bytes.toString('base64'), ...pieces].filter((piece) => piece.length >= SHORTEST_PIECE)
  return [
    secret,
    // toWellFormed: a lone surrogate has no UTF-8, and encodeURIComponent would throw.
    encodeURIComponent(secret.toWellFormed()),
    new URLSearchParams([['', secret]]).toString().slice(1),
    JSON.stringify(secret).slice(1, -1),
    ...base64,
    ...base64.map((piece) => piece.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')),
  ]
}

/** The characters that only the secret decides when `shift` bytes (modulo 3) stand before it. */
function alignedBase64(bytes: Buffer, shift: number): string {
  const encoded = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64')
  return encoded.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6))
}

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
