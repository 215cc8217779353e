import { fold } from '#core/text'
/**
 * Why templates are rejected, as we explain it. `silent`: the provider said nothing, or that
 * there is nothing; `unknown`: it said something that is none of these.
 */
export const REJECTION_KINDS = [
  'edges',
  'ratio',
  'adjacent',
  'variables',
  'length',
  'header',
  'footer',
  'link',
  'duplicate',
  'name',
  'language',
  'category',
  'promotional',
  'sensitive',
  'abusive',
  'scam',
  'format',
  'silent',
  'unknown',
] as const
export type RejectionKind = (typeof REJECTION_KINDS)[number]

/** `rules`: the lint rules that look for it, in the order in which they are worth looking at. */
export type Rejection = { kind: RejectionKind; rules: readonly string[] }

const RULES: Readonly<Record<RejectionKind, readonly string[]>> = {
  edges: ['VAR-EDGE', 'HEAD-EDGE-VAR'],
  ratio: ['VAR-RATIO', 'VAR-RATIO-SAFE', 'VAR-RATIO-COMFORT', 'BODY-GENERIC'],
  adjacent: ['VAR-ADJ'],
  variables: [
    'VAR-BRACES',
    'VAR-CHARS',
    'VAR-MIX',
    'VAR-SEQ',
    'VAR-SAMPLE',
    'VAR-SAMPLE-REAL',
    'VAR-POSITION',
    'HEAD-ONE-VAR',
    'FOOT-NO-VAR',
  ],
  length: ['BODY-LEN', 'BODY-LEN-550', 'CRM-VAR-LENGTH', 'BODY-LEN-HYDRATED', 'HEAD-LEN', 'FOOT-LEN'],
  header: ['HEAD-PLAIN', 'HEAD-LEN', 'HEAD-ONE-VAR', 'HEAD-EDGE-VAR', 'CRM-MEDIA', 'CRM-EMOJI', 'BODY-GENERIC'],
  footer: ['FOOT-LEN', 'FOOT-NO-VAR', 'FOOT-PLAIN', 'CRM-EMOJI'],
  link: ['URL-WAME', 'URL-SHORTENER', 'URL-ONE-VAR-END', 'URL-SLASH', 'URL-EXAMPLE', 'URL-HTTPS', 'URL-LEN'],
  duplicate: ['DUP-CONTENT', 'DUP-REJECTED'],
  name: ['NAME-LOCKED', 'NAME-UNIQUE-LANG', 'NAME-DELETING', 'NAME-SAMPLE', 'NAME-CHARSET'],
  language: ['LANG-TEXT', 'LANG-CODE', 'LANG-SPELL'],
  category: ['CAT-LIKELY-MARKETING', 'CAT-NO-ANCHOR', 'CAT-PROMO', 'POL-OTP'],
  promotional: ['CAT-LIKELY-MARKETING', 'CAT-PROMO', 'CAT-URGENCY', 'CAT-CTA', 'CAT-SEDUCE'],
  sensitive: ['POL-SENSITIVE', 'VAR-SAMPLE-PII'],
  abusive: ['POL-THREAT', 'POL-COMMERCE', 'POL-CONTEST', 'DUP-CONTENT'],
  scam: ['URL-WAME', 'URL-SHORTENER', 'POL-SENSITIVE', 'URL-HTTPS'],
  format: [
    'VAR-EDGE',
    'VAR-ADJ',
    'VAR-RATIO',
    'VAR-BRACES',
    'VAR-SEQ',
    'VAR-SAMPLE',
    'HEAD-PLAIN',
    'VAR-RATIO-SAFE',
    'WS-SPACES',
    'WS-TAB',
    'WS-NEWLINES',
    'FMT-PAIRS',
    'CRM-EMOJI',
  ],
  silent: [],
  unknown: [],
}

/** Meta's words and subcodes. */
const WORDS: ReadonlyMap<string, RejectionKind> = new Map([
  ['ABUSIVE_CONTENT', 'abusive'],
  ['INCORRECT_CATEGORY', 'category'],
  ['CATEGORY_NOT_AVAILABLE', 'category'],
  ['INVALID_FORMAT', 'format'],
  ['PROMOTIONAL', 'promotional'],
  ['SCAM', 'scam'],
  ['TAG_CONTENT_MISMATCH', 'language'],
  ['2388023', 'name'],
  ['2388024', 'name'],
  ['2388040', 'length'],
  ['2388047', 'header'],
  ['2388072', 'format'],
  ['2388073', 'footer'],
  ['2388293', 'ratio'],
  ['2388299', 'edges'],
])

