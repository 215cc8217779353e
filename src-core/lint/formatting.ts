import { type Braces, type FormattedNode, formatWhatsApp } from '#core/template'
import { pairsRule } from './pairs.ts'
import { NONE } from './report.ts'
import type { Edit, LintContext, Report, Rule, Subject } from './rule.ts'
import { type ReadText, readTexts, type Word } from './word-reader.ts'

const MARKER = /[*_~`]/

const isVariable = ({ opening, closing }: Braces): boolean => opening === 2 && closing === 2

/** What is known of the values that a placeholder will take. */
function knownValues(component: string, name: string, { content }: Subject, { crm, scope }: LintContext): string[] {
  const keys = scope === 'template' ? ['header', 'body', 'footer'].map((part) => `${part}.${name}`) : [`${component}.${name}`]
  return keys.flatMap((key) => {
    const source = crm?.bindings?.find((binding) => binding.key === key)?.source
    const variable = source?.kind === 'crm' ? crm?.variables.find(({ token }) => token === source.token) : undefined
    const literal = source?.kind === 'literal' ? source.text : undefined
    const sample = Object.hasOwn(content.samples, key) ? content.samples[key] : undefined
    return [sample, variable?.sample, literal].filter((value) => value !== undefined)
  })
}

const underscore: Rule = {
  id: 'FMT-UNDERSCORE-VAR',
  messages: { touches: 'warn' },
  fix: 'none',
  source: { keys: ['OWN'], date: '2026-11-22', confidence: 'L' },
  examples: {
    wrong: [
      { body: { text: 'Olá {{1}}, seu chamado _{{2}}_ foi atualizado pela equipe.' } },
      {
        body: { text: 'Olá {{1}}, seu chamado *{{2}}* foi atualizado pela equipe.' },
        samples: { 'body.1': 'Marina', 'body.2': 'CH_2026_0412' },
      },
    ],
    right: [{ body: { text: 'Olá {{1}}, seu chamado *{{2}}* foi atualizado pela equipe.' } }],
  },
  check(subject, context) {
    let reports: Report[] | null = null
    for (const { component, text, braces } of subject.texts) {
      if (braces.length === 0 || component.startsWith('buttons')) continue
      for (const one of braces) {
        const { start, end } = one
        const beside = `${text[start - 1] ?? ''}${text[end] ?? ''}`
        if (!isVariable(one) || !/[*_]/.test(beside)) continue
        const name = one.name.trim()
        const isRisky =
          beside.includes('_') ||
          name.includes('_') ||
          knownValues(component, name, subject, context).some((value) => /[*_]/.test(value))
        if (!isRisky) continue
        const data = { placeholder: text.slice(start, end), marker: beside.includes('_') ? '_' : '*' }
        reports ??= []
        reports.push({ messageId: 'touches', data, component, start, end })
      }
    }
    return reports ?? NONE
  },
}

const SPANS: readonly FormattedNode['kind'][] = ['bold', 'italic', 'strike', 'code', 'mono']

/** Meta's own texts begin with the code in bold. */
const PRESET = /^\*\{\{[^{}]*\}\}\*$/

const authentication: Rule = {
  id: 'FMT-AUTH',
  messages: { markup: 'error' },
  fix: 'safe',
  source: { keys: ['DUALHOOK'], date: '2026-11-22', confidence: 'M' },
  examples: {
    wrong: [
      { category: 'AUTHENTICATION', body: { text: 'Seu código de verificação é *{{1}}*. Não o compartilhe com ninguém.' } },
    ],
    right: [
      { category: 'AUTHENTICATION', body: { text: 'Seu código de verificação é {{1}}. Não o compartilhe com ninguém.' } },
      { category: 'AUTHENTICATION', body: { text: '*{{1}}* é o seu código de verificação.' } },
      { body: { text: 'Seu chamado *{{2}}* foi atualizado pela equipe de atendimento.' } },
    ],
  },
  check({ content, texts }) {
    if (content.category !== 'AUTHENTICATION') return NONE
    return texts.flatMap(({ component, text }) => {
      if (component.startsWith('buttons') || !MARKER.test(text)) return NONE
      const spans = spansIn(formatWhatsApp(text)).filter(({ end }) => !(component === 'body' && PRESET.test(text.slice(0, end))))
      return spans.map(({ marker, start, end }): Report => {
        const fix: readonly Edit[] = [
          { component, start, end: start + marker.length, text: '' },
          { component, start: end - marker.length, end, text: '' },
        ]
        return { messageId: 'markup', data: { marker }, component, start, end, fix }
      })
    })
  },
}

/** The outermost spans: what is inside one is found when that is gone. */
function spansIn(nodes: readonly FormattedNode[]): { marker: string; start: number; end: number }[] {
  return nodes.flatMap((node) => {
    if (!('children' in node)) return []
    return SPANS.includes(node.kind) ? [node] : spansIn(node.children)
  })
}

const PLAIN: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '‘': "'",
  '’': "'",
  '‚': "'",
  '–': '-',
  '—': '-',
  '―': '-',
}
const TYPOGRAPHIC = /[“”„«»‘’‚–—―]/g
const HAS_TYPOGRAPHIC = /[“”„«»‘’‚–—―]/

const quotes: Rule = {
  id: 'FMT-QUOTES',
  messages: { typographic: 'info' },
  fix: 'suggest',
  source: { keys: ['FLD'], date: '2026-11-22', confidence: 'L' },
  examples: {
    wrong: [{ body: { text: 'Olá {{1}}, o status do chamado {{2}} agora é “em atendimento”.' } }],
    right: [{ body: { text: 'Olá {{1}}, o status do chamado {{2}} agora é "em atendimento".' } }],
  },
  check({ texts }) {
    let reports: Report[] | null = null
    for (const { component, text } of texts) {
      if (!HAS_TYPOGRAPHIC.test(text)) continue
      const places = [...text.matchAll(TYPOGRAPHIC)]
      const edits = places.map(({ 0: sign, index }) => ({ component, start: index, end: index + 1, text: PLAIN[sign] ?? sign }))
      const signs = [...new Set(places.map(([sign]) => sign))].join(' ')
      const start = edits[0]?.start ?? 0
      const end = edits.at(-1)?.end ?? start
      reports ??= []
      reports.push({
        messageId: 'typographic',
        data: { signs },
        component,
        start,
        end,
        suggest: [{ messageId: 'plain', data: {}, edits }],
      })
    }
    return reports ?? NONE
  },
}

/** Names that are always written so: one is not shouting who writes them. */
const ACRONYMS = new Set(
  'ANATEL ANEEL ANVISA BNDES CNAE CNPJ COFINS CONFAZ CREA DANFE DARF DETRAN ENEM FGTS HTML HTTP HTTPS IBGE ICMS INMETRO INSS IPTU IPVA IRPF ISBN JSON LGPD NFCE NFSE PASEP PROCON SAMU SEBRAE SEFAZ SENAC SENAI SERASA SESC SISBACEN SUSEP TEF VOIP'.split(
    ' ',
  ),
)
const CAPITALS = /^\p{Lu}{4,}$/u
const HAS_CAPITALS = /\p{Lu}{4}/u
const MAX_EXCLAMATIONS = 3

function shouted({ component, text, words }: ReadText): readonly Report[] {
  if (!HAS_CAPITALS.test(text)) return NONE
  const loud = words.filter(({ start, end }) => {
    const word = text.slice(start, end)
    return CAPITALS.test(word) && !ACRONYMS.has(word) && !/[%_/@]/.test(`${text[start - 1] ?? ''}${text[end] ?? ''}`)
  })
  const [first] = loud
  const last = loud.at(-1)
  if (!first || !last || new Set(loud.map(({ text: word }) => word)).size < 2) return NONE
  const edits = loud.map(({ start, end, opensSentence }: Word) => {
    const word = text.slice(start, end)
    return { component, start, end, text: opensSentence ? word.charAt(0) + word.slice(1).toLowerCase() : word.toLowerCase() }
  })
  const suggest = [{ messageId: 'quiet', data: {}, edits }]
  return [{ messageId: 'capitals', data: { count: loud.length }, component, start: first.start, end: last.end, suggest }]
}

function exclaimed({ component, text }: ReadText): readonly Report[] {
  if (!text.includes('!')) return NONE
  const reports: Report[] = []
  for (const { 0: run, index } of text.matchAll(/!{2,}/g)) {
    const end = index + run.length
    const suggest = [{ messageId: 'one', data: {}, edits: [{ component, start: index, end, text: '!' }] }]
    reports.push({ messageId: 'doubled', data: { count: run.length }, component, start: index, end, suggest })
  }
  const count = text.split('!').length - 1
  if (count <= MAX_EXCLAMATIONS) return reports
  const data = { count, limit: MAX_EXCLAMATIONS }
  return [...reports, { messageId: 'many', data, component, start: text.indexOf('!'), end: text.lastIndexOf('!') + 1 }]
}

const shout: Rule = {
  id: 'FMT-SHOUT',
  messages: { capitals: 'warn', doubled: 'warn', many: 'warn' },
  fix: 'suggest',
  source: { keys: ['FLD'], date: '2026-11-22', confidence: 'L' },
  supersedes: { doubled: ['CAT-REGISTER.exclamation'] },
  examples: {
    wrong: [
      { body: { text: 'ATENÇÃO CLIENTE {{1}}: seu chamado {{2}} foi atualizado.' } },
      { body: { text: 'Olá {{1}}, seu chamado {{2}} foi atualizado!!' } },
    ],
    right: [{ body: { text: 'Olá {{1}}! Informe o CNPJ e o número do IPTU no portal, por favor!' } }],
  },
  check(subject) {
    let reports: readonly Report[] = NONE
    for (const part of readTexts(subject)) {
      const capitals = shouted(part)
      const exclamations = exclaimed(part)
      if (capitals.length + exclamations.length > 0) reports = [...reports, ...capitals, ...exclamations]
    }
    return reports
  },
}

export const FORMATTING_RULES: readonly Rule[] = [pairsRule, underscore, authentication, quotes, shout]
