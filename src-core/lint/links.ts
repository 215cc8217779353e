import { isPlaceholder, type TemplateButton } from '#core/template'
import { oncePerSubject } from './once-per-subject.ts'
import { bodyOf, ownSample, sampleAt } from './places.ts'
import { overLimit } from './report.ts'
import type { LintComponent, Report, Rule, RuleSource, Subject, SubjectText } from './rule.ts'
import { BLANKS } from './supersede.ts'
import { isShortener, isWhatsApp, type Link, linksIn, urlHost } from './urls.ts'

const META = { keys: ['M-CMP'], date: '2026-11-22', confidence: 'H' } satisfies RuleSource
const RVOPS = { keys: ['RVOPS', 'FLD'], date: '2026-11-22', confidence: 'M' } satisfies RuleSource

const SAMPLES = { 'body.1': 'Marina', 'body.2': '2026-0412' }
const at = (url: string): TemplateButton[] => [{ type: 'URL', text: 'Acompanhar', url }]
const withSample = (sample: string, url = 'https://exemplo.com.br/chamados/{{1}}') => ({
  buttons: at(url),
  samples: { ...SAMPLES, 'buttons.0.1': sample },
})
const withLink = (link: string) => ({
  body: {
    text: `Olá, {{1}}. Seu chamado {{2}} foi atualizado pela nossa equipe técnica. Veja o andamento em ${link} quando puder.`,
  },
})

const urlsOf = ({ texts }: Subject): SubjectText[] => texts.filter(({ component }) => component.endsWith('.url'))

const lenRule: Rule = {
  id: 'URL-LEN',
  messages: { empty: 'error', long: 'error' },
  supersedes: { empty: BLANKS },
  fix: 'none',
  source: META,
  examples: {
    wrong: [{ buttons: at(`https://exemplo.com.br/${'a'.repeat(2000)}`) }, { buttons: at('') }],
    right: [{ buttons: at('https://exemplo.com.br/chamados') }],
  },
  check: ({ content: { buttons } }) =>
    buttons.flatMap((button, index): Report[] => {
      if (button.type !== 'URL') return []
      const component: LintComponent = `buttons.${index}.url`
      const { length } = button.url
      if (button.url.trim() === '') return [{ messageId: 'empty', component, start: 0, end: length }]
      if (length <= 2000) return []
      return [{ messageId: 'long', data: { length }, component, start: overLimit(button.url, 2000), end: length }]
    }),
}

const endRule: Rule = {
  id: 'URL-ONE-VAR-END',
  messages: { many: 'error', middle: 'error' },
  fix: 'none',
  source: META,
  supersedes: { many: ['VAR-SAMPLE.missing'] },
  examples: {
    wrong: [{ buttons: at('https://exemplo.com.br/{{1}}/{{2}}') }, { buttons: at('https://exemplo.com.br/{{1}}/andamento') }],
    right: [{}, withSample('2026-0412')],
  },
  check: (subject) =>
    urlsOf(subject).flatMap(({ component, text, braces }): Report[] => {
      const variables = braces.filter(isPlaceholder)
      const [first, second] = variables
      if (!first) return []
      if (second)
        return [{ messageId: 'many', data: { count: variables.length }, component, start: second.start, end: second.end }]
      if (first.end === text.length) return []
      const rest = text.slice(first.end, first.end + 60)
      return [{ messageId: 'middle', data: { rest }, component, start: first.start, end: first.end }]
    }),
}

