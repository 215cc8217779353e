import { saying } from './examples.ts'
import { anyAnchor, GREETING, REWRITES, strongAnchor, TRIGGERS, type Trigger, WEIGHTS } from './lexicon.ts'
import { oncePerSubject } from './once-per-subject.ts'
import { type Hit, phraseFinder } from './phrases.ts'
import { placesOf } from './places.ts'
import type { Edit, Report, Rule, Severity, Subject, Suggestion } from './rule.ts'
import { type ReadText, readTexts, type Word } from './word-reader.ts'

const LEXICON_SOURCE = { keys: ['M-CAT', 'LEADSTER', 'BLIP', 'FLD'], date: '2026-11-22', confidence: 'M' } as const

type Opening = { component: 'body'; start: number; end: number; text: ReadText }
type Scan = { hits: readonly Hit<Trigger>[]; exclamation: Opening | null; anchors: ReadonlySet<string>; isAnchored: boolean }

const phrasesOf = phraseFinder(TRIGGERS)

/** All that the rules of the category ask about, looked for once. */
const scan = oncePerSubject((subject): Scan => {
  const hits = phrasesOf(subject).filter((hit) => hit.entry.rule !== 'neutral' && (!hit.entry.asked || isQuestion(hit)))
  return { hits, exclamation: exclamationOf(subject), ...anchorsOf(subject, hits) }
})

/** The words of the triggers are no anchors: `código promocional`. */
function anchorsOf(subject: Subject, hits: readonly Hit<Trigger>[]): Pick<Scan, 'anchors' | 'isAnchored'> {
  const anchors = new Set<string>()
  let isAnchored = placesOf(subject).some(({ name }) => name.split('_').some((word) => anyAnchor(word) !== undefined))
  let next = 0
  for (const text of readTexts(subject)) {
    for (let at = 0; at < text.words.length; at++) {
      while (hits[next]?.text === text && (hits[next]?.last ?? at) < at) next++
      const hit = hits[next]
      if (hit?.text === text && hit.first <= at) continue
      const word = text.words[at]?.text ?? ''
      const strong = strongAnchor(word)
      if (strong !== undefined) anchors.add(strong)
      isAnchored ||= strong !== undefined || anyAnchor(word) !== undefined
    }
    while (hits[next]?.text === text) next++
  }
  return { anchors, isAnchored }
}

const ending = ({ words, text }: ReadText, last: number): string => text.slice(words[last]?.end, words[last + 1]?.start)

/** How far a sentence is followed to its end, in words. */
const SENTENCE = 60

function isQuestion({ text, last }: Hit<Trigger>): boolean {
  let at = last
  while (at - last < SENTENCE && at + 1 < text.words.length && !text.words[at + 1]?.opensSentence) at++
  return /^[^.!…\n]*\?/.test(ending(text, at))
}

/** Words beside the greeting's own that make it no more than one: a name. */
const NAME = 2

/**
 * An exclamation mark in the first sentence that is more than a greeting; `Olá {{1}}!` is
 * usual in service messages.
 */
function exclamationOf(subject: Subject): Opening | null {
  const text = readTexts(subject).find(({ component }) => component === 'body')
  if (!text) return null
  const { words } = text
  for (let at = 0; at < words.length; ) {
    let end = at
    while (end + 1 < words.length && !words[end + 1]?.opensSentence) end++
    if (!isGreeting(words.slice(at, end + 1))) {
      const mark = ending(text, end).search(/[.!?…\n]/)
      const start = (words[end]?.end ?? 0) + mark
      if (mark === -1 || text.text[start] !== '!') return null
      let stop = start
      while (text.text[stop] === '!') stop++
      return { component: 'body', start, end: stop, text }
    }
    at = end + 1
  }
  return null
}

function isGreeting(words: readonly Word[]): boolean {
  const first = words[0]
  if (!first || words.length > 12 || !GREETING.has(first.text)) return false
  return words.filter(({ text }) => !GREETING.has(text)).length <= NAME
}

/** A template of another category has nothing to fear. */
const isUtility = ({ content }: Subject): boolean => content.category === 'UTILITY'

