import { describe, expect, it } from 'vitest'
import type { TemplateRow } from '#core/contract'
import { filterTemplates, NO_FILTER } from '../../src-renderer/pages/templates/filter.ts'

type Row = Pick<TemplateRow, 'content' | 'status' | 'unusable'>

const row = (name: string, text: string, more: Partial<Row> = {}): Row => ({
  content: { name, language: 'pt_BR', category: 'UTILITY', body: { text }, buttons: [], samples: {} },
  status: 'APPROVED',
  unusable: [],
  ...more,
})

const rows = [
  row('aviso_boleto_v1', 'Seu boleto vence amanhã'),
  row('boas_vindas', 'Olá 🎉', { unusable: [{ reason: 'emoji', detail: '🎉' }] }),
  row('fila', 'Sua posição', { status: 'REJECTED', unusable: [{ reason: 'not-approved', detail: 'REJECTED' }] }),
]
const names = (found: Row[]): string[] => found.map(({ content }) => content.name)

describe('filterTemplates', () => {
  it('shows everything, also what the CRM cannot use, until asked otherwise', () => {
    expect(filterTemplates(rows, NO_FILTER)).toEqual(rows)
  })

  it('finds every typed word in any order, accents and case aside', () => {
    expect(names(filterTemplates(rows, { ...NO_FILTER, text: 'AMANHA boleto' }))).toEqual(['aviso_boleto_v1'])
    expect(filterTemplates(rows, { ...NO_FILTER, text: 'boleto fila' })).toEqual([])
  })

  it('separates usable from unusable, by status and by reason', () => {
    expect(names(filterTemplates(rows, { ...NO_FILTER, show: 'usable' }))).toEqual(['aviso_boleto_v1'])
    expect(names(filterTemplates(rows, { ...NO_FILTER, show: 'unusable' }))).toEqual(['boas_vindas', 'fila'])
    expect(names(filterTemplates(rows, { ...NO_FILTER, status: 'REJECTED' }))).toEqual(['fila'])
    expect(names(filterTemplates(rows, { ...NO_FILTER, reason: 'emoji' }))).toEqual(['boas_vindas'])
  })
})
