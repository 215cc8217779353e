const ACCENTS = /\p{M}+/gu
const ASCII = /^[\0-\x7F]*$/

/** Small and without accents: `Promoção` gives `promocao`. What stands between letters stays. */
export function fold(text: string): string {
  const small = text.toLowerCase()
  // Nearly every text of a large file; a fifth of the time.
  return ASCII.test(small) ? small : small.normalize('NFD').replace(ACCENTS, '')
}

/** The letters a–z and digits alone, folded: how headings and fixed words of a file are compared. */
export const foldKey = (text: string): string => fold(text).replace(/[^a-z0-9]/g, '')

/** Letters as plain as they come, in their case: `1º Ação` gives `1o Acao`. */
export const withoutAccents = (text: string): string => text.normalize('NFKD').replace(ACCENTS, '')

/** What two names that read the same have in common: case, how an accent is stored and how many blanks there are do not count. */
export const asRead = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFC')
    .trim()
    .replace(/\s{2,}|[^\S ]/g, ' ')

const TYPOGRAPHY = /[“”„‟«»‘’‚‛´‐-―…]/

/** Quotation marks, dashes and dots as a keyboard has them: what programs put in their place makes no other text. */
export const asTyped = (text: string): string =>
  TYPOGRAPHY.test(text)
    ? text
        .replace(/[“”„‟«»]/g, '"')
        .replace(/[‘’‚‛´]/g, "'")
        .replace(/[‐-―]/g, '-')
        .replaceAll('…', '...')
    : text
