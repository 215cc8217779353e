import { escapeHtml, withoutUnseen } from '#core/text'

/** Text that is HTML already. Only `html` makes it, so nothing gets into the document unescaped. */
export type Markup = { readonly markup: string }
type Part = Markup | string | number | null | readonly Part[]

/** HTML with gaps: what fills one is escaped, unless `html` wrote it; null leaves it empty. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Markup => ({
  markup: strings.reduce((all, string, at) => all + written(parts[at - 1] ?? null) + string),
})

function written(part: Part): string {
  if (part === null) return ''
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part))
  return 'markup' in part ? part.markup : part.map(written).join('')
}

/** Without what could make a line read as another. */
const escaped = (text: string): string => escapeHtml(withoutUnseen(text))

/**
 * A sentence with markup in its gaps. `say` writes it with the marks that it is given; they
 * are replaced after the sentence was escaped, so that no gap is ever read as part of it.
 */
export function sentence(gaps: Readonly<Record<string, Part>>, say: (marks: Record<string, string>) => string): Markup {
  const names = Object.keys(gaps)
  const said = say(Object.fromEntries(names.map((name, at) => [name, `${MARK}${at}${MARK}`])))
  return html`${said.split(MARK).map((part, at) => (at % 2 === 0 ? part : (gaps[names[Number(part)] ?? ''] ?? null)))}`
}

/** Around a gap's place; no sentence has such a character. */
const MARK = '\u0001'

/** A string of CSS, in quotes: all but letters and digits as escapes, so that nothing ends it or the style element. */
export const cssString = (text: string): string =>
  `"${withoutUnseen(text).replace(/[^\p{L}\p{N}]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `)}"`
