import { describe, expect, it } from 'vitest'
import type { Rule } from '#core/lint'
import type { TemplateContent } from '#core/template'
import type { Report } from '../../../src-core/lint/rule.ts'
import { type InvalidCase, invalidProblems, sentenceProblems, tableProblems, validProblems } from '../../support/rule-table.ts'

/** WS-TAB's name and sentences with whatever it reports. */
const rule = (...reports: Partial<Report>[]): Rule => ({
  id: 'WS-TAB',
  messages: { tab: 'error', unsaid: 'error' },
  fix: 'safe',
  source: { keys: ['OWN'], date: '2026', confidence: 'L' },
  examples: { wrong: [], right: [] },
  check: () =>
    reports.map((report) => ({ messageId: 'tab', data: { count: 1 }, component: 'body', start: 0, end: 1, ...report })),
})
const template = { body: { text: 'ab' } }
const finding = { messageId: 'tab', data: { count: 1 }, component: 'body' as const, text: 'a' }
const cut = [{ component: 'body' as const, start: 0, end: 1, text: '' }]
const problems = (one: Rule, invalid: Partial<InvalidCase>) => invalidProblems(one, { template, findings: [finding], ...invalid })

describe('the table of a rule', () => {
  it('is refused where a table is empty or a case is there twice', () => {
    expect(tableProblems({ valid: [], invalid: [] })).toEqual(['the table valid is empty', 'the table invalid is empty'])
    expect(tableProblems({ valid: [template], invalid: [{ template: { body: { text: 'ab' } }, findings: [finding] }] })).toEqual([
      'twice: {"body":{"text":"ab"}}',
    ])
  })

  it('holds where everything is as it says', () => {
    expect(problems(rule({ fix: cut }), { output: { body: { text: 'b' } } })).toEqual([])
    expect(validProblems(rule(), template)).toEqual([])
  })

  it('is refused where the findings are others', () => {
    expect(validProblems(rule({}), template)).toEqual(['unexpected tab: body "a"'])
    expect(problems(rule(), { findings: [] })).toEqual(['no finding is expected'])
    expect(problems(rule(), {})).toEqual(['0 findings instead of 1'])
    expect(problems(rule({}, {}), {})).toContain('2 findings instead of 1')
    expect(problems(rule({ end: 2 }), {})).toEqual(['not as expected: tab: body 0-2 "ab"'])
    expect(problems(rule({ data: { count: 2 } }), {})).toEqual(['the data is {"count":2}'])
  })

  it('is refused where a sentence lacks or has a gap that nothing fills', () => {
    expect(problems(rule({ messageId: 'unsaid' }), { findings: [{ ...finding, messageId: 'unsaid' }] })).toEqual([
      'no sentence WS-TAB.messages.unsaid (pt-BR)',
      'no sentence WS-TAB.messages.unsaid (en)',
    ])
    expect(problems(rule({ data: {} }), { findings: [{ messageId: 'tab', component: 'body', text: 'a' }] })).toEqual([
      'nothing fills count in WS-TAB.messages.tab',
      'nothing fills count in WS-TAB.messages.tab',
    ])
    const catalogue = { xx: { A: { messages: { b: '{{ from, number }} {{to}}' } } } }
    expect(sentenceProblems('A', 'messages', { messageId: 'b', data: { to: 1 } }, catalogue)).toEqual([
      'nothing fills from in A.messages.b',
    ])
  })

  it('is refused where an output lacks, is not wanted, changes nothing or is another', () => {
    expect(problems(rule({ fix: cut }), {})).toEqual(['a fix, but no output'])
    expect(problems(rule({}), { output: { body: { text: 'b' } } })).toEqual(['an output, but no finding has a fix'])
    const nothing = [{ component: 'body' as const, start: 0, end: 1, text: 'a' }]
    expect(problems(rule({ fix: nothing }), { output: template })).toEqual(['the output is the input'])
    expect(problems(rule({ fix: cut }), { output: { body: { text: 'c' } } })[0]).toMatch(/^the output is \{.*"b"/)
    const unnamed = [{ component: 'name' as const, start: 0, end: 22, text: '' }]
    expect(problems(rule({ fix: unnamed }), { output: { name: '' } })).toEqual(['the output is no template'])
  })

  it('is refused where suggestions lack or are equal', () => {
    const suggestion = { messageId: 'fix', data: {}, edits: cut }
    const wanted = { messageId: 'fix', output: { body: { text: 'b' } } }
    expect(problems(rule({ suggest: [suggestion] }), {})).toEqual(['1 suggestions instead of 0'])
    expect(problems(rule({ suggest: [suggestion] }), { findings: [{ ...finding, suggest: [wanted] }] })).toEqual([])
    expect(
      problems(rule({ suggest: [suggestion, suggestion] }), { findings: [{ ...finding, suggest: [wanted, wanted] }] }),
    ).toEqual(['suggestion 1 is there twice'])
  })

  it('does not let a rule change what it is given', () => {
    const meddling: Rule = {
      ...rule(),
      check: ({ content }) => {
        const given: TemplateContent['body'] = content.body
        given.text = ''
        return []
      },
    }
    expect(() => validProblems(meddling, template)).toThrow('read only')
  })
})
