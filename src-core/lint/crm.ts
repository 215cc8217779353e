import { findEmojis, type TemplateContent, tokensIn } from '#core/template'
import {
  applyTransforms,
  type Binding,
  CRM_VARIABLES,
  type CrmVariable,
  checkMapping,
  type MappingProblem,
  nearestVariable,
  type WorstCase,
  worstCase,
} from '#core/variables'
import { bodyOf, type Place, placesOf, sampleAt, variablesOf } from './places.ts'
import { removal } from './report.ts'
import type { LintComponent, LintContext, Report, Rule, RuleSource, Subject } from './rule.ts'

const MANUAL = { keys: ['MAN'], date: '2026-11-22', confidence: 'H' } satisfies RuleSource

const CALL: TemplateContent['body'] = {
  text: 'Olá, {{1}}. Seu chamado {{2}} foi atualizado pela nossa equipe técnica e o status agora é: em atendimento. Veja o portal.',
}
const SAMPLES = { 'body.1': 'Marina', 'body.2': '2026-0412' }
const bound = (key: string, token: string, rest: Partial<Binding> = {}): Binding => ({
  key,
  source: { kind: 'crm', token },
  fallback: null,
  transforms: [],
  ...rest,
})
const mapped = (...bindings: Binding[]): { body: TemplateContent['body']; context: LintContext } => ({
  body: CALL,
  context: { crm: { variables: CRM_VARIABLES, bindings } },
})
const WELL_MAPPED = mapped(bound('body.1', 'NOME'), bound('body.2', 'PROTOCOLO'))

const emojiRule: Rule = {
  id: 'CRM-EMOJI',
  messages: { text: 'error', sample: 'error', binding: 'error' },
  fix: 'safe',
  source: { keys: ['MAN', 'UTS51'], date: '2026-11-22', confidence: 'H' },
  supersedes: { text: ['HEAD-PLAIN.emoji', 'FOOT-PLAIN.emoji', 'BTN-LABEL-PLAIN.emoji', 'AUTH-LIMITS.emoji'] },
  examples: {
    wrong: [
      { body: { text: `${CALL.text} 😀` } },
      { samples: { ...SAMPLES, 'body.1': 'Marina ❤️' } },
      mapped(bound('body.1', 'NOME', { fallback: 'cliente 🎉' }), bound('body.2', 'PROTOCOLO')),
    ],
    right: [{}, { body: { text: `${CALL.text} Empresa® nº 5` } }, WELL_MAPPED],
  },
  check(subject, context) {
    const reports: Report[] = []
    for (const { component, text } of subject.texts) {
      if (!component.endsWith('.url')) addEmojis(reports, 'text', component, text)
    }
    const { samples } = subject.content
    for (const key in samples) if (Object.hasOwn(samples, key)) addEmojis(reports, 'sample', sampleAt(key), samples[key] ?? '')
    for (const { key, source, transforms, fallback } of context.crm?.bindings ?? []) {
      const texts = [source.kind === 'literal' ? applyTransforms(source.text, transforms) : '', fallback ?? '']
      const emoji = findEmojis(texts.join('\n'))[0]
      const place = emoji && placesOf(subject).find((candidate) => candidate.key === key)
      if (place) reports.push({ messageId: 'binding', data: { emoji: emoji.text.slice(0, 40) }, ...at(place) })
    }
    return reports
  },
}

function addEmojis(reports: Report[], messageId: 'text' | 'sample', component: LintComponent, text: string): void {
  for (const { text: emoji, start, end } of findEmojis(text)) {
    const fix = removal(component, text, start, end)
    reports.push({ messageId, data: { emoji: emoji.slice(0, 40) }, component, start, end, fix })
  }
}

const at = ({ component, start, end }: Place): Pick<Report, 'component' | 'start' | 'end'> => ({ component, start, end })

const mediaRule: Rule = {
  id: 'CRM-MEDIA',
  messages: { media: 'error' },
  fix: 'none',
  source: { keys: ['MAN', 'M-CMP'], date: '2026-11-22', confidence: 'H' },
  supersedes: { media: ['VAR-SAMPLE', 'AUTH-LIMITS.media', 'HEAD-PLAIN', 'HEAD-LEN', 'HEAD-ONE-VAR', 'HEAD-EDGE-VAR'] },
  examples: {
    wrong: [{ header: { format: 'IMAGE' } }, { header: { format: 'DOCUMENT' } }, { header: { format: 'LOCATION' } }],
    right: [{}, { header: { format: 'TEXT', text: 'Atualização do chamado' } }],
  },
  check({ content: { header } }) {
    if (!header || header.format === 'TEXT') return []
    const { format, text = '' } = header
    return [{ messageId: 'media', data: { format }, component: 'header', start: 0, end: text.length }]
  },
}

type Crm = NonNullable<LintContext['crm']>

