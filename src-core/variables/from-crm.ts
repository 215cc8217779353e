import {
  type PlaceholderScope,
  parseText,
  placeholdersOf,
  type TemplateContent,
  type TextComponent,
  templateTexts,
} from '#core/template'
import { fold } from '#core/text'
import type { Binding, CrmVariable } from './model.ts'

/** How a provider writes its placeholders: `{{nome}}` or `{{1}}`. */
export type PlaceholderStyle = 'named' | 'positional'

export type TokenSegment =
  | { kind: 'text'; text: string; start: number; end: number }
  | { kind: 'token'; token: string; text: string; start: number; end: number }

/** Small letters and accents are read too: a person pastes what a person typed. Blanks are not: `50% a 100%`. */
const TOKEN = /%(\p{L}[\p{L}\p{N}_]{0,39})%/gu
/** `%C3%A7` in a link is an escaped letter. */
const TOKEN_IN_URL = /%(?![0-9A-Fa-f]{2}%[0-9A-Fa-f]{2})(\p{L}[\p{L}\p{N}_]{0,39})%/gu

/**
 * Splits a text as the CRM has it into fixed parts and `%TOKENS%`, which are given in
 * capitals whether such a variable exists or not. `start`/`end` are UTF-16 offsets.
 */
export function parseCrmText(text: string, component: TextComponent = 'body'): TokenSegment[] {
  const segments: TokenSegment[] = []
  let at = 0
  for (const match of text.matchAll(component.startsWith('buttons.') ? TOKEN_IN_URL : TOKEN)) {
    const start = match.index
    if (start > at) segments.push({ kind: 'text', text: text.slice(at, start), start: at, end: start })
    const end = start + match[0].length
    segments.push({ kind: 'token', token: (match[1] ?? '').toUpperCase(), text: match[0], start, end })
    at = end
  }
  if (at < text.length) segments.push({ kind: 'text', text: text.slice(at), start: at, end: text.length })
  return segments
}

/**
 * The provider's texts and the bindings for a template whose header, body, footer and
 * buttons' links are written as the CRM has them: `Olá %NOME%` gives `Olá {{1}}` or
 * `Olá {{nome}}`, and a binding of it to `NOME`. A repeated token gets the same placeholder;
 * placeholders that stand in the text stay, and their names are not given again. The
 * reverse of `crmText`.
 * @param scope `component`: numbers begin again in every text; `template`: a token is one placeholder everywhere
 * @param variables their samples become the placeholders'; a sample that is given stays
 */
export function templateFromCrm(
  content: TemplateContent,
  style: PlaceholderStyle,
  scope: PlaceholderScope,
  variables: readonly CrmVariable[] = [],
): { content: TemplateContent; bindings: Binding[] } {
  const everywhere = templateTexts(content).map(({ text }) => text)
  const shared = namesFor(style, everywhere)
  const all: Binding[] = []
  const written = (component: TextComponent, text: string): string => {
    const result = write(text, component, scope === 'template' ? shared : namesFor(style, [text]))
    all.push(...result.bindings)
    return result.text
  }
  const { header, body, footer, buttons, ...rest } = content
  const template: TemplateContent = {
    ...rest,
    ...(header && { header: header.text === undefined ? header : { ...header, text: written('header', header.text) } }),
    body: { text: written('body', body.text) },
    ...(footer && { footer: { text: written('footer', footer.text) } }),
    buttons: buttons.map((button, index) =>
      button.type === 'URL' ? { ...button, url: written(`buttons.${index}`, button.url) } : button,
    ),
  }
  const samples = all.flatMap(({ key, source }) => {
    const variable = source.kind === 'crm' ? variables.find(({ token }) => token === source.token) : undefined
    return variable && variable.sample !== '' ? [[key, variable.sample] as const] : []
  })
  const firsts = new Set(placeholdersOf(template, scope).map(({ key }) => key))
  return {
    content: { ...template, samples: { ...Object.fromEntries(samples), ...content.samples } },
    bindings: all.filter(({ key }) => firsts.has(key)),
  }
}

type NameOf = (token: string) => string

/** Gives each token one name, which no placeholder of the texts has yet. */
function namesFor(style: PlaceholderStyle, texts: readonly string[]): NameOf {
  const taken = new Set(
    texts.flatMap((text) => parseText(text).flatMap((part) => (part.kind === 'placeholder' ? part.name : []))),
  )
  const names = new Map<string, string>()
  const candidate = (token: string, at: number): string => {
    if (style === 'positional') return String(at)
    return at === 1 ? fold(token) : `${fold(token)}_${at}`
  }
  return (token) => {
    const known = names.get(token)
    if (known !== undefined) return known
    let at = 1
    while (taken.has(candidate(token, at))) at++
    const name = candidate(token, at)
    names.set(token, name)
    taken.add(name)
    return name
  }
}

function write(text: string, component: TextComponent, nameOf: NameOf): { text: string; bindings: Binding[] } {
  const bindings = new Map<string, Binding>()
  const written = parseCrmText(text, component).map((segment) => {
    if (segment.kind === 'text') return segment.text
    const name = nameOf(segment.token)
    const key = `${component}.${name}`
    bindings.set(key, { key, source: { kind: 'crm', token: segment.token }, fallback: null, transforms: [] })
    return `{{${name}}}`
  })
  return { text: written.join(''), bindings: [...bindings.values()] }
}
