import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DiffPiece, diffWords, sideOf } from '#core/diff'
import type { TemplateContent } from '#core/template'
import { changedParts, partTexts } from '../../src-renderer/components/diff/part-texts.ts'

const joined = (pieces: readonly DiffPiece[]): string => pieces.map(({ text }) => text).join('')
const marked = (pieces: readonly DiffPiece[]): string =>
  pieces.map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `[+${text}]` : `[-${text}]`)).join('')

describe('diffWords', () => {
  it('marks words, not letters', () => {
    expect(marked(diffWords('Seu chamado foi aberto.', 'Seu pedido foi aberto.'))).toBe('Seu [-chamado][+pedido] foi aberto.')
  })

  it('keeps a placeholder whole', () => {
    expect(marked(diffWords('Oi {{nome}}, até', 'Oi {{cliente}}, até'))).toBe('Oi [-{{nome}}][+{{cliente}}], até')
  })

  it('makes one change of neighbours that only a blank parts', () => {
    expect(marked(diffWords('Olá meu caro cliente', 'Olá sua boa pessoa'))).toBe('Olá [-meu caro cliente][+sua boa pessoa]')
  })

  it('reads a sentence that was written anew as one, whatever stayed in it by chance', () => {
    const pieces = diffWords('Olá, {{1}}. Se precisar de algo, responda.', 'Olá, {{1}}. No período de sempre, confirme.')
    expect(pieces.map(({ kind }) => kind)).toEqual(['same', 'removed', 'added', 'same'])
  })

  it('keeps apart two small changes of a long text', () => {
    const text = 'Sua solicitação foi aberta ontem e já está na fila de atendimento da equipe.'
    expect(marked(diffWords(text, text.replace('Sua', 'A sua').replace('fila', 'lista')))).toContain(
      'olicitação foi aberta ontem',
    )
  })

  it('gives either text back, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
        const pieces = diffWords(before, after)
        expect(joined(sideOf(pieces, 'removed'))).toBe(before)
        expect(joined(sideOf(pieces, 'added'))).toBe(after)
      }),
    )
  })
})

describe('the compared parts', () => {
  const content: TemplateContent = {
    name: 'aviso_v1',
    language: 'pt_BR',
    category: 'UTILITY',
    body: { text: 'Oi' },
    buttons: [{ type: 'URL', text: 'Ver', url: 'https://ex.test/{{1}}' }],
    samples: {},
  }
  const words = { category: String, media: String, button: String }
  const of = (part: Partial<TemplateContent>) => partTexts({ ...content, ...part }, words)

  it('are those that read differently', () => {
    expect(changedParts(of({}), of({}))).toEqual([])
    expect(changedParts(of({}), of({ category: 'MARKETING', footer: { text: '' } }))).toEqual(['category', 'footer'])
    expect(changedParts(of({}), of({ buttons: [{ type: 'URL', text: 'Ver', url: 'https://ex.test/b/{{1}}' }] }))).toEqual([
      'buttons',
    ])
    expect(changedParts(of({}), of({ samples: { 'body.1': 'Ana' } }))).toEqual([])
  })

  it('say what a button does, what stands on it and where it leads', () => {
    expect(of({}).buttons).toBe('URL · Ver · https://ex.test/{{1}}')
    expect(of({ buttons: [{ type: 'OTHER', kind: 'FLOW' }, { type: 'COPY_CODE' }] }).buttons).toBe('FLOW\nCOPY_CODE')
  })

  it('tell a missing part from an empty one', () => {
    expect(of({ buttons: [] })).toMatchObject({ header: null, footer: null, buttons: null })
    expect(of({ header: { format: 'TEXT' } }).header).toBe('')
  })
})
