/** A run of braces and what it encloses: an opening run and the closing one that follows it belong together. Offsets are UTF-16. */
export type Braces = { start: number; end: number; name: string; opening: number; closing: number }

const BRACE = /[{}]/g
const NO_BRACES: readonly Braces[] = []

/** Every run of braces once, in the order in which they stand. */
export function bracesIn(text: string): readonly Braces[] {
  BRACE.lastIndex = 0
  if (!BRACE.test(text)) return NO_BRACES
  const found: Braces[] = []
  let at = BRACE.lastIndex - 1
  while (at !== -1) {
    const start = at
    const opening = runLength(text, start, '{')
    const inside = start + opening
    const closingAt = opening === 0 ? start : nextBrace(text, inside)
    const closing = closingAt === -1 ? 0 : runLength(text, closingAt, '}')
    const end = closing === 0 ? inside : closingAt + closing
    found.push({ start, end, name: closing === 0 ? '' : text.slice(inside, closingAt), opening, closing })
    at = closing === 0 ? closingAt : nextBrace(text, end)
  }
  return found
}

function nextBrace(text: string, from: number): number {
  BRACE.lastIndex = from
  return BRACE.test(text) ? BRACE.lastIndex - 1 : -1
}

function runLength(text: string, from: number, brace: '{' | '}'): number {
  let end = from
  while (text[end] === brace) end++
  return end - from
}

/** Between two braces on either side, whatever it is called: what Meta takes for a variable. */
export const isPlaceholder = ({ opening, closing }: Braces): boolean => opening === 2 && closing === 2

/** What a name may consist of, so that braces around it are surely meant as a variable, and are filled as one. */
export const PLACEHOLDER_NAME = /^[\p{L}\p{N}_]+$/u

/** `100% e 50%` and the `%C3%A7` of an address are none. */
const TOKEN = /(?<![\p{N}\p{L}%])%(?![0-9A-Fa-f]{2}%)(\p{L}[\p{L}\p{N}_]{1,39})%/gu

/** The CRM's variables that stand in a text as the CRM writes them: `%NOME%`. */
export function tokensIn(text: string): { token: string; start: number; end: number }[] {
  if (!text.includes('%')) return []
  return [...text.matchAll(TOKEN)].map((match) => ({
    token: match[1] ?? '',
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/**
 * Other ways of writing one, by hand or out of another program: `%%NOME%%`, `% NOME %`, `%Nome do cliente%`, `#NOME#`,
 * `((nome))`, `__NOME__`, `$NOME`, `«nome»`, `[NOME]`, wide braces. In capitals, or closed without a blank, so that `5 % de juros e 3 %` is none.
 */
const LOOSE_TOKEN =
  /(?<![\p{N}\p{L}%])(?:%{1,2} ?\p{Lu}[\p{Lu}\p{N}_]{1,39} ?%{1,2}|%\p{L}+(?: \p{L}+){1,4}%)(?![\p{L}\p{N}])|(?<![\p{L}\p{N}#])#\p{Lu}[\p{Lu}\p{N}_]{1,39}#|\(\( ?[\p{L}\p{N}_]{1,40} ?\)\)|(?<![\p{L}\p{N}_])__\p{Lu}[\p{Lu}\p{N}]{1,39}__(?![\p{L}\p{N}_])|｛+[^｛｝\n]{1,40}｝+|(?<![\p{L}\p{N}$])\$\{?\p{L}[\p{L}\p{N}_]{2,39}\}?(?![\p{L}\p{N}_])|« ?(?:[\p{Lu}\p{N}]+_[\p{Lu}\p{N}_]+|(?:[Nn]ome|NOME|[Dd]ata|DATA|[Cc]liente|CLIENTE|[Vv]alor|VALOR|[Hh]ora|HORA|[Pp]rotocolo|PROTOCOLO|[Ee]mpresa|EMPRESA)(?:[ _]\p{L}{1,20}){0,3}) ?»|\[ ?(?:NOME|DATA|CLIENTE|VALOR|HORA|HORARIO|HORÁRIO|PROTOCOLO|EMPRESA|TELEFONE|ENDEREÇO|ENDERECO|VENCIMENTO)(?:[ _]\p{Lu}{1,20}){0,3} ?\]/gu
const MAY_BE_LOOSE = /[%#(_｛$«[]/

export type LooksLikeVariable = {
  /** `single`, `many`, `unbalanced`: braces that enclose no variable; `name`: two, around what is no name; `token`: `%NOME%`. */
  why: 'single' | 'many' | 'unbalanced' | 'name' | 'token'
  found: string
  start: number
  end: number
}

/** Why these braces enclose nothing that is ever filled; null: a variable. */
export function wrongBraces(braces: Braces): Exclude<LooksLikeVariable['why'], 'token'> | null {
  if (braces.opening !== braces.closing) return 'unbalanced'
  if (isPlaceholder(braces)) return PLACEHOLDER_NAME.test(braces.name.trim()) ? null : 'name'
  return braces.opening === 1 ? 'single' : 'many'
}

/** The CRM's own, and what is written like one. */
function anyTokensIn(text: string): { start: number; end: number }[] {
  const tokens = tokensIn(text)
  if (!MAY_BE_LOOSE.test(text)) return tokens
  const loose = [...text.matchAll(LOOSE_TOKEN)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter(({ start, end }) => !tokens.some((token) => token.start < end && start < token.end))
  return [...tokens, ...loose]
}

/** What a reader takes for a variable and nothing fills, so that the customer reads it as it stands. In the order in which it stands. */
export function looksLikeVariables(text: string): LooksLikeVariable[] {
  const braces = bracesIn(text).flatMap((one) => {
    const why = wrongBraces(one)
    return why ? [{ why, start: one.start, end: one.end }] : []
  })
  const tokens = anyTokensIn(text).map(({ start, end }) => ({ why: 'token' as const, start, end }))
  if (braces.length + tokens.length === 0) return []
  return [...braces, ...tokens]
    .sort((a, b) => a.start - b.start)
    .map((one) => ({ ...one, found: text.slice(one.start, Math.min(one.end, one.start + 60)) }))
}

/** The same in a value, where no placeholder is ever filled: `{{nome}}` is as wrong as `{nome}`. */
export function looksLikeVariablesInValue(text: string): string[] {
  if (!/[{}%#(_｛$«[]/.test(text)) return []
  const braces = bracesIn(text).filter(({ name, opening, closing }) => opening > 0 && closing > 0 && name.trim() !== '')
  return [...braces, ...anyTokensIn(text)].map(({ start, end }) => text.slice(start, Math.min(end, start + 60)))
}
