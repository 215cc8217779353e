import { describe, expect, it } from 'vitest'
import { completeExample, type Example, type Finding, lintTemplate, RULES, type Rule, SEVERITIES } from '#core/lint'
import { CRM_VARIABLES } from '#core/variables'
import { createLinter } from '../../../src-core/lint/linter.ts'

const rulesOf = (example: Example): string[] => {
  const { content, context } = completeExample(example)
  return lintTemplate(content, context).map(({ rule, messageId }) => `${rule}.${messageId}`)
}

const made = (id: string, at: readonly [number, number][], rest: Partial<Rule> = {}): Rule => ({
  id,
  messages: { one: 'warn' },
  fix: 'none',
  source: { keys: ['OWN'], date: '2026-11-22', confidence: 'L' },
  examples: { wrong: [], right: [] },
  check: () => at.map(([start, end]) => ({ messageId: 'one', component: 'body', start, end })),
  ...rest,
})

describe('one cause', () => {
  it.each<[string, Example, string[]]>([
    ['a header of a picture', { header: { format: 'IMAGE' } }, ['CRM-MEDIA.media']],
    [
      'a body over the limit',
      { body: { text: `Olá, {{1}}. Seu chamado {{2}} foi aberto. ${'Texto do atendimento. '.repeat(50)}` } },
      ['BODY-LEN.long'],
    ],
    ['a variable in the footer', { footer: { text: 'Equipe {{Nome}}' } }, ['FOOT-NO-VAR.variable']],
    ['a variable in a label', { buttons: [{ type: 'QUICK_REPLY', text: 'Falar com {{9}}' }] }, ['VAR-POSITION.label']],
    ['an emoji in the header', { header: { format: 'TEXT', text: 'Aviso 😀 de visita' } }, ['CRM-EMOJI.text']],
    ['a body of blanks', { body: { text: ' \n\n\n     ' }, samples: {} }, ['BODY-REQUIRED.empty']],
    ['a name in capitals', { name: 'Aviso de Visita' }, ['NAME-CHARSET.characters']],
    [
      'a token that the CRM does not have',
      {
        body: {
          text: 'Olá, {{1}}. Seu chamado {{2}} foi aberto em %DATA_ABERT% e será atendido pela nossa equipe técnica ainda hoje.',
        },
        context: { crm: { variables: CRM_VARIABLES, bindings: null } },
      },
      ['CRM-VAR-UNKNOWN.near'],
    ],
  ])('speaks once: %s', (_name, example, expected) => {
    expect(rulesOf(example)).toEqual(expected)
  })

  it('is silent only where the other speaks', () => {
    const both = rulesOf({ header: { format: 'TEXT', text: 'Aviso 😀 de *visita*' }, footer: { text: 'Equipe 😀' } })
    expect(both.toSorted()).toEqual(['CRM-EMOJI.text', 'CRM-EMOJI.text', 'HEAD-PLAIN.markup', 'HEAD-PLAIN.markup'])
  })

  it('is that of all findings which have a place in common, and no others', () => {
    const { lintTemplate: lint } = createLinter([
      made(
        'A',
        [
          [2, 4],
          [8, 8],
          [20, 90],
        ],
        { supersedes: { one: ['B', 'C.other'] } },
      ),
      made('B', [
        [0, 2],
        [3, 9],
        [4, 8],
        [8, 8],
        [9, 20],
        [50, 51],
      ]),
      made('C', [[2, 4]]),
    ])
    const left = lint(completeExample({}).content).map(({ rule, start, end }) => `${rule} ${start} ${end}`)
    expect(left).toEqual(['B 0 2', 'A 2 4', 'C 2 4', 'B 4 8', 'A 8 8', 'B 9 20', 'A 20 90'])
  })

  it('is passed on by one that is superseded itself', () => {
    const { lintTemplate: lint } = createLinter([
      made('A', [[0, 2]], { supersedes: { one: ['B'] } }),
      made('B', [[1, 6]], { supersedes: { one: ['C'] } }),
      made('C', [[5, 6]]),
    ])
    expect(lint(completeExample({}).content).map(({ rule }) => rule)).toEqual(['A'])
  })
})

describe('what a rule supersedes', () => {
  const pairs = [...RULES.values()].flatMap(({ id, messages, supersedes = {} }) =>
    Object.entries(supersedes).flatMap(([message, targets]) =>
      targets.map((target) => ({ id, message, severity: messages[message], target })),
    ),
  )

  it.each(pairs)('$id.$message: $target exists and is no graver', ({ severity, target }) => {
    const [id = '', message] = target.split('.')
    const messages = RULES.get(id)?.messages ?? {}
    const graver = SEVERITIES.slice(0, SEVERITIES.indexOf(severity ?? 'info'))
    const given = message === undefined ? Object.values(messages) : [messages[message]]
    expect(given.length).toBeGreaterThan(0)
    for (const one of given) expect(one !== undefined && !graver.includes(one)).toBe(true)
  })
})

/** Two rules about the same place, each with a cause of its own: what heeds one does not heed the other. */
const APART = new Set([
  'BTN-COPY-MARKETING BTN-COPY-MAX',
  'HEAD-EDGE-VAR VAR-SAMPLE',
  'URL-ONE-VAR-END VAR-SAMPLE',
  'URL-SLASH VAR-SAMPLE',
  'VAR-CHARS VAR-SAMPLE',
  'VAR-MAX VAR-SAMPLE',
  'VAR-MIX VAR-SAMPLE',
])

describe('the examples of all rules', () => {
  it('make no two rules speak of the same place, except those known to have causes of their own', () => {
    const together = new Set<string>()
    const isAt = (a: Finding) => (b: Finding) => a.component === b.component && a.start === b.start && a.end === b.end
    for (const rule of RULES.values())
      for (const example of rule.examples.wrong) {
        const { content, context } = completeExample(example)
        const findings = lintTemplate(content, context)
        for (const finding of findings)
          for (const other of findings.filter(isAt(finding)))
            if (finding.rule < other.rule) together.add(`${finding.rule} ${other.rule}`)
      }
    expect([...together].filter((pair) => !APART.has(pair))).toEqual([])
  })
})
