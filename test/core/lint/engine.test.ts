import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  applyEdits,
  compareComponents,
  componentText,
  type Edit,
  FINE_TEMPLATE,
  fixAll,
  type LintComponent,
  type LintContext,
  lintTemplate,
  type Rule,
} from '#core/lint'
import { parseText, type TemplateContent, templateContentSchema } from '#core/template'
import { CRM_VARIABLES } from '#core/variables'
import { compatible } from '../../../src-core/lint/edits.ts'
import { checkRule, createLinter } from '../../../src-core/lint/linter.ts'
import type { Report } from '../../../src-core/lint/rule.ts'
import { subjectOf } from '../../../src-core/lint/subject.ts'
import { deepFreeze } from '../../support/rule-table.ts'

const template = (different: Partial<TemplateContent>): TemplateContent => ({ ...FINE_TEMPLATE, ...different })
const edit = (component: LintComponent, start: number, end: number, text: string): Edit => ({ component, start, end, text })

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '{{1}}',
          '{{2}}',
          '{{ nome }}',
          '{{nome_cliente}}',
          '{',
          '}}',
          '{{',
          '{{{1}}}',
          '{1}',
          '%NOME%',
          '*',
          '_',
          '~',
          '```',
          '**',
        ],
        ...[
          '\t',
          '     ',
          '\n',
          '\n\n\n',
          '\r\n',
          '\u200B',
          '\uFEFF',
          '\u202E',
          '\u2028',
          '\u200D',
          '\uFE0F',
          '\uD83D',
          '\u0000',
        ],
        ...['😀', '👨‍👩‍👧', '1️⃣', '🇧🇷', '©', '“', '—', '!!', 'AVISO', 'GRÁTIS', 'vc', 'Olá', 'seu pedido', 'protocolo', 'مرحبا'],
        ...['https://bit.ly/a', 'https://ex.com/{{1}}', 'wa.me/55', '123.456.789-09', 'oferta', 'senha', ' ', '. ', ', '],
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''))

const text = fc.oneof({ weight: 4, arbitrary: hostile }, { weight: 1, arbitrary: fc.constant(FINE_TEMPLATE.body.text) })
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })

const templates: fc.Arbitrary<TemplateContent> = fc.record({
  name: fc.oneof(fc.constantFrom('aviso_v1', 'Aviso 1', 'hello_world', 'a'.repeat(600)), hostile),
  language: fc.oneof(fc.constantFrom('pt_BR', 'pt-BR', 'pt', 'en_US', 'ar'), hostile),
  category: fc.constantFrom('UTILITY', 'MARKETING', 'AUTHENTICATION', 'OTP'),
  header: optional(fc.record({ format: fc.constantFrom('TEXT', 'IMAGE'), text: optional(text) })),
  body: text.map((body) => ({ text: body })),
  footer: optional(text.map((footer) => ({ text: footer }))),
  buttons: fc.array(
    fc.oneof(
      fc.record({ type: fc.constant('URL' as const), text, url: text }),
      fc.record({ type: fc.constant('PHONE_NUMBER' as const), text, phoneNumber: text }),
      fc.record({ type: fc.constant('QUICK_REPLY' as const), text }),
      fc.record({ type: fc.constant('COPY_CODE' as const), text: optional(text) }),
    ),
    { maxLength: 4 },
  ),
  samples: fc.dictionary(fc.constantFrom('body.1', 'body.nome', 'header.1', 'buttons.0.1', '__proto__'), hostile, { maxKeys: 3 }),
})

const contexts: fc.Arbitrary<LintContext> = fc.record(
  {
    provider: fc.constantFrom('zenvia', 'infobip'),
    scope: fc.constantFrom('template', 'component'),
    crm: fc.record({
      variables: fc.constant(CRM_VARIABLES),
      bindings: fc.constantFrom(
        null,
        [],
        [
          { key: 'body.1', source: { kind: 'crm' as const, token: 'NOME' }, fallback: null, transforms: [] },
          { key: 'body.nome', source: { kind: 'literal' as const, text: 'A_1 😀' }, fallback: null, transforms: [] },
        ],
      ),
    }),
  },
  { requiredKeys: [] },
)

const splitsCharacter = (given: string, at: number): boolean =>
  /[\uD800-\uDBFF]/.test(given.charAt(at - 1)) && /[\uDC00-\uDFFF]/.test(given.charAt(at))

