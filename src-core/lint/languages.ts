import type { TemplateContent } from '#core/template'
import { codeOfLanguage, isLanguageCode, nearestCode } from './language-codes.ts'
import { portugueseOf } from './portuguese.ts'
import { NONE, replaceWhole, whole } from './report.ts'
import type { Report, Rule, Subject } from './rule.ts'
import { readTexts } from './word-reader.ts'

const code: Rule = {
  id: 'LANG-CODE',
  readsIdentity: true,
  messages: { unknown: 'error' },
  fix: 'suggest',
  source: { keys: ['M-OVR'], date: '2026-11-22', confidence: 'H' },
  examples: {
    wrong: [{ language: 'pt' }, { language: 'pt_br' }, { language: 'xx' }],
    right: [{ language: 'pt_BR' }, { language: 'pt-BR' }],
  },
  check({ content }) {
    if (codeOfLanguage(content.language) !== null) return NONE
    const meant = nearestCode(content.language)
    const suggest = meant === null ? [] : [declare(content, meant)]
    return [whole(content, 'language', 'unknown', { data: { language: content.language }, suggest })]
  },
}

const declare = (content: TemplateContent, language: string) => ({
  messageId: 'declare',
  data: { language },
  edits: replaceWhole(content, 'language', language),
})

const normalise: Rule = {
  id: 'LANG-NORMALISE',
  readsIdentity: true,
  messages: { hyphen: 'info' },
  fix: 'safe',
  source: { keys: ['M-WH', 'M-OVR'], date: '2026-09-11', confidence: 'H' },
  examples: { wrong: [{ language: 'pt-BR' }, { language: 'en-us' }], right: [{ language: 'pt_BR' }] },
  check({ content }) {
    const { language } = content
    const normal = isLanguageCode(language) ? null : codeOfLanguage(language)
    if (normal === null) return NONE
    return [whole(content, 'language', 'hyphen', { data: { language, normal }, fix: replaceWhole(content, 'language', normal) })]
  },
}

/** Words, without accents, that one of the three has and neither of the others. */
const TELLING: Readonly<Record<string, string>> = {
  pt: 'nao voce voces seu seus sua suas com uma um foi sao da dos das na em ao aos pelo pela isso isto tambem ja ou ola oi obrigado obrigada nosso nossa nossos sera esta estao foram tem hoje amanha ontem agora aqui atendimento chamado boa bom dia ate quando qual quem depois mais muito pagamento vencimento boleto prezado',
  en: 'the your you is are and has have been with this that we will our from please was were to of by an not thank thanks hello dear hi it its can if order ticket appointment request payment invoice today tomorrow confirmed received scheduled shipped delivered',
  es: 'el su sus usted ustedes y del pero hola gracias nuestro nuestra nuestros nuestras hemos tiene puede le les con una fue factura manana hoy ayer ahora senor senora buenos buenas muy donde recibido llegara llegado estimado estimada quedo haga siguiente',
}

const LANGUAGE_OF = new Map<string, string>()
for (const [language, words] of Object.entries(TELLING)) for (const word of words.split(' ')) LANGUAGE_OF.set(word, language)

const LOOKS: Readonly<Record<string, { messageId: string; language: string }>> = {
  pt: { messageId: 'portuguese', language: 'pt_BR' },
  en: { messageId: 'english', language: 'en' },
  es: { messageId: 'spanish', language: 'es' },
}
/** Fewer different words than this are no evidence: names and borrowed words. */
const ENOUGH_WORDS = 3
/** The declared language may have one telling word for so many of the other. */
const DOMINANCE = 4

const text: Rule = {
  id: 'LANG-TEXT',
  readsIdentity: true,
  messages: { portuguese: 'warn', english: 'warn', spanish: 'warn', brazilian: 'warn', european: 'warn' },
  fix: 'suggest',
  source: { keys: ['TW-REASONS'], date: '2026-11-22', confidence: 'M' },
  supersedes: { portuguese: ['CAT-NO-ANCHOR'], english: ['CAT-NO-ANCHOR'], spanish: ['CAT-NO-ANCHOR'] },
  examples: {
    wrong: [
      { body: { text: 'Hello {{1}}, your order {{2}} has been shipped and will arrive on the date you have chosen.' } },
      { language: 'en_US', body: { text: 'Olá {{1}}, seu pedido foi enviado e você já pode acompanhar a entrega pelo site.' } },
      {
        language: 'pt_PT',
        body: { text: 'Olá {{1}}, você já pode acompanhar o pedido {{2}} pelo celular, no aplicativo da loja.' },
      },
      { body: { text: 'Olá {{1}}, a nossa equipa já recebeu o pedido {{2}} e irá contactá-lo pelo telemóvel durante a tarde.' } },
    ],
    right: [
      { body: { text: 'Oi {{1}}, seu login no Help Desk foi criado. Clique em Reset Password para entrar.' } },
      {
        language: 'en',
        body: { text: 'Hello {{1}}, your order {{2}} has been shipped and will arrive on the date you have chosen.' },
      },
    ],
  },
  check(subject) {
    const declared = subject.content.language.slice(0, 2).toLowerCase()
    if (!Object.hasOwn(TELLING, declared)) return NONE
    const found = tellingWords(subject)
    const own = found.get(declared)?.size ?? 0
    for (const [language, words] of found) {
      const looks = LOOKS[language]
      if (language === declared || !looks || words.size < Math.max(ENOUGH_WORDS, own * DOMINANCE)) continue
      const { language: declaredCode } = subject.content
      return [
        whole(subject.content, 'body', looks.messageId, {
          data: { language: declaredCode },
          suggest: [declare(subject.content, looks.language)],
        }),
      ]
    }
    return varietyOf(subject)
  },
}

