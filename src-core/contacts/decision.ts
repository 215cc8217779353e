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
/** The forms in which somebody agrees; the beginning of a word alone may be anything (`aceitava`, `Simone`, `confirmação pendente`). */
const SAYS_YES =
  /^(?:sim|s|si|yes|y|yep|sure|ok|okay|claro|aceit(?:o|a|e|ou|ei|am|amos|aram|ado|ada)|acept(?:o|a|amos|ado|ada)|accept(?:s|ed)?|concord(?:o|a|ou|ei|am|amos|aram|ado)|autoriz(?:o|a|ou|ei|am|amos|aram|ado|ada)|authori[sz]e[sd]?|permit(?:o|e|iu|ido|ida|s|ted)?|consinto|consent(?:e|iu|i|ido|s|ed)?|agree[sd]?|aprov(?:o|a|ou|ei|ado|ada)|approve[sd]?|confirm(?:o|a|ou|ei|ado|ada|s|ed)?|inscrit[oa]|suscrit[oa]|subscribed|granted|concedid[oa]|dad[oa]|given|verdade|verdadeiro|true|optin|optedin|acordo|acuerdo|pode|podem)$/
/** What is wanted stands behind it: to receive something. */
const WANTS = /^(?:quero|queremos|quiero|desejo|desejamos|gostaria|deseo|want)$/
const RECEIVES = /^(?:receb|recib|receiv|particip)/
/** What may stand beside a yes and leaves it one. Every other word may be a condition, a limit, another channel or its end. */
const BESIDE_A_YES = new Set(
  `a o as os e em de do da dos das com por pelo pela para pra na nas nos ao aos que me mi minha meu meus minhas sua seu seus suas eu nos este esta estes
  estas isso tudo todos todas um uma the to of by i we my your and on con los las la el en mis y es foi fui ser sao sou estou is are was
  receber recebo recebermos recibir receive receiving enviar envio envios enviem envie mandar mandem send sending participar
  mensagem mensagens msg msgs message messages mensaje mensajes notificacao notificacoes notification notifications notificaciones aviso avisos
  lembrete lembretes comunicacao comunicacoes comunicado comunicados informacao informacoes informativos novidades contato contatos contact
  atualizacoes updates whatsapp whats wa zap zapzap app aplicativo portal site formulario balcao loja cadastro atendimento telefone celular numero
  termo termos term terms termino terminos politica privacidade privacy uso lgpd condicoes versao aceite consentimento autorizacao permissao
  cliente contratante titular paciente usuario aluno morador pessoa empresa customer user clinica
  obrigado obrigada favor certo certeza beleza perfeito positivo gracias thanks please registrado recebido assinado assinou`.split(
    /\s+/,
  ),
)
const REFUSES =
  /^(?:recus|neg(?:o|a|ou|ado|ada|ativ)|rejeit|reject|refus|declin|den(?:y|ied|ies)|rechaz|discord|disagree|oposi|opoe|contra$)/
const REVOKES =
  /^(?:revog|revoc|revok|cancel|optout|optedout|optado|sair|saiu|saida|pare$|parar|parou|stop|baja$|descadast|desinscr|unsubscri|remov|remoc|exclu|bloque|block|withdr|retir|desist|desautoriz|desmarc|desativ|quit$|encerr|parem$|tir(?:a|e|em|ar|ou|ei|aram)$|apag|delet|chega$|arrepend)/
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
  // A question, and a number below nought, are no yes.
  if (flag === true && /\?|^-\s*\d/.test(text)) return null
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
  return saysYes(text, words) ? 'agreed' : null
}

/** Nothing but a yes: one word that nobody here knows, and a person has to read it. */
function saysYes(text: string, words: readonly string[]): boolean {
  if (text.includes('?')) return false
  const isWish = words.some((word) => WANTS.test(word)) && (words.length === 1 || words.some((word) => RECEIVES.test(word)))
  return (
    (isWish || AGREES_BY_MARK.test(text) || words.some((word) => SAYS_YES.test(word))) &&
    words.every(
      (word) => SAYS_YES.test(word) || BESIDE_A_YES.has(word) || (isWish && WANTS.test(word)) || /^v?\d{1,4}$/.test(word),
    )
  )
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