/** Meta says NONE of a template that is not rejected for its content. */
const SILENT: ReadonlySet<string> = new Set(['', 'NONE'])

const CODE = /\b(?:2388\d{3}|[A-Z]{3,}(?:_[A-Z]+)*)\b/g

/** Sentences in Portuguese and English by what they speak of; folded, and the narrower first. */
const SENTENCES: readonly (readonly [RejectionKind, RegExp])[] = [
  ['link', /\b(?:urls?|links?|enderecos?|encurtador\w*|shorten\w*|dominios?|domains?|wa\.me|bit\.ly)\b/],
  [
    'edges',
    /\b(?:start\w*|begin\w*|end(?:s|ing)?|comec\w*|inici\w*|termin\w*)\b.{0,60}\b(?:variab|variave|param|placeholder)|\b(?:variab|variave|param|placeholder)\w*\b.{0,60}\b(?:at the (?:start|beginning|end)|leading|trailing|(?:no|ao) (?:inicio|comeco|fim|final)|no comeco)/,
  ],
  ['adjacent', /\b(?:lado a lado|side by side|adjacent|next to each other|consecutiv|seguidas?\b|uma palavra entre)/],
  [
    'ratio',
    /\b(?:too many (?:variables|parameters|placeholders)|variaveis demais|excesso de variaveis|muitas variaveis|variables? .{0,30}\blength\b|proporcao)/,
  ],
  [
    'duplicate',
    /\b(?:duplicat|already exists|ja existe|mesmo (?:texto|conteudo)|(?:texto|conteudo) (?:e )?igual|identical|same (?:content|text|body)|similar to (?:an|another))/,
  ],
  ['name', /\b(?:nome|name)\b.{0,60}\b(?:excluid|delet|em uso|in use|taken|bloquead|locked|invalid)/],
  ['header', /\b(?:cabecalho|header)\b/],
  ['footer', /\b(?:rodape|footer)\b/],
  [
    'length',
    /\b(?:too long|exceed\w*|character limit|muito longo|longo demais|limite de caracteres|caracteres demais|excede\w*|ultrapassa\w*)\b/,
  ],
  [
    'sensitive',
    /\b(?:cpf|cnpj|rg|passport\w*|passaporte|senhas?|passwords?|credit card|cartao|dados sensive\w*|dados pessoais|sensitive|personal data|conta bancaria|bank account)\b/,
  ],
  ['category', /\b(?:categor\w*|reclassific\w*)\b/],
  ['promotional', /\b(?:promo\w*|marketing|publicidade|propaganda|advertis\w*|ofertas?|descontos?|discounts?)\b/],
  ['language', /\b(?:idiomas?|linguas?|languages?|ortograf\w*|gramatic\w*|spelling|grammar|tag content)\b/],
  ['scam', /\b(?:scam|fraud\w*|golpes?|phishing|enganos\w*|misleading|deceptive)\b/],
  [
    'abusive',
    /\b(?:abus\w*|ameac\w*|threat\w*|ofensiv\w*|offensive|violent\w*|violenc\w*|discrimin\w*|commerce policy|politica (?:de )?comerc\w*|viola\w* (?:a|as|the|our)?\s*(?:politicas?|polic\w*))\b/,
  ],
  ['variables', /\b(?:variave\w*|variab\w*|parametr\w*|param(?:eter)?s?|placeholders?|chaves|braces|exemplos?|samples?)\b/],
  ['format', /\b(?:format\w*|quebras? de linha|newlines?|line breaks?|emojis?|espacos?|spaces|tabs?)\b/],
]

/** Without accents and case, and without addresses: where one may read more says nothing of what is wrong. */
const folded = (text: string): string => fold(text).replace(/https?:\/\/\S+/g, ' ')

/** What a provider's reason (a word, a subcode or a person's sentence) comes down to. */
export function explainRejection(reason: string | null): Rejection {
  const kind = kindOf(reason ?? '')
  return { kind, rules: RULES[kind] }
}

function kindOf(reason: string): RejectionKind {
  if (SILENT.has(reason.trim())) return 'silent'
  const codes = (reason.match(CODE) ?? []).flatMap((word) => WORDS.get(word) ?? [])
  const text = folded(reason)
  const spoken = SENTENCES.find(([, pattern]) => pattern.test(text))?.[0]
  // A sentence says more than "wrong format" does.
  if (codes[0] === undefined || (codes[0] === 'format' && spoken !== undefined && spoken !== 'variables'))
    return spoken ?? codes[0] ?? 'unknown'
  return codes[0]
}
