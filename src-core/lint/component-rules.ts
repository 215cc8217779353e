import { findEmojis } from '#core/template'
import { NONE, overLimit, removal, whole } from './report.ts'
import type { Report, Rule, Subject, SubjectText } from './rule.ts'
import { ABOUT_ONE_VARIABLE, BLANKS } from './supersede.ts'
import { readTexts } from './word-reader.ts'

const BODY_LIMIT = 1024
const BODY_ADVICE = 550
const SHORT_LIMIT = 60
const SHOWN_LINES = 5
/** About how many characters a phone shows in a line of the bubble. */
const LINE_LENGTH = 40

const partOf = ({ texts }: Subject, component: SubjectText['component']): SubjectText | undefined =>
  texts.find((part) => part.component === component)

/** A report of what is over the limit, with the numbers. */
function tooLong(component: 'header' | 'body' | 'footer', text: string, limit: number, messageId: string): readonly Report[] {
  if (text.length <= limit) return NONE
  const data = { length: text.length, limit, over: text.length - limit }
  return [{ messageId, data, component, start: overLimit(text, limit), end: text.length }]
}

const bodyRequired: Rule = {
  id: 'BODY-REQUIRED',
  messages: { empty: 'error' },
  supersedes: { empty: BLANKS },
  fix: 'none',
  source: { keys: ['M-CMP'], date: '2026-11-22', confidence: 'H' },
  examples: { wrong: [{ body: { text: '' } }, { body: { text: ' \n ' } }], right: [{}] },
  check({ content }) {
    return content.body.text.trim() === '' ? [whole(content, 'body', 'empty')] : NONE
  },
}

const bodyLength: Rule = {
  id: 'BODY-LEN',
  messages: { long: 'error' },
  fix: 'none',
  source: { keys: ['M-CMP'], date: '2026-11-22', confidence: 'H' },
  supersedes: { long: ['BODY-LEN-550', 'BODY-TRUNC'] },
  examples: { wrong: [{ body: { text: 'a'.repeat(1025) } }], right: [{ body: { text: 'a'.repeat(1024) } }] },
  check: ({ content }) => tooLong('body', content.body.text, BODY_LIMIT, 'long'),
}

const bodyAdvice: Rule = {
  id: 'BODY-LEN-550',
  messages: { long: 'warn' },
  fix: 'none',
  source: { keys: ['BIRD'], date: '2026-11-22', confidence: 'M' },
  supersedes: { long: ['BODY-TRUNC'] },
  examples: {
    wrong: [{ body: { text: 'a'.repeat(551) } }],
    right: [{ body: { text: 'a'.repeat(550) } }, { category: 'AUTHENTICATION', body: { text: 'a'.repeat(551) } }],
  },
  check({ content }) {
    const concerns = content.category === 'UTILITY' || content.category === 'MARKETING'
    return concerns ? tooLong('body', content.body.text, BODY_ADVICE, 'long') : NONE
  },
}

const bodyTruncated: Rule = {
  id: 'BODY-TRUNC',
  messages: { cut: 'info' },
  fix: 'none',
  source: { keys: ['BIRD-TEXT'], date: '2026-11-22', confidence: 'M' },
  examples: {
    wrong: [{ category: 'MARKETING', body: { text: 'um\ndois\ntrês\nquatro\ncinco\nseis' } }],
    right: [
      { category: 'MARKETING', body: { text: 'um\ndois\ntrês\nquatro\ncinco' } },
      { body: { text: 'um\ndois\ntrês\nquatro\ncinco\nseis' } },
    ],
  },
  check({ content }) {
    const { text } = content.body
    if (content.category !== 'MARKETING') return NONE
    let shown = 0
    let at = 0
    for (const line of text.trimEnd().split('\n')) {
      const lines = Math.max(1, Math.ceil(line.length / LINE_LENGTH))
      if (shown + lines > SHOWN_LINES) {
        const start = overLimit(text, at + (SHOWN_LINES - shown) * LINE_LENGTH)
        return [{ messageId: 'cut', data: { limit: SHOWN_LINES }, component: 'body', start, end: text.length }]
      }
      shown += lines
      at += line.length + 1
    }
    return NONE
  },
}

/** What one says before one says anything, in Portuguese, English and Spanish, without accents. */
const GREETINGS = new Set(
  '{} % ola oi oie alo bom boa dia tarde noite prezado prezada prezados prezadas caro cara sr sra senhor senhora o a as os e ou tudo bem como vai voce esta cliente hello hi hey dear good morning afternoon evening hola buenos buenas dias tardes noches estimado estimada que tal'.split(
    ' ',
  ),
)

