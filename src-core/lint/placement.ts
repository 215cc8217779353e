import { type Braces, isPlaceholder } from '#core/template'
import { isOfMetaLibrary } from './meta-library.ts'
import { oncePerSubject } from './once-per-subject.ts'
import { bodyOf } from './places.ts'
import type { Edit, Report, Rule, Subject } from './rule.ts'

/** What may stand outside a text without being text of it: all of it but braces. */
const OUTSIDE = /[\s\p{P}\p{S}\p{Cf}\p{Mn}\p{Me}\p{Emoji_Component}]/u
const KEYCAP = /\uFE0F?\u20E3/

/** Where a text begins and ends for Meta: blanks, punctuation, markup and emojis at its edges do not count. */
function core(text: string): { start: number; end: number } {
  let start = 0
  while (start < text.length) {
    const sign = String.fromCodePoint(text.codePointAt(start) ?? 0)
    if (sign === '{' || sign === '}' || !isOutside(sign, text, start)) break
    start += sign.length
  }
  let end = text.length
  while (end > start) {
    const low = text.charCodeAt(end - 1)
    const length = low >= 0xdc00 && low <= 0xdfff && end - 2 >= start ? 2 : 1
    const sign = text.slice(end - length, end)
    if (sign === '{' || sign === '}' || !isOutside(sign, text, end - length)) break
    end -= length
  }
  return { start, end }
}

/** A digit belongs to a text unless it is an emoji's: 1️⃣. */
function isOutside(sign: string, text: string, at: number): boolean {
  if (/[0-9]/.test(sign)) return text.slice(at + 1, at + 3).search(KEYCAP) === 0
  return OUTSIDE.test(sign)
}