const errorsOf = (content: TemplateContent, context: LintContext): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const { rule, severity } of lintTemplate(content, context))
    if (severity === 'error') counts.set(rule, (counts.get(rule) ?? 0) + 1)
  return counts
}

const newErrors = (before: Map<string, number>, after: Map<string, number>): string[] =>
  [...after].filter(([rule, count]) => count > (before.get(rule) ?? 0)).map(([rule]) => rule)

const placeholdersIn = (content: TemplateContent): string[] =>
  [content.header?.text ?? '', content.body.text].flatMap((given) =>
    parseText(given).flatMap((part) => (part.kind === 'placeholder' ? [part.name] : [])),
  )

describe('the rules, on any template at all', () => {
  it('never throw, mark places inside their text, and split no character', () => {
    fc.assert(
      fc.property(templates, contexts, (content, context) => {
        for (const { rule, component, start, end, fix, suggest } of lintTemplate(deepFreeze(content), context))
          for (const place of [{ component, start, end }, ...(fix ?? []), ...suggest.flatMap(({ edits }) => edits)]) {
            const given = componentText(content, place.component)
            expect(0 <= place.start && place.start <= place.end && place.end <= given.length, rule).toBe(true)
            expect(splitsCharacter(given, place.start) || splitsCharacter(given, place.end), `${rule} ${given}`).toBe(false)
          }
      }),
      { numRuns: 200 },
    )
  })

  it('offer no fix that makes anything an error that was none, and every suggestion can be applied', () => {
    fc.assert(
      fc.property(templates, contexts, (content, context) => {
        const before = errorsOf(content, context)
        for (const { rule, fix, suggest } of lintTemplate(content, context)) {
          if (fix) {
            const fixed = applyEdits(content, fix)
            expect(fixed, rule).not.toEqual(content)
            expect(newErrors(before, errorsOf(fixed, context)), rule).toEqual([])
          }
          for (const { edits } of suggest) expect(applyEdits(content, edits), rule).not.toEqual(content)
        }
      }),
      { numRuns: 80 },
    )
  })

  it('lose no placeholder to a fix, and find nothing to fix in what is fixed', () => {
    fc.assert(
      fc.property(templates, contexts, (content, context) => {
        const { content: fixed, findings } = fixAll(content, context)
        expect(templateContentSchema.safeParse({ ...fixed, name: 'a', language: 'pt_BR' }).success).toBe(true)
        const kept = placeholdersIn(fixed)
        for (const name of placeholdersIn(content)) expect(kept).toContain(name)
        expect(newErrors(errorsOf(content, context), errorsOf(fixed, context))).toEqual([])
        expect(findings.filter(({ rule, fix }) => rule === 'internal' || fix !== null)).toEqual([])
        expect(fixAll(fixed, context).content).toEqual(fixed)
      }),
      { numRuns: 80 },
    )
  })

  it.each([
    '{',
    '{{1}}',
    '{{',
    '}',
    '*',
    '* a',
    '_a ',
    ' ',
    '\t',
    'a\t',
    '\n',
    '\r\n ',
    '\u200B',
    '\u200D',
    '😀',
    '\uD83D',
    '!',
    'AVISO ',
    'a.',
    '%',
    '%A',
    'https://',
    '“',
    '1',
    'vc ',
  ])(
    'end on 200,000 characters of %j',
    (piece) => {
      const long = piece.repeat(Math.ceil(200_000 / piece.length))
      const content = template({ body: { text: long } })
      expect(lintTemplate(content).length).toBeGreaterThan(0)
    },
    60_000,
  )
})

describe('lintTemplate', () => {
  it('puts its findings into reading order', () => {
    const content = template({
      name: 'Aviso',
      header: { format: 'TEXT', text: '*Aviso*' },
      body: { text: 'a\tb     c' },
      footer: { text: '{{1}}' },
      buttons: [{ type: 'URL', text: 'a\t', url: 'http://ex.com\t' }],
    })
    const findings = lintTemplate(content)
    expect(findings.length).toBeGreaterThan(6)
    const sorted = findings.toSorted((a, b) => compareComponents(a.component, b.component) || a.start - b.start)
    expect(findings).toEqual(sorted)
  })

  it('offers as a suggestion what as a fix would make something worse', () => {
    const found = lintTemplate(template({ body: { text: '\u200B' } })).find(({ rule }) => rule === 'WS-INVISIBLE')
    expect(found?.fix).toBeNull()
    expect(found?.suggest).toEqual([{ messageId: 'fix', data: { codes: 'U+200B', count: 1 }, edits: [edit('body', 0, 1, '')] }])
  })

  it('offers no more fixes at a time than it has tried', () => {
    const findings = lintTemplate(template({ body: { text: 'um\tdois '.repeat(40) } })).filter(({ rule }) => rule === 'WS-TAB')
    expect(findings.filter(({ fix }) => fix !== null)).toHaveLength(32)
    expect(findings.filter(({ suggest: [first] }) => first?.messageId === 'fix')).toHaveLength(8)
  })
})