const slashRule: Rule = {
  id: 'URL-SLASH',
  messages: { missing: 'error' },
  fix: 'none',
  source: { keys: ['TW-VAR'], date: '2026-11-22', confidence: 'M' },
  examples: {
    wrong: [{ buttons: at('https://exemplo.com.br{{1}}') }, { buttons: at('https://exemplo.com.br?chamado={{1}}') }],
    right: [{}, withSample('2026-0412'), withSample('2026-0412', 'https://exemplo.com.br/?chamado={{1}}')],
  },
  check: (subject) =>
    urlsOf(subject).flatMap(({ component, text, braces }): Report[] => {
      const variable = braces.find(isPlaceholder)
      if (!variable) return []
      const { start } = urlHost(text)
      const before = text.slice(start, variable.start)
      if (before === '' || before.includes('/')) return []
      return [{ messageId: 'missing', component, start: variable.start, end: variable.end }]
    }),
}

type UrlSample = { component: LintComponent; sample: string; fixed: string }

/** The samples of addresses, each with the part of the address before it. */
function urlSamples(subject: Subject): UrlSample[] {
  return urlsOf(subject).flatMap(({ component, text, braces }) => {
    const variable = braces.find(isPlaceholder)
    if (!variable) return []
    const key = `${component.slice(0, -'.url'.length)}.${variable.name.trim()}`
    const sample = ownSample(subject, key)
    return sample === undefined ? [] : [{ component: sampleAt(key), sample, fixed: text.slice(0, variable.start) }]
  })
}

const SCHEME = /^\s*[a-z]+:\/\//i

const exampleRule: Rule = {
  id: 'URL-EXAMPLE',
  messages: { whole: 'warn', other: 'warn' },
  fix: 'safe',
  source: { keys: ['M-CMP', 'WACRM'], date: '2026-11-22', confidence: 'M' },
  examples: {
    wrong: [withSample('https://exemplo.com.br/chamados/2026-0412'), withSample('https://outro.com.br/2026-0412')],
    right: [{}, withSample('2026-0412')],
  },
  check: (subject) =>
    urlSamples(subject).flatMap(({ component, sample, fixed }): Report[] => {
      if (!SCHEME.test(sample)) return []
      const whole = { component, start: 0, end: sample.length }
      if (!sample.startsWith(fixed)) return [{ messageId: 'other', data: { fixed: fixed.slice(0, 80) }, ...whole }]
      const rest = sample.slice(fixed.length)
      if (rest.trim() === '') return [{ messageId: 'whole', data: { rest: '' }, ...whole }]
      const fix = [{ component, start: 0, end: fixed.length, text: '' }]
      return [{ messageId: 'whole', data: { rest: rest.slice(0, 80) }, ...whole, fix }]
    }),
}