const edgeRule: Rule = {
  id: 'VAR-EDGE',
  messages: { start: 'error', end: 'error' },
  fix: 'suggest',
  source: { keys: ['M-REV', 'M-ERR', 'TW-VAR'], date: '2026-09-11', confidence: 'H' },
  examples: {
    wrong: [
      {
        body: { text: '{{1}}, seu chamado foi aberto e será atendido pela nossa equipe ainda hoje.' },
        samples: { 'body.1': 'Marina' },
      },
      {
        body: { text: 'Seu pedido saiu para entrega e o entregador está no portão {{1}}.' },
        samples: { 'body.1': 'norte' },
      },
    ],
    right: [
      {},
      {
        body: { text: 'Seu pedido saiu para entrega e o entregador está no portão {{1}} do prédio.' },
        samples: { 'body.1': 'norte' },
      },
    ],
  },
  check(subject) {
    const { text, braces } = bodyOf(subject)
    const variables = braces.filter(isPlaceholder)
    if (variables.length === 0) return []
    const { start, end } = core(text)
    const reports: Report[] = []
    const isPortuguese = subject.content.language.startsWith('pt')
    const add = (messageId: 'start' | 'end', one: Braces, edit: Edit): void => {
      const suggest = isPortuguese ? [{ messageId, data: { written: edit.text.trim() }, edits: [edit] }] : []
      const data = { variable: text.slice(one.start, Math.min(one.end, one.start + 60)) }
      reports.push({ messageId, data, component: 'body', start: one.start, end: one.end, suggest })
    }
    const first = variables.find((one) => one.start === start)
    // Bold is opened behind the greeting, a bullet stays before it.
    const opening = start - (/[*_~`]*$/.exec(text.slice(Math.max(0, start - 5), start))?.[0].length ?? 0)
    // Meta's own text of an authentication template begins with the code.
    if (first && subject.content.category !== 'AUTHENTICATION')
      add('start', first, { component: 'body', start: opening, end: opening, text: 'Olá, ' })
    const last = variables.findLast((one) => one.end === end)
    const closing = text.trimEnd().length
    if (last)
      add('end', last, { component: 'body', start: closing, end: text.length, text: closingWords(text.slice(last.end, closing)) })
    return reports.length > 0 && isOfMetaLibrary(subject) ? [] : reports
  },
}

const closingWords = (signs: string): string => `${/[.!?…]/.test(signs) ? '' : '.'} Agradecemos a atenção.`

/** A letter or a digit, but not the digit of a keycap emoji. */
const LETTER = /[\p{L}\p{N}](?!\uFE0F?\u20E3)/u

const adjRule: Rule = {
  id: 'VAR-ADJ',
  messages: { adjacent: 'error' },
  fix: 'none',
  source: { keys: ['M-WH', 'TW-VAR'], date: '2026-09-11', confidence: 'H' },
  examples: {
    wrong: [
      {
        body: { text: 'Sua visita técnica foi marcada para {{1}} - {{2}} e o técnico leva o equipamento novo.' },
        samples: { 'body.1': '12/10/2026', 'body.2': '14h' },
      },
    ],
    right: [
      {},
      {
        body: { text: 'Sua visita técnica foi marcada para {{1}} às {{2}} e o técnico leva o equipamento novo.' },
        samples: { 'body.1': '12/10/2026', 'body.2': '14h' },
      },
    ],
  },
  check(subject) {
    const reports = subject.texts.flatMap(({ component, text, braces }) => {
      if (component !== 'body' && component !== 'header') return []
      const variables = braces.filter(isPlaceholder)
      return variables.flatMap((one, at): Report[] => {
        const next = variables[at + 1]
        if (!next || LETTER.test(text.slice(one.end, next.start))) return []
        const data = { first: `{{${one.name.slice(0, 60)}}}`, second: `{{${next.name.slice(0, 60)}}}` }
        return [{ messageId: 'adjacent', data, component, start: one.start, end: next.end }]
      })
    })
    return reports.length > 0 && isOfMetaLibrary(subject) ? [] : reports
  },
}

type Ratio = { variables: number; words: number }

/** How many variables the body has, and how many words beside them. */
const ratioOf = oncePerSubject((subject): Ratio => {
  const { text, braces } = bodyOf(subject)
  const names = new Set<string>()
  let fixed = ''
  let from = 0
  for (const one of braces) {
    if (!isPlaceholder(one)) continue
    names.add(one.name.trim())
    fixed += `${text.slice(from, one.start)} `
    from = one.end
  }
  const words = names.size === 0 ? 0 : (fixed + text.slice(from)).split(/\s+/).filter((word) => LETTER.test(word)).length
  return { variables: names.size, words }
})

/** Scripts that put no blanks between words, so that these can't be counted. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** The three levels exclude each other: only the worst is reported. */
function ratioReport(subject: Subject, tooFew: (ratio: Ratio) => boolean, wanted: (variables: number) => number): Report[] {
  // Its text is Meta's own.
  if (subject.content.category === 'AUTHENTICATION') return []
  const ratio = ratioOf(subject)
  if (ratio.variables === 0 || !tooFew(ratio) || UNSPACED.test(subject.content.body.text)) return []
  const missing = wanted(ratio.variables) - ratio.words
  return [{ messageId: 'few', data: { ...ratio, missing }, component: 'body', start: 0, end: subject.content.body.text.length }]
}

const least = (variables: number): number => 2 * variables + 1
const safe = (variables: number): number => 3 * variables + 2
const comfortable = (variables: number): number => 7 * variables

const ENOUGH = {
  body: { text: 'Olá, {{1}}. Recebemos sua solicitação e nossa equipe responde até amanhã.' },
  samples: { 'body.1': 'Marina' },
}

const ratioRule: Rule = {
  id: 'VAR-RATIO',
  messages: { few: 'error' },
  fix: 'none',
  source: { keys: ['M-REV', 'M-ERR', 'TW-VAR'], date: '2026-09-11', confidence: 'M' },
  examples: {
    wrong: [
      {
        body: { text: 'Olá {{1}}, pedido {{2}} chega {{3}} amanhã.' },
        samples: { 'body.1': 'Marina', 'body.2': '4521', 'body.3': 'de manhã' },
      },
    ],
    right: [{}, ENOUGH],
  },
  check: (subject) => ratioReport(subject, ({ words, variables }) => words < least(variables), least),
}

const ratioSafeRule: Rule = {
  id: 'VAR-RATIO-SAFE',
  messages: { few: 'warn' },
  fix: 'none',
  source: { keys: ['FLD'], date: '2026-11-22', confidence: 'M' },
  examples: {
    wrong: [
      {
        body: { text: 'Olá {{1}}, seu pedido {{2}} saiu e chega amanhã.' },
        samples: { 'body.1': 'Marina', 'body.2': '4521' },
      },
    ],
    right: [{}, ENOUGH],
  },
  check: (subject) => ratioReport(subject, ({ words, variables }) => words >= least(variables) && words < safe(variables), safe),
}

const ratioComfortRule: Rule = {
  id: 'VAR-RATIO-COMFORT',
  messages: { few: 'info' },
  fix: 'none',
  source: { keys: ['FLD'], date: '2026-11-22', confidence: 'L' },
  examples: {
    wrong: [
      {
        body: { text: 'Olá {{1}}, seu pedido {{2}} já saiu do depósito e chega amanhã de manhã.' },
        samples: { 'body.1': 'Marina', 'body.2': '4521' },
      },
    ],
    right: [{}, ENOUGH],
  },
  check: (subject) =>
    ratioReport(subject, ({ words, variables }) => words >= safe(variables) && words < comfortable(variables), comfortable),
}

export const PLACEMENT_RULES: readonly Rule[] = [edgeRule, adjRule, ratioRule, ratioSafeRule, ratioComfortRule]
