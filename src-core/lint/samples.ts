import { fold } from '#core/text'
import type { Binding, CrmVariable } from '#core/variables'
import { oncePerSubject } from './once-per-subject.ts'
import { isDigits, ownSample, type Place, placesOf, sampleAt, variablesOf } from './places.ts'
import { overLimit } from './report.ts'
import type { Edit, LintContext, Report, Rule, Subject, Suggestion } from './rule.ts'

/** Of which the API wants an example; a place on the map is no file. */
const MEDIA = new Set(['IMAGE', 'VIDEO', 'DOCUMENT'])

const sampleRule: Rule = {
  id: 'VAR-SAMPLE',
  messages: { missing: 'error', media: 'error' },
  fix: 'suggest',
  source: { keys: ['M-CMP', 'M-REV'], date: '2026-09-11', confidence: 'H' },
  examples: {
    wrong: [
      { samples: { 'body.1': 'Marina' } },
      {
        buttons: [{ type: 'URL', text: 'Acompanhar', url: 'https://exemplo.com.br/chamados/{{1}}' }],
        samples: { 'body.1': 'Marina', 'body.2': '2026-0412' },
      },
    ],
    right: [
      {},
      {
        buttons: [{ type: 'URL', text: 'Acompanhar', url: 'https://exemplo.com.br/chamados/{{1}}' }],
        samples: { 'body.1': 'Marina', 'body.2': '2026-0412', 'buttons.0.1': '2026-0412' },
      },
    ],
  },
  check(subject, context) {
    const reports = variablesOf(subject, context.scope).flatMap(({ place, keys }): Report[] => {
      if (place.name === '' || keys.some((key) => (ownSample(subject, key) ?? '').trim() !== '')) return []
      const { component, start, end, key } = place
      const suggest = crmSample(keys, key, context, subject)
      return [{ messageId: 'missing', data: { variable: `{{${place.name.slice(0, 60)}}}`, key }, component, start, end, suggest }]
    })
    const { header, samples } = subject.content
    if (header && MEDIA.has(header.format) && !Object.keys(samples).some((key) => key.startsWith('header.')))
      reports.push({
        messageId: 'media',
        data: { format: header.format },
        component: 'header',
        start: 0,
        end: header.text?.length ?? 0,
      })
    return reports
  },
}

/** The example that the CRM's catalogue has of the field that fills it. */
function crmSample(keys: readonly string[], key: string, { crm }: LintContext, subject: Subject): Suggestion[] {
  const binding = crm?.bindings?.find((candidate) => keys.includes(candidate.key))
  const text = binding ? exampleOf(binding, crm?.variables ?? []) : ''
  if (text === '') return []
  const end = ownSample(subject, key)?.length ?? 0
  return [{ messageId: 'fill', data: { sample: text }, edits: [{ component: sampleAt(key), start: 0, end, text }] }]
}

const exampleOf = ({ source }: Binding, variables: readonly CrmVariable[]): string =>
  source.kind === 'literal' ? source.text : (variables.find(({ token }) => token === source.token)?.sample ?? '')

type Sample = { place: Place; key: string; text: string }

/** The samples that belong to a variable, in reading order. */
const samplesOf = oncePerSubject((subject): readonly Sample[] => {
  const seen = new Set<string>()
  const samples: Sample[] = []
  for (const place of placesOf(subject)) {
    if (seen.has(place.key)) continue
    seen.add(place.key)
    const text = ownSample(subject, place.key)
    if (text !== undefined && text.trim() !== '') samples.push({ place, key: place.key, text })
  }
  return samples
})

const whole = ({ key, text }: Sample) => ({ component: sampleAt(key), start: 0, end: text.length })

/** Words that name what should stand there instead of being an example of it. */
const STAND_INS = new Set(
  'nome,seu nome,nome do cliente,nome cliente,cliente,valor,data,hora,texto,exemplo,sample,example,variavel,campo,string,teste,test,preencher,a definir,lorem ipsum,aqui,numero'.split(
    ',',
  ),
)
const ONLY_X = /^(?:[xX][\s./:-]*){2,}$/
const ENCLOSED = /^(?:\{+[^{}]*\}+|\[[^[\]]*\]|<[^<>]*>|%[^%\s]+%|[.…_-]+)$/