const bodyGeneric: Rule = {
  id: 'BODY-GENERIC',
  messages: { generic: 'error' },
  fix: 'none',
  source: { keys: ['M-CAT', 'TW-APP', 'FLD'], date: '2026-09-11', confidence: 'H' },
  supersedes: { generic: ['CAT-NO-ANCHOR', 'VAR-RATIO', 'VAR-RATIO-SAFE', 'VAR-RATIO-COMFORT', 'VAR-EDGE'] },
  examples: {
    wrong: [{ body: { text: '{{1}}' } }, { body: { text: 'Olá {{1}}, tudo bem?\n{{2}}' } }],
    right: [{ body: { text: 'Olá {{1}}, seu pedido saiu.' } }, { body: { text: 'Olá!' } }],
  },
  check(subject) {
    const words = readTexts(subject).find(({ component }) => component === 'body')?.words ?? []
    const isGeneric = words.some(({ text }) => text === '{}') && words.every(({ text }) => GREETINGS.has(text))
    return isGeneric ? [whole(subject.content, 'body', 'generic')] : NONE
  },
}

const headerLength: Rule = {
  id: 'HEAD-LEN',
  messages: { long: 'error', filled: 'error' },
  fix: 'none',
  source: { keys: ['M-CMP'], date: '2026-11-22', confidence: 'H' },
  examples: {
    wrong: [
      { header: { format: 'TEXT', text: 'a'.repeat(61) } },
      { header: { format: 'TEXT', text: `${'a'.repeat(50)} {{1}} b` }, samples: { 'header.1': 'x'.repeat(20) } },
    ],
    right: [{ header: { format: 'TEXT', text: 'a'.repeat(60) } }],
  },
  check(subject) {
    const header = partOf(subject, 'header')
    if (!header) return NONE
    const { text, braces } = header
    if (text.length > SHORT_LIMIT) return tooLong('header', text, SHORT_LIMIT, 'long')
    const { samples } = subject.content
    let length = text.length
    for (const { start, end, name } of braces) {
      const key = `header.${name.trim()}`
      if (Object.hasOwn(samples, key)) length += (samples[key] ?? '').length - (end - start)
    }
    if (length <= SHORT_LIMIT) return NONE
    return [{ messageId: 'filled', data: { length, limit: SHORT_LIMIT }, component: 'header', start: 0, end: text.length }]
  },
}

const headerOneVariable: Rule = {
  id: 'HEAD-ONE-VAR',
  messages: { several: 'error' },
  fix: 'none',
  source: { keys: ['M-CMP'], date: '2026-11-22', confidence: 'H' },
  supersedes: { several: ['HEAD-EDGE-VAR', ...ABOUT_ONE_VARIABLE] },
  examples: {
    wrong: [{ header: { format: 'TEXT', text: 'Pedido {{1}} de {{2}} enviado' } }],
    right: [{ header: { format: 'TEXT', text: 'Pedido {{1}} enviado' } }],
  },
  check(subject) {
    const variables = partOf(subject, 'header')?.braces.filter(({ opening, closing }) => opening > 0 && closing > 0) ?? []
    const [, second] = variables
    if (!second) return NONE
    const end = variables.at(-1)?.end ?? second.end
    return [{ messageId: 'several', data: { count: variables.length }, component: 'header', start: second.start, end }]
  },
}

const NEWLINES = /[\r\n\u2028\u2029]+/g

/** Line breaks and emojis, each with its fix: what neither header nor footer may hold. */
function unplain({ component, text }: SubjectText): Report[] {
  const reports: Report[] = []
  if (/[\r\n\u2028\u2029]/.test(text))
    for (const { 0: breaks, index } of text.matchAll(NEWLINES)) {
      const end = index + breaks.length
      const isInside = index > 0 && end < text.length && text[index - 1] !== ' ' && text[end] !== ' '
      const fix = [{ component, start: index, end, text: isInside ? ' ' : '' }]
      reports.push({ messageId: 'newline', component, start: index, end, fix })
    }
  for (const { text: emoji, start, end } of findEmojis(text))
    reports.push({ messageId: 'emoji', data: { emoji }, component, start, end, fix: removal(component, text, start, end) })
  return reports
}