/** Portuguese that is declared to be another country's. */
function varietyOf(subject: Subject): readonly Report[] {
  const declared = codeOfLanguage(subject.content.language)
  if (declared !== 'pt_BR' && declared !== 'pt_PT') return NONE
  const written = portugueseOf(subject)
  if (written === null || written === declared) return NONE
  const messageId = written === 'pt_BR' ? 'brazilian' : 'european'
  const { language } = subject.content
  return [whole(subject.content, 'language', messageId, { data: { language }, suggest: [declare(subject.content, written)] })]
}

/** The different words of a template that belong to one of the languages alone. */
function tellingWords(subject: Subject): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const { words } of readTexts(subject))
    for (const { text: word } of words) {
      const language = LANGUAGE_OF.get(word)
      if (language === undefined) continue
      const known = found.get(language)
      if (known) known.add(word)
      else found.set(language, new Set([word]))
    }
  return found
}

/** What is written for speed between friends. Left out is what is also a unit, a state or a name. */
const SHORT_FORMS = new Map(
  Object.entries({
    vc: 'você',
    vcs: 'vocês',
    vce: 'você',
    tbm: 'também',
    tmb: 'também',
    pq: 'porque',
    blz: 'beleza',
    obg: 'obrigado',
    obgd: 'obrigado',
    obrigadu: 'obrigado',
    qdo: 'quando',
    qnd: 'quando',
    hj: 'hoje',
    mto: 'muito',
    mta: 'muita',
    naum: 'não',
    vlw: 'valeu',
    pfv: 'por favor',
    pfvr: 'por favor',
    cmg: 'comigo',
    ctg: 'contigo',
    msm: 'mesmo',
    qq: 'qualquer',
    qto: 'quanto',
    dps: 'depois',
    agr: 'agora',
  }),
)

const spelling: Rule = {
  id: 'LANG-SPELL',
  readsIdentity: true,
  messages: { short: 'info' },
  fix: 'suggest',
  source: { keys: ['TW-63040', 'NETCORE'], date: '2026-11-22', confidence: 'M' },
  examples: {
    wrong: [{ body: { text: 'Olá {{1}}, vc pode acompanhar o chamado {{2}} pelo portal do cliente a qualquer hora do dia.' } }],
    right: [
      { body: { text: 'Olá {{1}}, veja o chamado {{2}} em https://exemplo.com.br/vc ou fale com a equipe VC pelo telefone.' } },
    ],
  },
  check(subject) {
    if (!/^pt(?![a-z])/i.test(subject.content.language)) return NONE
    let reports: Report[] | null = null
    for (const { component, text: given, words } of readTexts(subject))
      for (const { text: word, start, end } of words) {
        const meant = SHORT_FORMS.get(word)
        if (meant === undefined) continue
        const written = given.slice(start, end)
        // In capitals it is an abbreviation of something else, joined it is part of an address.
        if (written === written.toUpperCase() || isJoined(given, start, end)) continue
        const full = /^\p{Lu}/u.test(written) ? meant.charAt(0).toUpperCase() + meant.slice(1) : meant
        const suggest = [{ messageId: 'spellOut', data: { full }, edits: [{ component, start, end, text: full }] }]
        reports ??= []
        reports.push({ messageId: 'short', data: { word: written, full }, component, start, end, suggest })
      }
    return reports ?? NONE
  },
}

function isJoined(text: string, start: number, end: number): boolean {
  return /[/@_.\-%]/.test(text[start - 1] ?? '') || /^(?:[/@_\-%]|\.[\p{L}\p{N}])/u.test(text.slice(end, end + 2))
}

export const LANGUAGE_RULES: readonly Rule[] = [code, normalise, text, spelling]