function isStandIn({ place, text }: Sample): boolean {
  const bare = text.trim()
  if (bare.length > 100) return false
  if (ONLY_X.test(bare) || ENCLOSED.test(bare)) return true
  const plain = fold(bare).replace(/[\s_-]+/g, ' ')
  if (STAND_INS.has(plain)) return true
  return !isDigits(place.name) && plain === fold(place.name).replaceAll('_', ' ')
}

/** Digits are read as a number, so what a sample may not hold is what a value may not. */
const REFUSED = /[\n\r\t]| {5,}/

const realRule: Rule = {
  id: 'VAR-SAMPLE-REAL',
  messages: { standIn: 'warn', format: 'warn', long: 'warn' },
  fix: 'safe',
  source: { keys: ['FLD'], date: '2026-11-22', confidence: 'M' },
  examples: {
    wrong: [
      { samples: { 'body.1': 'nome', 'body.2': 'xxx' } },
      { samples: { 'body.1': 'Marina\nSouza', 'body.2': '2026-0412' } },
    ],
    right: [{}, { samples: { 'body.1': 'Marina de Souza', 'body.2': '2026-0412' } }],
  },
  check: (subject) =>
    samplesOf(subject).flatMap((sample): Report[] => {
      const { text } = sample
      if (isStandIn(sample)) return [{ messageId: 'standIn', data: { sample: text.slice(0, 60) }, ...whole(sample) }]
      if (REFUSED.test(text)) {
        const written = text
          .replace(/[^\S ]+| {5,}/g, ' ')
          .replace(/ {5,}/g, ' ')
          .trim()
        return [{ messageId: 'format', ...whole(sample), fix: [{ ...whole(sample), text: written }] }]
      }
      // The example of an address may be a whole one.
      if (text.length <= 60 || sample.place.component.startsWith('buttons.')) return []
      return [{ messageId: 'long', data: { length: text.length }, ...whole(sample), start: overLimit(text, 60) }]
    }),
}

const CPF = /(?<![\d.-])\d{3}\.?\d{3}\.?\d{3}-?\d{2}(?![\d-])/g
const EMAIL = /(?<![\w.+-])[\w.+-]{1,64}@([\w-]{1,63}(?:\.[\w-]{1,63}){1,4})/g
/** With the area code in brackets, the country's code, or a mobile number's hyphen, so that no order number is one. */
const PHONE = /(?<![\d.,/-])(?:\+?55[\s.-]?)?\(?([1-9]\d)\)?[\s.-]?(9?\d{4})[\s.-]?(\d{4})(?![\d-]|[.,]\d)/g
const INVENTED_DOMAIN = /(?:^|\.)(?:exemplo|example|teste|test|dominio|seudominio|invalid|localhost)(?:\.|$)/

/** Its two last digits are right, and it is none of those that everybody uses as an example. */
function isCpf(digits: string): boolean {
  if (/^(\d)\1*$/.test(digits) || digits === '12345678909' || digits === '01234567890') return false
  const check = (length: number): number => {
    let sum = 0
    for (let at = 0; at < length; at++) sum += Number(digits[at]) * (length + 1 - at)
    return ((sum * 10) % 11) % 10
  }
  return check(9) === Number(digits[9]) && check(10) === Number(digits[10])
}

/** `98888-7777`, `91234-5678`, `90000-0000`: nobody's. */
function isInvented(local: string): boolean {
  const last = local.slice(-8)
  const halves = /^(\d)\1{3}(\d)\2{3}$/
  return (
    halves.test(last) ||
    '01234567890'.includes(last) ||
    '09876543210'.includes(last) ||
    last.endsWith('0000') ||
    last === '12341234'
  )
}

function isPhone(found: string, area: string, first: string, last: string): boolean {
  const isMobile = first.length === 5
  const isWritten = found.includes('(') || found.startsWith('+') || (isMobile && /\D/.test(found))
  const isBareMobile = isMobile && /^\d+$/.test(found) && (found.length === 13 ? found.startsWith('55') : found.length === 11)
  if (!isWritten && !isBareMobile) return false
  return Number(area) >= 11 && !area.endsWith('0') && /^[2-9]/.test(first) && !isInvented(first + last)
}