const odd: Rule = {
  id: 'ODD',
  messages: { known: 'info' },
  fix: 'none',
  source: { keys: ['OWN'], date: '2026', confidence: 'L' },
  examples: { wrong: [], right: [] },
  check: () => [],
}
const reports = (report: Partial<Report>, rule: Partial<Rule> = {}) =>
  checkRule(
    { ...odd, ...rule, check: () => [{ messageId: 'known', component: 'body', start: 0, end: 0, ...report }] },
    FINE_TEMPLATE,
  )

describe('a rule that reports what it does not declare', () => {
  const edits = [edit('body', 0, 1, '')]

  it('throws', () => {
    expect(() => reports({ messageId: 'constructor' })).toThrow('message')
    expect(() => reports({ fix: edits })).toThrow('fix')
    expect(() => reports({ fix: edits }, { fix: 'suggest' })).toThrow('fix')
    expect(() => reports({ suggest: [{ messageId: 'do', data: {}, edits }] })).toThrow('suggestions')
  })

  it('is content with what is declared', () => {
    expect(reports({ fix: edits, suggest: [{ messageId: 'do', data: {}, edits }] }, { fix: 'safe' })).toHaveLength(1)
  })

  it('is not asked where it does not hold', () => {
    const rule: Rule = {
      ...odd,
      providers: ['zenvia'],
      check: () => [{ messageId: 'known', component: 'body', start: 0, end: 0 }],
    }
    const asked = (context: LintContext) => checkRule(rule, FINE_TEMPLATE, context).length
    expect([asked({}), asked({ provider: 'infobip' }), asked({ provider: 'zenvia' })]).toEqual([0, 0, 1])
  })
})

describe('applyEdits', () => {
  const content = deepFreeze(
    template({
      header: { format: 'TEXT', text: 'abc' },
      body: { text: '0123456789' },
      buttons: [{ type: 'URL', text: 'Ver', url: 'https://ex.com' }, { type: 'COPY_CODE' }],
      samples: { 'body.1': 'um' },
    }),
  )

  it('applies edits of several components, in whatever order they come', () => {
    const edited = applyEdits(content, [
      edit('body', 8, 10, ''),
      edit('header', 0, 1, 'A'),
      edit('body', 0, 2, 'zero'),
      edit('buttons.0.url', 0, 5, 'http'),
      edit('name', 0, content.name.length, 'outro_v1'),
    ])
    expect(edited).toEqual({
      ...content,
      name: 'outro_v1',
      header: { format: 'TEXT', text: 'Abc' },
      body: { text: 'zero234567' },
      buttons: [{ type: 'URL', text: 'Ver', url: 'http://ex.com' }, { type: 'COPY_CODE' }],
    })
  })

  it('applies all or none', () => {
    const fine = edit('header', 0, 1, 'A')
    expect(applyEdits(content, [fine, edit('body', 0, 3, ''), edit('body', 2, 4, '')])).toBe(content)
    expect(applyEdits(content, [fine, edit('body', 9, 11, '')])).toBe(content)
    expect(applyEdits(content, [fine, edit('body', 3, 2, '')])).toBe(content)
    expect(applyEdits(content, [fine, edit('footer', 0, 1, '')])).toBe(content)
  })

  it('moves samples: without text there is none', () => {
    const moved = applyEdits(content, [edit('samples.body.1', 0, 2, ''), edit('samples.__proto__', 0, 0, 'um')])
    expect(Object.entries(moved.samples)).toEqual([['__proto__', 'um']])
  })
})

describe('compatible', () => {
  it('leaves out what overlaps or touches an earlier fix, whole', () => {
    const first = [edit('body', 0, 2, ''), edit('footer', 5, 6, '')]
    const touching = [edit('body', 2, 3, ''), edit('header', 0, 1, '')]
    const free = [edit('header', 0, 1, '')]
    const insideClaim = [edit('footer', 3, 4, '')]
    expect(compatible([first, touching, free, insideClaim])).toEqual([first, free])
  })
})