/** What an address may hold only in percent-encoding; half a surrogate pair is no sign that could be encoded. */
const UNSAFE = /[^\x21-\x7E]|[:|"<>\\^`{}]/gu

const encodeRule: Rule = {
  id: 'URL-ENCODE',
  messages: { unsafe: 'warn' },
  fix: 'safe',
  source: META,
  examples: {
    wrong: [withSample('João Gonçalves'), withSample('a|b')],
    right: [{}, withSample('Jo%C3%A3o%20Gon%C3%A7alves')],
  },
  check: (subject) =>
    urlSamples(subject).flatMap(({ component, sample, fixed }): Report[] => {
      const from = sample.startsWith(fixed) && fixed !== '' ? fixed.length : 0
      // Another whole address: URL-EXAMPLE says that it is none of this button's.
      if (from === 0 && SCHEME.test(sample)) return []
      const part = sample.slice(from)
      const found = part.match(UNSAFE)
      if (!found) return []
      const written = part.replace(UNSAFE, (sign) => (/\p{Cs}/u.test(sign) ? '' : encodeURIComponent(sign)))
      const range = { component, start: from, end: sample.length }
      const data = {
        signs: [...new Set(found)]
          .slice(0, 10)
          .map((sign) => (/\s/.test(sign) ? '␣' : sign.toWellFormed()))
          .join(' '),
        written: written.slice(0, 80),
      }
      return [{ messageId: 'unsafe', data, ...range, fix: [{ ...range, text: written }] }]
    }),
}

const httpsRule: Rule = {
  id: 'URL-HTTPS',
  messages: { insecure: 'warn' },
  fix: 'suggest',
  source: { keys: ['OWN'], date: '2026-11-22', confidence: 'M' },
  examples: {
    wrong: [{ buttons: at('http://exemplo.com.br/chamados') }, { buttons: at('exemplo.com.br/chamados') }],
    right: [{}, { buttons: at('https://exemplo.com.br/chamados') }],
  },
  check: (subject) =>
    urlsOf(subject).flatMap(({ component, text }): Report[] => {
      // Where it begins with a variable, VAR-POSITION says what has to be said; where it is empty, URL-LEN.
      if (/^https:\/\/|^\s*(?:\{\{|$)/i.test(text)) return []
      const scheme = /^\s*(?:[a-z]+:\/\/)?/i.exec(text)?.[0].length ?? 0
      const suggest = [{ messageId: 'https', data: {}, edits: [{ component, start: 0, end: scheme, text: 'https://' }] }]
      return [{ messageId: 'insecure', component, start: 0, end: scheme === 0 ? text.length : scheme, suggest }]
    }),
}

type Placed = Link & { component: LintComponent }

/** The addresses of buttons, and those written in the body. */
const linksOf = oncePerSubject((subject): readonly Placed[] => {
  const links: Placed[] = urlsOf(subject).map(({ component, text }) => {
    const { start, end } = urlHost(text)
    return { component, start: 0, end: text.length, host: text.slice(start, end).toLowerCase().replace(/:\d+$/, '') }
  })
  for (const link of linksIn(bodyOf(subject).text)) links.push({ ...link, component: 'body' })
  return links
})

function linkReports(subject: Subject, messageId: string, isMeant: (host: string) => boolean): Report[] {
  return linksOf(subject)
    .filter(({ host }) => isMeant(host))
    .map(({ component, start, end, host }) => ({ messageId, data: { host: host.slice(0, 80) }, component, start, end }))
}

const whatsappRule: Rule = {
  id: 'URL-WAME',
  messages: { whatsapp: 'error' },
  fix: 'none',
  source: RVOPS,
  supersedes: { whatsapp: ['URL-IN-BODY'] },
  examples: {
    wrong: [{ buttons: at('https://wa.me/551133334444') }, withLink('https://api.whatsapp.com/send?phone=551133334444')],
    right: [{}, { buttons: at('https://exemplo.com.br/chamados') }],
  },
  check: (subject) => linkReports(subject, 'whatsapp', isWhatsApp),
}

const shortenerRule: Rule = {
  id: 'URL-SHORTENER',
  messages: { short: 'warn' },
  fix: 'none',
  source: RVOPS,
  supersedes: { short: ['URL-IN-BODY'] },
  examples: {
    wrong: [{ buttons: at('https://bit.ly/3xYz') }, withLink('https://tinyurl.com/3xyz')],
    right: [{}, { buttons: at('https://exemplo.com.br/chamados') }],
  },
  check: (subject) => linkReports(subject, 'short', isShortener),
}

const inBodyRule: Rule = {
  id: 'URL-IN-BODY',
  messages: { loose: 'info' },
  fix: 'none',
  source: { keys: ['RVOPS'], date: '2026-11-22', confidence: 'M' },
  examples: {
    wrong: [withLink('https://exemplo.com.br/chamados'), withLink('www.exemplo.com.br')],
    right: [{}, withLink('atendimento@exemplo.com.br')],
  },
  check: (subject) =>
    linksOf(subject)
      .filter(({ component }) => component === 'body')
      .map(({ component, start, end, host }) => ({
        messageId: 'loose',
        data: { host: host.slice(0, 80) },
        component,
        start,
        end,
      })),
}

export const LINK_RULES: readonly Rule[] = [
  lenRule,
  endRule,
  slashRule,
  exampleRule,
  encodeRule,
  httpsRule,
  whatsappRule,
  shortenerRule,
  inBodyRule,
]