type About = {
  rule: Exclude<Trigger['rule'], 'neutral'>
  severity: Severity
  fix?: Rule['fix']
  wrong: string[]
  right: string[]
}

/** One rule per list of the lexicon. */
const wordRule = ({ rule, severity, fix = 'none', wrong, right }: About): Rule => ({
  id: rule,
  messages: { words: severity },
  fix,
  source: LEXICON_SOURCE,
  examples: { wrong: wrong.map(saying), right: [...right.map(saying), { category: 'MARKETING', ...saying(wrong[0] ?? '') }] },
  check: (subject) =>
    isUtility(subject) ? scan(subject).hits.flatMap((hit) => (hit.entry.rule === rule ? [wordReport(hit)] : [])) : [],
})

function wordReport(hit: Hit<Trigger>): Report {
  const { component, start, end, found } = hit
  return { messageId: 'words', data: { words: found }, component, start, end, suggest: rewriting(hit) }
}

/** Plainer words, or none where the sentence does without. */
function rewriting(hit: Hit<Trigger>): Suggestion[] {
  const { component, start, end, found, phrase, entry } = hit
  const plain = REWRITES.get(phrase)
  if (plain !== undefined) {
    const text = /^\p{Lu}/u.test(found) ? capital(plain) : plain
    return [{ messageId: 'rewrite', data: { words: found, plain: text }, edits: [{ component, start, end, text }] }]
  }
  const edit = entry.canGo ? removal(hit) : null
  return edit ? [{ messageId: 'remove', data: { words: found }, edits: [edit] }] : []
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/** Takes out a phrase that stands on its own at a sentence's beginning: `Boas notícias! `. */
function removal({ component, text: { text, words }, start, first, last }: Hit<Trigger>): Edit | null {
  const next = words[last + 1]
  if (!words[first]?.opensSentence || !next || next.text === '{}' || next.text === '%') return null
  const signs = text.slice(words[last]?.end, next.start)
  if (!/^[!.…,:]+[ ]*$/.test(signs)) return null
  const letter = String.fromCodePoint(text.codePointAt(next.start) ?? 0)
  return { component, start, end: next.start + letter.length, text: letter.toUpperCase() }
}

const promoRule = wordRule({
  rule: 'CAT-PROMO',
  severity: 'warn',
  fix: 'suggest',
  wrong: ['você ganhou um cupom de desconto.', 'ele agora tem 30% OFF.', 'o envio é grátis.'],
  right: ['o cupom fiscal está no portal.'],
})

const urgencyRule = wordRule({
  rule: 'CAT-URGENCY',
  severity: 'warn',
  fix: 'suggest',
  wrong: ['as condições são por tempo limitado.', 'o retorno é amanhã. Aproveite! A equipe espera por você.'],
  right: ['o prazo para a resposta é de dois dias.'],
})

const ctaRule = wordRule({
  rule: 'CAT-CTA',
  severity: 'warn',
  wrong: ['conheça nossos planos.', 'indique e ganhe.'],
  right: ['assine o contrato pelo portal.'],
})

const seduceRule = wordRule({
  rule: 'CAT-SEDUCE',
  severity: 'warn',
  fix: 'suggest',
  wrong: ['temos um lançamento imperdível.', 'descubra mais no portal.'],
  right: ['o técnico chegou ao endereço combinado.'],
})

const winbackRule = wordRule({
  rule: 'CAT-WINBACK',
  severity: 'warn',
  wrong: ['sentimos sua falta.', 'seu carrinho espera por você.'],
  right: ['caso precise, volte a falar com a nossa equipe.'],
})

const inviteRule = wordRule({
  rule: 'CAT-INVITE',
  severity: 'warn',
  wrong: ['podemos continuar por aqui?', 'você tem interesse?'],
  right: ['a resposta da equipe técnica está no portal.'],
})

const weakRule = wordRule({
  rule: 'CAT-WEAK',
  severity: 'info',
  fix: 'suggest',
  wrong: ['confira no portal.', 'clique no botão.'],
  right: ['a fatura vence em 10/12/2026.'],
})

const registerRule: Rule = {
  id: 'CAT-REGISTER',
  messages: { words: 'warn', exclamation: 'warn' },
  fix: 'suggest',
  source: LEXICON_SOURCE,
  examples: {
    wrong: [
      saying('a equipe já respondeu. Boas notícias: o conserto terminou.'),
      {
        body: {
          text: 'Olá, {{1}}, seu chamado {{2}} foi concluído! Nossa equipe de atendimento continua à disposição no portal do cliente.',
        },
      },
    ],
    right: [
      {},
      {
        body: {
          text: 'Olá, {{1}}! Seu chamado {{2}} foi concluído. Nossa equipe de atendimento continua à disposição no portal do cliente.',
        },
      },
    ],
  },
  check(subject) {
    if (!isUtility(subject)) return []
    const { hits, exclamation } = scan(subject)
    const reports = hits.flatMap((hit) => (hit.entry.rule === 'CAT-REGISTER' ? [wordReport(hit)] : []))
    if (exclamation) {
      const { component, start, end } = exclamation
      const edits = [{ component, start, end, text: '.' }]
      reports.push({ messageId: 'exclamation', component, start, end, suggest: [{ messageId: 'stop', data: {}, edits }] })
    }
    return reports
  },
}

const LIKELY = 3
const MOST_ANCHORS = 2

/** Every word or phrase counts once, however often it is said. */
function scoreOf({ hits, exclamation, anchors }: Scan): { score: number; words: string[] } {
  const counted = new Map(hits.map((hit) => [hit.phrase, hit]))
  let score = exclamation ? WEIGHTS['CAT-REGISTER'] : 0
  for (const { entry } of counted.values()) score += WEIGHTS[entry.rule]
  return { score: score - Math.min(anchors.size, MOST_ANCHORS), words: [...counted.values()].map(({ found }) => found) }
}

const likelyRule: Rule = {
  id: 'CAT-LIKELY-MARKETING',
  messages: { score: 'warn' },
  fix: 'suggest',
  source: LEXICON_SOURCE,
  examples: {
    wrong: [saying('aproveite o desconto especial desta semana.')],
    right: [{}, { category: 'MARKETING', ...saying('aproveite o desconto especial desta semana.') }],
  },
  check(subject) {
    if (!isUtility(subject)) return []
    const found = scan(subject)
    if (found.hits.length === 0) return []
    const { score, words } = scoreOf(found)
    if (score < LIKELY) return []
    const end = subject.content.category.length
    const edits = [{ component: 'category' as const, start: 0, end, text: 'MARKETING' }]
    const data = { words: words.slice(0, 10).join(', ') }
    return [
      { messageId: 'score', data, component: 'category', start: 0, end, suggest: [{ messageId: 'marketing', data: {}, edits }] },
    ]
  },
}

/** In another language none of the words could be found. */
const isPortuguese = ({ content }: Subject): boolean => /^pt/i.test(content.language)

const noAnchorRule: Rule = {
  id: 'CAT-NO-ANCHOR',
  messages: { none: 'warn' },
  fix: 'none',
  source: LEXICON_SOURCE,
  examples: {
    wrong: [
      {
        body: { text: 'Olá, {{1}}. Gostaríamos muito de conversar com você. Podemos falar por aqui nesta semana?' },
        samples: { 'body.1': 'Marina' },
      },
    ],
    right: [{}, { language: 'en', body: { text: 'Hello {{1}}, your order {{2}} has been shipped and will arrive on Friday.' } }],
  },
  check(subject) {
    const { text } = subject.content.body
    if (!isUtility(subject) || !isPortuguese(subject) || text.trim() === '' || scan(subject).isAnchored) return []
    return [{ messageId: 'none', component: 'body', start: 0, end: text.length }]
  },
}

export const CATEGORY_RULES: readonly Rule[] = [
  promoRule,
  urgencyRule,
  ctaRule,
  seduceRule,
  winbackRule,
  registerRule,
  inviteRule,
  weakRule,
  likelyRule,
  noAnchorRule,
]