/** What is wrong with the mapping; nothing before there is one. Asked once for all rules. */
function problemsOf(subject: Subject, { crm, scope = 'component' }: LintContext): readonly MappingProblem[] {
  if (!crm?.bindings) return []
  if (mapping?.subject !== subject || mapping.crm !== crm)
    mapping = { subject, crm, problems: checkMapping(subject.content, scope, crm.bindings, crm.variables) }
  return mapping.problems
}
let mapping: { subject: Subject; crm: Crm; problems: readonly MappingProblem[] } | null = null

type Said = { messageId: string; data: Readonly<Record<string, string | number>> }

/** Reports at the place of the variable that a problem is about. */
function mappingReports(
  subject: Subject,
  context: LintContext,
  report: (problem: MappingProblem, place: Place) => Said | null,
): Report[] {
  const problems = problemsOf(subject, context)
  if (problems.length === 0) return []
  const places = new Map(variablesOf(subject, context.scope).map(({ place }) => [place.key, place]))
  return problems.flatMap((problem): Report[] => {
    const place = places.get(problem.key)
    const said = place && report(problem, place)
    return said ? [{ ...said, ...at(place) }] : []
  })
}

const written = ({ name }: Place): string => `{{${name.slice(0, 60)}}}`

const unmappedRule: Rule = {
  id: 'CRM-VAR-UNMAPPED',
  messages: { unmapped: 'error', blank: 'error' },
  fix: 'none',
  source: MANUAL,
  examples: { wrong: [mapped(bound('body.1', 'NOME'))], right: [{}, WELL_MAPPED] },
  check: (subject, context) =>
    mappingReports(subject, context, ({ problem }, place) => {
      if (problem !== 'unmapped' && problem !== 'blank') return null
      return { messageId: problem, data: { variable: written(place) } }
    }),
}

const tokens = new WeakMap<readonly CrmVariable[], ReadonlySet<string>>()

/** The same variables are asked about for every template of an account. */
function tokensOf(variables: readonly CrmVariable[]): ReadonlySet<string> {
  const before = tokens.get(variables)
  if (before) return before
  const all = new Set(variables.map(({ token }) => token))
  tokens.set(variables, all)
  return all
}

/** More unknown tokens than a person writes: for the rest no name is looked for that is nearly the same. */
const MOST_COMPARED = 50

const unknownRule: Rule = {
  id: 'CRM-VAR-UNKNOWN',
  messages: { unknown: 'error', near: 'error' },
  fix: 'suggest',
  source: MANUAL,
  supersedes: { unknown: ['VAR-BRACES.token'], near: ['VAR-BRACES.token'] },
  examples: {
    wrong: [
      mapped(bound('body.1', 'NOMME'), bound('body.2', 'PROTOCOLO')),
      { ...WELL_MAPPED, body: { text: `${CALL.text} Endereço: %ENDEREÇO% da visita.` } },
    ],
    right: [{}, WELL_MAPPED, { ...WELL_MAPPED, body: { text: `${CALL.text} Falta 100% e sobra 50% do prazo.` } }],
  },
  check(subject, context) {
    const { crm } = context
    if (!crm) return []
    const known = tokensOf(crm.variables)
    const nearest = new Map<string, string | null>()
    const near = (token: string): string | null => {
      const before = nearest.get(token)
      if (before !== undefined) return before
      const found = nearest.size < MOST_COMPARED ? nearestVariable(token, crm.variables) : null
      nearest.set(token, found)
      return found
    }
    const reports = mappingReports(subject, context, (problem) => {
      if (problem.problem !== 'unknown-variable') return null
      return unknown(problem.token, near(problem.token))
    })
    for (const { component, text } of subject.texts) {
      for (const { token, start, end } of tokensIn(text)) {
        if (known.has(token.toUpperCase())) continue
        const meant = near(token)
        const report = { ...unknown(token, meant), component, start, end }
        if (meant === null) reports.push(report)
        else {
          const edits = [{ component, start, end, text: `%${meant}%` }]
          reports.push({ ...report, suggest: [{ messageId: 'near', data: { near: `%${meant}%` }, edits }] })
        }
      }
    }
    return reports
  },
}

const unknown = (token: string, near: string | null): Said =>
  near === null
    ? { messageId: 'unknown', data: { token: `%${token}%` } }
    : { messageId: 'near', data: { token: `%${token}%`, near: `%${near}%` } }

const nullableRule: Rule = {
  id: 'CRM-VAR-NULLABLE',
  messages: { empty: 'warn' },
  fix: 'none',
  source: MANUAL,
  examples: {
    wrong: [mapped(bound('body.1', 'EMPRESA'), bound('body.2', 'PROTOCOLO'))],
    right: [{}, WELL_MAPPED, mapped(bound('body.1', 'EMPRESA', { fallback: 'cliente' }), bound('body.2', 'PROTOCOLO'))],
  },
  check: (subject, context) =>
    mappingReports(subject, context, (problem, place) => {
      if (problem.problem !== 'may-be-empty') return null
      return { messageId: 'empty', data: { variable: written(place), token: `%${problem.token}%` } }
    }),
}

