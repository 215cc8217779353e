import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AlignedPlaceholder, CRM_VARIABLES } from '#core/variables'
import {
  type AlignRow,
  bindingsOf,
  type Decisions,
  decide,
  marksOf,
  piecesOf,
  rowsOf,
  withdraw,
} from '../../src-renderer/studio/align/align-rows.ts'
import { componentsOf, contentOf, providerTexts } from '../../src-renderer/studio/align/align-texts.ts'
import { alignBody } from '../support/crm-text.ts'

const rowsFrom = (crm: string, provider: string, decisions: Decisions = {}): AlignRow[] =>
  rowsOf(alignBody(crm, provider), decisions, CRM_VARIABLES)
const placeholderIn = (rows: readonly AlignRow[], name: string): AlignedPlaceholder => {
  const row = rows.find(({ placeholder }) => placeholder.name === name)
  if (!row) throw new Error(`no row of ${name}`)
  return row.placeholder
}
const CRM = 'Olá %NOME%, tudo bem? Prazo: %PRAZO% dias'
const PROVIDER = 'Olá {{1}}, tudo bem? Vence {{2}} agora'

describe('the rows of an alignment', () => {
  it('apply what is certain and leave to the person what is not', () => {
    const rows = rowsFrom(CRM, PROVIDER)
    expect(rows.map(({ state }) => state)).toEqual(['certain', 'open'])
    expect(bindingsOf(rows)).toEqual([{ key: 'body.1', source: { kind: 'crm', token: 'NOME' }, fallback: null, transforms: [] }])
  })

  it('apply what a person confirmed or picked, until they withdraw it', () => {
    const found = placeholderIn(rowsFrom(CRM, PROVIDER), '2')
    const picked = decide({}, found, { kind: 'crm', token: 'VENCIMENTO' })
    expect(bindingsOf(rowsFrom(CRM, PROVIDER, picked))[1]?.source).toEqual({ kind: 'crm', token: 'VENCIMENTO' })
    expect(bindingsOf(rowsFrom(CRM, PROVIDER, withdraw(picked, found)))).toHaveLength(1)
  })

  it('ask again once the texts say something else', () => {
    const decided = decide({}, placeholderIn(rowsFrom(CRM, PROVIDER), '2'), { kind: 'crm', token: 'PRAZO' })
    const [, row] = rowsFrom(CRM.replace('PRAZO', 'VENCIMENTO'), PROVIDER, decided)
    expect(row).toMatchObject({ state: 'open', source: { kind: 'crm', token: 'VENCIMENTO' } })
  })

  it('never apply a variable that the CRM does not have, however certain its place is', () => {
    const [row] = rowsFrom('Olá %NOMI%, tudo bem?', 'Olá {{1}}, tudo bem?')
    expect(row).toMatchObject({ state: 'open', unknown: { token: 'NOMI', suggestion: 'NOME' } })
  })

  it('never apply a fixed text without a word in it', () => {
    const found = placeholderIn(rowsFrom('', 'Olá {{1}}'), '1')
    expect(bindingsOf(rowsFrom('', 'Olá {{1}}', decide({}, found, { kind: 'literal', text: ' ' })))).toEqual([])
  })

  it('show a contradiction at every row that it is about', () => {
    const rows = rowsFrom('Olá %NOME%, tudo bem? Obrigado, %NOME%.', 'Olá {{1}}, tudo bem? Obrigado, {{2}}.')
    expect(rows.map(({ state, conflicts }) => [state, conflicts.length])).toEqual([
      ['open', 1],
      ['open', 1],
    ])
  })
})

describe('the marks of both texts', () => {
  it('paint a pair alike and what has no counterpart apart', () => {
    const crm = 'Olá %NOME%, seu link é %LINK%'
    const alignment = alignBody(crm, 'Olá {{1}}, seu pedido')
    const marks = marksOf(alignment, 'body')
    expect(marks.provider).toEqual([{ start: 4, end: 9, pair: 0, key: 'body.1' }])
    expect(marks.crm.map(({ start, end, pair }) => [crm.slice(start, end), pair])).toEqual([
      ['%NOME%', 0],
      ['%LINK%', null],
    ])
    expect(marksOf(alignment, 'header')).toEqual({ crm: [], provider: [] })
  })

  it('cut a text into pieces that are the text again, wherever they lie', () => {
    const mark = fc.record({ start: fc.nat(30), end: fc.nat(30), pair: fc.constant(0), key: fc.constant(null) })
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.array(mark, { maxLength: 4 }), (text, marks) => {
        const pieces = piecesOf(
          text,
          marks.filter(({ start, end }) => start < end),
        )
        expect(pieces.map((piece) => piece.text).join('')).toBe(text)
      }),
    )
  })
})

describe('the texts that are set side by side', () => {
  const given = { header: 'Aviso', body: 'Olá {{1}}', 'buttons.1': 'https://ex.test/{{1}}' }

  it('are those of the template, and only those with a placeholder where only variables are asked for', () => {
    expect(componentsOf(given, false)).toEqual(['header', 'body', 'buttons.1'])
    expect(componentsOf(given, true)).toEqual(['body', 'buttons.1'])
    expect(componentsOf(undefined, false)).toEqual(['header', 'body'])
  })

  it('keep an empty body open to be written', () => {
    expect(componentsOf({ body: '' }, false)).toEqual(['body'])
  })

  it('become the provider’s, each in its place', () => {
    const crm = { header: 'Aviso', body: 'Olá %NOME%', 'buttons.1': 'https://ex.test/%PROTOCOLO%' }
    expect(providerTexts(crm, 'positional', 'component')).toMatchObject(given)
    expect(contentOf(crm).buttons).toHaveLength(2)
  })
})