const MARKUP = /[*_~`]+/g

/** Markers outside placeholders. Inside a word one may belong to a code, so that a person has to look. */
function markup({ component, text, braces }: SubjectText): Report[] {
  const reports: Report[] = []
  let next = 0
  for (const { 0: marker, index } of text.matchAll(MARKUP)) {
    const end = index + marker.length
    while ((braces[next]?.end ?? end) <= index) next++
    const enclosing = braces[next]
    if (enclosing && enclosing.closing > 0 && enclosing.start < index && end < enclosing.end) continue
    const report = { messageId: 'markup', data: { marker }, component, start: index, end }
    const edits = [{ component, start: index, end, text: '' }]
    const isInWord =
      /[\p{L}\p{N}}]$/u.test(text.slice(Math.max(0, index - 2), index)) && /^[\p{L}\p{N}{]/u.test(text.slice(end, end + 2))
    reports.push(
      isInWord ? { ...report, suggest: [{ messageId: 'remove', data: { marker }, edits }] } : { ...report, fix: edits },
    )
  }
  return reports
}

const headerPlain: Rule = {
  id: 'HEAD-PLAIN',
  messages: { newline: 'error', emoji: 'error', markup: 'error' },
  fix: 'safe',
  source: { keys: ['M-CMP', 'TW-63040', 'BIRD'], date: '2026-11-22', confidence: 'H' },
  examples: {
    wrong: [
      { header: { format: 'TEXT', text: '*Aviso* de visita' } },
      { header: { format: 'TEXT', text: 'Aviso\nde visita' } },
      { header: { format: 'TEXT', text: 'Aviso de visita 📅' } },
    ],
    right: [{ header: { format: 'TEXT', text: 'Aviso de visita: {{data_visita}} confirmada' } }],
  },
  check(subject) {
    const header = partOf(subject, 'header')
    if (!header) return NONE
    return [...unplain(header), ...(/[*_~`]/.test(header.text) ? markup(header) : NONE)]
  },
}

/** Blanks, signs and emojis, all but braces: a text is judged by the word or the variable that is next. */
const EDGE_SIGNS = /[^\p{L}\p{N}{}]/u

const headerEdge: Rule = {
  id: 'HEAD-EDGE-VAR',
  messages: { starts: 'warn', ends: 'warn' },
  fix: 'none',
  source: { keys: ['BIRD'], date: '2026-11-22', confidence: 'M' },
  examples: {
    wrong: [
      { header: { format: 'TEXT', text: 'Pedido {{1}}' } },
      { header: { format: 'TEXT', text: '*{{1}}*: pedido enviado' } },
    ],
    right: [{ header: { format: 'TEXT', text: 'Pedido {{1}} enviado' } }],
  },
  check(subject) {
    const header = partOf(subject, 'header')
    if (!header) return NONE
    const { text, braces } = header
    const variables = braces.filter(({ opening, closing }) => opening > 0 && closing > 0)
    const [first, last] = [variables.at(0), variables.at(-1)]
    const reports: Report[] = []
    if (first && isOnlySigns(text.slice(0, first.start)))
      reports.push({ messageId: 'starts', component: 'header', start: first.start, end: first.end })
    if (last && (last !== first || reports.length === 0) && isOnlySigns(text.slice(last.end)))
      reports.push({ messageId: 'ends', component: 'header', start: last.start, end: last.end })
    return reports
  },
}

const isOnlySigns = (text: string): boolean => [...text].every((character) => EDGE_SIGNS.test(character))

const footerLength: Rule = {
  id: 'FOOT-LEN',
  messages: { long: 'error' },
  fix: 'none',
  source: { keys: ['M-CMP'], date: '2026-11-22', confidence: 'H' },
  examples: { wrong: [{ footer: { text: 'a'.repeat(61) } }], right: [{ footer: { text: 'a'.repeat(60) } }] },
  check: ({ content }) => tooLong('footer', content.footer?.text ?? '', SHORT_LIMIT, 'long'),
}

const footerNoVariable: Rule = {
  id: 'FOOT-NO-VAR',
  messages: { variable: 'error' },
  fix: 'none',
  source: { keys: ['M-CMP', '360'], date: '2026-11-22', confidence: 'H' },
  supersedes: { variable: ['VAR-POSITION.footer', ...ABOUT_ONE_VARIABLE] },
  examples: {
    wrong: [{ footer: { text: 'Equipe {{1}}' } }],
    right: [{ footer: { text: 'Equipe de atendimento' } }],
  },
  check(subject) {
    const footer = partOf(subject, 'footer')
    if (!footer || footer.braces.length === 0) return NONE
    const variables = footer.braces.filter(({ opening, closing }) => opening > 1 && closing > 1)
    return variables.map(({ start, end }) => {
      const data = { placeholder: footer.text.slice(start, end) }
      return { messageId: 'variable', data, component: 'footer', start, end }
    })
  },
}

const footerPlain: Rule = {
  id: 'FOOT-PLAIN',
  messages: { newline: 'error', emoji: 'error' },
  fix: 'safe',
  source: { keys: ['TW-63040'], date: '2026-11-22', confidence: 'M' },
  examples: {
    wrong: [{ footer: { text: 'Equipe de\natendimento' } }, { footer: { text: 'Obrigado 😀' } }],
    right: [{ footer: { text: 'Equipe de atendimento ©' } }],
  },
  check(subject) {
    const footer = partOf(subject, 'footer')
    return footer ? unplain(footer) : NONE
  },
}

export const PART_RULES: readonly Rule[] = [
  bodyRequired,
  bodyLength,
  bodyAdvice,
  bodyTruncated,
  bodyGeneric,
  headerLength,
  headerOneVariable,
  headerPlain,
  headerEdge,
  footerLength,
  footerNoVariable,
  footerPlain,
]
