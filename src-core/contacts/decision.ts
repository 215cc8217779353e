import { fold, mendDoubleEncoding } from '#core/text'
import { readDate, readFlag } from './values.ts'

/** What a person said about being written to. */
export const DECISIONS = ['agreed', 'refused', 'revoked'] as const
export type Decision = (typeof DECISIONS)[number]

/** OPT-03: whoever answers one of these is not written to again; the CRM takes the flag away and keeps the time of it. */
export const OPT_OUT_WORDS = ['SAIR', 'PARE', 'PARAR', 'CANCELAR', 'DESCADASTRAR', 'NÃO QUERO'] as const

/** Letters and digits of any script: another word beside it makes another answer. */
const lettersOf = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]/gu, '')

const OPT_OUTS = new Set(OPT_OUT_WORDS.map(lettersOf))

/** Whether a whole answer is one of the words, whatever its case, accents, blanks and punctuation; `não quero cancelar` is not. */
export const isOptOut = (text: string): boolean => OPT_OUTS.has(lettersOf(text))

/** Folded words of pt-BR, English and Spanish that decide; each is the beginning of a word. */
const AGREES =
  /^(?:sim|aceit|acept|accept|concord|autoriz|authoriz|permit|consint|consent|agree|aprov|approv|confirm|yes|yep|sure|inscri|suscri|subscri|grant|verdade|true|ok|okay|optin|optedin|claro|acordo|acuerdo)/
/** What is wanted stands behind it. */
const WANTS = /^(?:quero|quiero|desejo|deseo|want)$/
const REFUSES =
  /^(?:recus|neg(?:o|a|ou|ado|ada|ativ)|rejeit|reject|refus|declin|den(?:y|ied|ies)|rechaz|discord|disagree|oposi|opoe|contra$)/
const REVOKES =
  /^(?:revog|revoc|revok|cancel|optout|optedout|optado|sair|saiu|saida|pare$|parar|parou|stop|baja$|descadast|desinscr|unsubscri|remov|remoc|exclu|bloque|block|withdr|retir|desist|desautoriz|desmarc|desativ|quit$|encerr)/
const DENIES =
  /^(?:nao|n|no|not|non|nope|never|nunca|jamais|none|nenhum|nenhuma|sem|tampouco|tampoco|dont|didnt|doesnt|wont|cannot|cant)$/
/** `não respondeu`, `sem resposta`, `não informado`: nobody said anything. */
const ANSWERS = /^(?:resp|inform|atend|answer|localiz|encontr|contest|pergunt|consult)/
const AFFIRMS = /^(?:sim|s|si|yes|y|yep|claro)$/

const AGREES_BY_MARK = /[✓✔☑✅👍]/u
const REFUSES_BY_MARK = /[✗✘❌☒☐👎🚫]/u

const known = new Map<string, Decision | null>()
/** Answers repeat; what everybody writes in words of their own is not kept. */
const MOST_KNOWN = 4096

/**
 * The decision that an answer states, in pt-BR, English or Spanish, in a word (`Sim`,
 * `opt-out`, `0`), a mark or a sentence (`NÃO - recusou`, `Aceito receber mensagens`).
 * Null where it is empty, says neither, or says both: an undecidable answer is not a yes.
 */
export function readDecision(text: string): Decision | null {
  const word = text.trim()
  const before = known.get(word)
  if (before !== undefined) return before
  const decision = decide(mendDoubleEncoding(word))
  if (known.size < MOST_KNOWN && word.length < 80) known.set(word, decision)
  return decision
}

function decide(text: string): Decision | null {
  if (text === '') return null
  if (isOptOut(text)) return 'revoked'
  const words = wordsOf(text)
  const revokes = words.some((word) => REVOKES.test(word))
  const flag = readFlag(text)
  if (flag !== null) return flag ? 'agreed' : revokes || /^opt\W?out$/i.test(text) ? 'revoked' : 'refused'
  const denies = words.some((word) => DENIES.test(word))
  const refuses = REFUSES_BY_MARK.test(text) || words.some((word) => REFUSES.test(word))
  const agrees = AGREES_BY_MARK.test(text) || words.some((word) => AGREES.test(word))
  if (denies && words.some((word) => ANSWERS.test(word))) return null
  // `Sim, e posso cancelar quando quiser`, `não quero cancelar`: what is said is not for a program to decide.
  if (AFFIRMS.test(words[0] ?? '') && (denies || refuses || revokes)) return null
  if (denies && (revokes || refuses)) return DENIES.test(words[0] ?? '') && refuses ? 'refused' : null
  if (revokes) return agrees && !isWithdrawal(words) ? null : 'revoked'
  if (denies || refuses) return 'refused'
  return agrees || words.some((word) => WANTS.test(word)) ? 'agreed' : null
}

/** `revogou o aceite`, `cancelar autorização`: what is taken back is named after the word for it. */
const isWithdrawal = (words: readonly string[]): boolean =>
  words.findIndex((word) => REVOKES.test(word)) < words.findIndex((word) => AGREES.test(word))

/** `opt-out`, `opt out` and `optOut` are one word, `don't` another. */
const wordsOf = (text: string): string[] =>
  fold(text.replace(/([a-z])([A-Z])/g, '$1 $2'))
    .replace(/['’]/g, '')
    .replace(/\bopt(?:ed)?[\W_]*(in|out)\b/g, 'opt$1')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

/** Whether the place where an answer came from says that somebody left: no such row is a consent. */
export const isOptOutOrigin = (origin: string): boolean =>
  isOptOut(origin) ||
  wordsOf(origin).some((word) => /^(?:optout|descadast|desinscr|revog|revoc|revok|unsubscri|recus|refus|rechaz)/.test(word))

/**
 * A cell of a column that is only about leaving (`Opt-out`, `Descadastrado em`): empty, or a
 * no, says nothing; everything else says that the person left, on its day where it is one.
 */
export function readOptOut(text: string): { revoked: boolean; date: string } {
  const bare = text.trim()
  const isSilent = bare === '' || /^[-–—.]+$/.test(bare) || readFlag(bare) === false || /^(?:null|n\/?a)$/i.test(bare)
  return { revoked: !isSilent, date: !isSilent && readDate(bare) !== null ? bare : '' }
}