type Personal = { messageId: 'cpf' | 'phone' | 'email'; start: number; end: number }

function personalIn(text: string): Personal | null {
  if (!/\d{4}|@|\d{3}\./.test(text)) return null
  for (const { 0: found, index } of text.matchAll(CPF))
    if (isCpf(found.replace(/\D/g, ''))) return { messageId: 'cpf', start: index, end: index + found.length }
  for (const { 0: found, 1: domain = '', index } of text.matchAll(EMAIL))
    if (!INVENTED_DOMAIN.test(domain.toLowerCase())) return { messageId: 'email', start: index, end: index + found.length }
  for (const { 0: found, 1: area = '', 2: first = '', 3: last = '', index } of text.matchAll(PHONE))
    if (isPhone(found, area, first, last)) return { messageId: 'phone', start: index, end: index + found.length }
  return null
}

const piiRule: Rule = {
  id: 'VAR-SAMPLE-PII',
  messages: { cpf: 'warn', phone: 'warn', email: 'warn' },
  fix: 'none',
  source: { keys: ['YCLOUD'], date: '2026-11-22', confidence: 'M' },
  examples: {
    wrong: [
      { samples: { 'body.1': '529.982.247-25', 'body.2': '2026-0412' } },
      { samples: { 'body.1': '(31) 98347-2291', 'body.2': '2026-0412' } },
      { samples: { 'body.1': 'marina.souza@gmail.com', 'body.2': '2026-0412' } },
    ],
    right: [{}, { samples: { 'body.1': '000.000.000-00', 'body.2': 'ana@exemplo.com.br' } }],
  },
  check: (subject) =>
    samplesOf(subject).flatMap((sample): Report[] => {
      const found = personalIn(sample.text)
      if (!found) return []
      const { messageId, start, end } = found
      return [{ messageId, data: { found: sample.text.slice(start, end) }, component: sampleAt(sample.key), start, end }]
    }),
}

const REAIS = /^\s*R\$\s*(?=\d)/

const currencyRule: Rule = {
  id: 'VAR-CURRENCY',
  messages: { symbol: 'info' },
  fix: 'suggest',
  source: { keys: ['OWN'], date: '2026-11-22', confidence: 'L' },
  examples: {
    wrong: [
      {
        body: { text: 'Sua fatura deste mês já está disponível no valor de {{1}} e vence no dia combinado.' },
        samples: { 'body.1': 'R$ 149,90' },
      },
    ],
    right: [
      {
        body: { text: 'Sua fatura deste mês já está disponível no valor de R$ {{1}} e vence no dia combinado.' },
        samples: { 'body.1': '149,90' },
      },
    ],
  },
  check(subject) {
    const samples = samplesOf(subject).filter(({ text, place }) => REAIS.test(text) && !place.component.startsWith('buttons.'))
    if (samples.length === 0) return []
    const places = Map.groupBy(placesOf(subject), ({ key }) => key)
    return samples.map((sample): Report => {
      const symbol = REAIS.exec(sample.text)?.[0] ?? ''
      const component = sampleAt(sample.key)
      const taken = { component, start: 0, end: symbol.length }
      const edits = [...symbolsBefore(subject, places.get(sample.key) ?? []), { ...taken, text: '' }]
      const suggest = [{ messageId: 'move', data: {}, edits }]
      return { messageId: 'symbol', data: { sample: sample.text.slice(0, 60) }, ...taken, suggest }
    })
  },
}

/** `R$ ` before every place of a variable where it is not written yet. */
function symbolsBefore(subject: Subject, places: readonly Place[]): Edit[] {
  const text = subject.texts.find(({ component }) => component === places[0]?.component)?.text ?? ''
  return places
    .filter((place) => !/R\$\s?$/.test(text.slice(Math.max(0, place.start - 4), place.start)))
    .map(({ component, start }) => ({ component, start, end: start, text: 'R$ ' }))
}

export const SAMPLE_RULES: readonly Rule[] = [sampleRule, realRule, piiRule, currencyRule]
