import { describe, expect, it } from 'vitest'
import { fixAll, type LintContext, lintTemplate } from '#core/lint'
import { CRM_VARIABLES } from '#core/variables'
import { CORPUS } from './corpus.ts'

const CONTEXT: LintContext = { crm: { variables: CRM_VARIABLES, bindings: null } }

const named = CORPUS.map((written) => [`${written.content.name} (${written.content.body.text.slice(0, 30)})`, written] as const)

describe('templates as people write them', () => {
  it('are many, and no two are the same', () => {
    expect(CORPUS.length).toBeGreaterThanOrEqual(120)
    expect(new Set(CORPUS.map(({ content }) => JSON.stringify(content))).size).toBe(CORPUS.length)
  })

  it.each(named)('are judged, each place within its text: %s', (_, { content }) => {
    const findings = lintTemplate(content, CONTEXT)
    for (const { start, end } of findings) expect(start).toBeLessThanOrEqual(end)
  })

  it.each(named.filter(([, { found }]) => found))('have what is wrong with them found: %s', (_, { content, found = [] }) => {
    expect(rulesIn(content)).toEqual(expect.arrayContaining([...found]))
  })

  it.each(named.filter(([, { absent }]) => absent))('are not accused of what is in order: %s', (_, { content, absent = [] }) => {
    expect(rulesIn(content).filter((rule) => absent.includes(rule))).toEqual([])
  })

  it.each(named.filter(([, { fine }]) => fine))('pass where they are fine: %s', (_, { content }) => {
    const grave = lintTemplate(content, CONTEXT).filter(({ severity }) => severity !== 'info')
    expect(grave.map(({ rule, data }) => ({ rule, data }))).toEqual([])
  })

  it.each(named)('end when they are fixed, and block no more than before: %s', (_, { content }) => {
    const blocking = (findings: ReturnType<typeof lintTemplate>): number =>
      findings.filter(({ severity }) => severity === 'error').length
    const { findings } = fixAll(content, CONTEXT)
    expect(blocking(findings)).toBeLessThanOrEqual(blocking(lintTemplate(content, CONTEXT)))
  })
})

const rulesIn = (content: Parameters<typeof lintTemplate>[0]): string[] => [
  ...new Set(lintTemplate(content, CONTEXT).map(({ rule }) => rule)),
]