const multilineRule: Rule = {
  id: 'CRM-VAR-MULTILINE',
  messages: { field: 'warn', text: 'warn' },
  fix: 'none',
  source: { keys: ['MAN', 'FLD', 'M-ERR'], date: '2026-11-22', confidence: 'M' },
  examples: {
    wrong: [mapped(bound('body.1', 'ENDERECO', { fallback: 'cliente' }), bound('body.2', 'PROTOCOLO'))],
    right: [
      {},
      WELL_MAPPED,
      mapped(
        bound('body.1', 'ENDERECO', { fallback: 'cliente', transforms: ['collapse-whitespace'] }),
        bound('body.2', 'PROTOCOLO'),
      ),
    ],
  },
  check: (subject, context) =>
    mappingReports(subject, context, (problem, place): Said | null => {
      if (problem.problem === 'may-break-lines')
        return { messageId: 'field', data: { variable: written(place), token: `%${problem.token}%` } }
      // An emoji in it is CRM-EMOJI's.
      if (problem.problem !== 'unreadable-text' || !/[\n\r\t]| {5,}/.test(problem.text)) return null
      return { messageId: 'text', data: { variable: written(place) } }
    }),
}

const LIMIT = 1024

/** The longest that the body can become, or null where it has no variables or is too long as it is, which BODY-LEN says. */
function longestBody(subject: Subject, { crm, scope = 'component' }: LintContext): WorstCase | null {
  const { body, samples } = subject.content
  const { braces } = bodyOf(subject)
  if (braces.length === 0 || body.text.length > LIMIT) return null
  if (!crm?.bindings) {
    // Nothing but samples can go in, and nearly always there is room for all of them everywhere.
    let longest = 0
    for (const sample of Object.values(samples)) longest = Math.max(longest, sample.length)
    if (body.text.length + braces.length * longest <= LIMIT) return null
  }
  const all = worstCase(subject.content, scope, crm?.bindings ?? [], crm?.variables ?? [])
  return all.find(({ component }) => component === 'body') ?? null
}

const LONG_TEXT = `${CALL.text} ${'Este texto explica o andamento. '.repeat(28)}`.trim()

const hydratedRule: Rule = {
  id: 'BODY-LEN-HYDRATED',
  messages: { long: 'warn' },
  fix: 'none',
  source: { keys: ['TW-63021', 'M-ERR', 'GLIFIC'], date: '2026-09-11', confidence: 'M' },
  supersedes: { long: ['BODY-LEN-550', 'BODY-TRUNC'] },
  examples: {
    wrong: [
      { ...mapped(bound('body.1', 'NOME'), bound('body.2', 'PROTOCOLO')), body: { text: LONG_TEXT } },
      { body: { text: LONG_TEXT }, samples: { 'body.1': 'Marina', 'body.2': '2026-0412 '.repeat(3).repeat(2) } },
    ],
    right: [{}, WELL_MAPPED],
  },
  check(subject, context) {
    const body = longestBody(subject, context)
    if (!body || body.length <= LIMIT) return []
    const data = { length: body.length, over: body.length - LIMIT }
    return [{ messageId: 'long', data, component: 'body', start: 0, end: subject.content.body.text.length }]
  },
}

const lengthRule: Rule = {
  id: 'CRM-VAR-LENGTH',
  messages: { long: 'warn' },
  fix: 'none',
  source: { keys: ['MAN', 'M-ERR'], date: '2026-11-22', confidence: 'M' },
  supersedes: { long: ['BODY-LEN-HYDRATED'] },
  examples: { wrong: [{ ...WELL_MAPPED, body: { text: LONG_TEXT } }], right: [{}, WELL_MAPPED] },
  check(subject, context) {
    const { crm } = context
    if (!crm?.bindings) return []
    const body = longestBody(subject, context)
    if (!body || body.length <= LIMIT) return []
    // The one that takes most of the room is the one to shorten.
    const [longest] = body.placeholders
      .filter(({ from }) => from === 'variable')
      .sort((a, b) => b.length * b.times - a.length * a.times)
    const place = longest && placesOf(subject).find(({ key }) => key === longest.key)
    if (!place) return []
    const { length, times } = longest
    return [{ messageId: 'long', data: { variable: written(place), length, times, total: body.length }, ...at(place) }]
  },
}

export const CRM_RULES: readonly Rule[] = [
  emojiRule,
  mediaRule,
  unmappedRule,
  unknownRule,
  nullableRule,
  multilineRule,
  hydratedRule,
  lengthRule,
]