const place = { messageId: 'known', component: 'body', start: 0, end: 0 } as const
const emptyBody: Rule['check'] = ({ content }) => (content.header?.text === '' && content.footer?.text === '' ? [place] : [])
const dropping =
  (component: 'header' | 'footer'): Rule['check'] =>
  ({ content }) =>
    componentText(content, component) === '' ? [] : [{ ...place, component, end: 1, fix: [edit(component, 0, 1, '')] }]

describe('fixAll', () => {
  it('repairs in several passes what touches', () => {
    const content = template({ language: 'pt-BR', body: { text: `${FINE_TEMPLATE.body.text}\t\u200B     \n\n\n\nAté breve.` } })
    const { content: fixed, applied, findings } = fixAll(content)
    expect(fixed.language).toBe('pt_BR')
    expect(fixed.body.text).not.toMatch(/[\t\u200B]| {5}|\n{3}/)
    expect(applied).toBeGreaterThan(3)
    expect(findings).toEqual([])
  })

  it('stops where two rules undo each other, and names them', () => {
    const turns = (id: string, from: string, to: string): Rule => ({
      ...odd,
      id,
      fix: 'safe',
      check: ({ content }) => (content.body.text === from ? [{ ...place, end: 1, fix: [edit('body', 0, 1, to)] }] : []),
    })
    const { content, applied, findings } = createLinter([turns('B', 'b', 'a'), turns('A', 'a', 'b')]).fixAll(
      template({ body: { text: 'a' } }),
    )
    expect(content.body.text).toBe('a')
    expect(applied).toBe(2)
    expect(findings.at(-1)).toMatchObject({ rule: 'internal', messageId: 'cycle', data: { rules: 'A, B' } })
  })

  it('applies one alone where two together would break something', () => {
    const keepsOne = { ...odd, id: 'KEEP', messages: { known: 'error' as const }, check: emptyBody }
    const drops = (id: string, component: 'header' | 'footer'): Rule => ({ ...odd, id, fix: 'safe', check: dropping(component) })
    const { content } = createLinter([drops('H', 'header'), drops('F', 'footer'), keepsOne]).fixAll(
      template({ header: { format: 'TEXT', text: 'a' }, footer: { text: 'b' } }),
    )
    expect([content.header?.text, content.footer?.text]).toEqual(['', 'b'])
  })

  it('gives back the same template where nothing can be fixed', () => {
    const { content, applied } = fixAll(FINE_TEMPLATE)
    expect(content).toBe(FINE_TEMPLATE)
    expect(applied).toBe(0)
  })
})

describe('subjectOf', () => {
  const bracesOf = (given: string) => subjectOf(template({ body: { text: given } })).texts[0]?.braces

  it('finds every run of braces once, with what it encloses', () => {
    expect(bracesOf('{{1}} { nome } {{{2}}} {{ }x} {{')).toEqual([
      { start: 0, end: 5, name: '1', opening: 2, closing: 2 },
      { start: 6, end: 14, name: ' nome ', opening: 1, closing: 1 },
      { start: 15, end: 22, name: '2', opening: 3, closing: 3 },
      { start: 23, end: 27, name: ' ', opening: 2, closing: 1 },
      { start: 28, end: 29, name: '', opening: 0, closing: 1 },
      { start: 30, end: 32, name: '', opening: 2, closing: 0 },
    ])
  })

  it('accounts for every brace of any text, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('{', '}', 'a', ' ', '\n')), (parts) => {
        const given = parts.join('')
        const found = bracesOf(given) ?? []
        expect(found.map(({ start, end }) => given.slice(start, end).replace(/[^{}]/g, '')).join('')).toBe(
          given.replace(/[^{}]/g, ''),
        )
        for (const { start, end, name, opening, closing } of found)
          expect(given.slice(start, end)).toBe('{'.repeat(opening) + name + '}'.repeat(closing))
      }),
    )
  })

  it('lists the texts in reading order', () => {
    const content = template({
      header: { format: 'TEXT', text: 'a' },
      footer: { text: 'b' },
      buttons: [{ type: 'QUICK_REPLY', text: 'c' }, { type: 'COPY_CODE' }, { type: 'URL', text: 'd', url: 'e' }],
    })
    const components = subjectOf(content).texts.map(({ component }) => component)
    expect(components).toEqual(['header', 'body', 'footer', 'buttons.0.text', 'buttons.2.text', 'buttons.2.url'])
    expect(components.toSorted(compareComponents)).toEqual(components)
  })
})
