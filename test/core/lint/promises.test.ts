import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { componentText, fixAll, lintTemplate } from '#core/lint'
import type { TemplateContent } from '#core/template'
import { sentenceProblems } from '../../support/rule-table.ts'
import { CORPUS } from './corpus.ts'

/** What people paste, delete and mistype into a template. */
const PIECES = [
  '{{1}}',
  '{{2}}',
  '{{nome}}',
  '{{',
  '}}',
  '{1}',
  '%NOME%',
  '  ',
  '\n\n\n',
  '\t',
  '!',
  '!!!',
  '*',
  '_',
  '~',
  '```',
  '😀',
  '\u200B',
  '\uD83D',
  'DESCONTO',
  'aproveite',
  'informe sua senha',
  '[nome]',
  'xxx',
  'https://bit.ly/a',
  'exemplo.com.br',
  '(11) 99999-9999',
  'ô',
  'e\u0301',
  '',
]

const cutAt = (text: string, at: number): number => Math.floor(at * (text.length + 1))

/** A template as somebody writes it, with one text changed in a place or two. */
const mutated = fc
  .record({
    template: fc.constantFrom(...CORPUS.map(({ content }) => content)),
    edits: fc.array(
      fc.record({ at: fc.double({ min: 0, max: 0.999, noNaN: true }), length: fc.nat(12), piece: fc.constantFrom(...PIECES) }),
      {
        maxLength: 3,
      },
    ),
    part: fc.constantFrom('body', 'footer', 'header', 'name', 'language', 'category'),
  })
  .map(({ template, edits, part }): TemplateContent => {
    const change = (text: string): string =>
      edits.reduce((now, { at, length, piece }) => {
        const start = cutAt(now, at)
        return now.slice(0, start) + piece + now.slice(start + length)
      }, text)
    if (part === 'body') return { ...template, body: { text: change(template.body.text) } }
    if (part === 'footer') return { ...template, footer: { text: change(template.footer?.text ?? 'Equipe de suporte') } }
    if (part === 'header') return { ...template, header: { format: 'TEXT', text: change(template.header?.text ?? 'Aviso') } }
    return {
      ...template,
      [part]: change(part === 'name' ? template.name : part === 'language' ? template.language : template.category),
    }
  })

const blocking = (findings: ReturnType<typeof lintTemplate>): number =>
  findings.filter(({ severity }) => severity === 'error').length

describe('what the linter promises of any template', () => {
  it('places within the text, sentences in both languages, and fixes that block no more than before', () => {
    fc.assert(
      fc.property(mutated, (content) => {
        const findings = lintTemplate(content)
        for (const finding of findings) {
          const { length } = componentText(content, finding.component)
          expect(finding.start).toBeGreaterThanOrEqual(0)
          expect(finding.end).toBeGreaterThanOrEqual(finding.start)
          expect(finding.end).toBeLessThanOrEqual(length)
          expect(sentenceProblems(finding.rule, 'messages', finding)).toEqual([])
        }
        expect(blocking(fixAll(content).findings)).toBeLessThanOrEqual(blocking(findings))
      }),
      { numRuns: 10_000 },
    )
  }, 120_000)
})
