import { describe, expect, it } from 'vitest'
import type { TemplateRow } from '#core/contract'
import { entriesOf, leadOf, placeOf } from '../../src-renderer/pages/templates/list-entries.ts'
import { filterTemplates, indexTemplates, NO_FILTER } from '../../src-renderer/pages/templates/template-filter.ts'

const row = (id: string, name: string, language: string, accountId = 'a'): TemplateRow => ({
  id,
  accountId,
  senderId: null,
  poolId: null,
  origin: 'provider',
  name,
  language,
  category: 'UTILITY',
  text: '',
  status: 'APPROVED',
  statusRaw: 'APPROVED',
  quality: 'UNKNOWN',
  missingSince: null,
  firstSeenAt: '2026-10-01T12:00:00.000Z',
  changedAt: '2026-11-01T12:00:00.000Z',
  unusable: [],
  placeholders: 0,
  mappingErrors: 0,
})

const rows = [row('1', 'aviso', 'en'), row('2', 'aviso', 'en', 'b'), row('3', 'aviso', 'pt_BR'), row('4', 'fila', 'pt_BR')]
const index = indexTemplates(rows)
const closed = entriesOf(index, new Set())
const group = closed[0]?.group ?? ''
const open = entriesOf(index, new Set([group]))

describe('entriesOf', () => {
  it('makes one line of a name with several languages, apart for every account', () => {
    expect(closed.map(({ kind, rows: inside }) => [kind, inside.map(({ id }) => id)])).toEqual([
      ['group', ['1', '3']],
      ['single', ['2']],
      ['single', ['4']],
    ])
  })

  it('puts the languages of an open one beneath it and counts the two levels apart', () => {
    expect(open.map(({ kind, at, of }) => [kind, at, of])).toEqual([
      ['group', 1, 3],
      ['language', 1, 2],
      ['language', 2, 2],
      ['single', 2, 3],
      ['single', 3, 3],
    ])
  })

  it('gives every line a key of its own', () => {
    expect(new Set(open.map(({ key }) => key)).size).toBe(open.length)
  })

  it('makes a plain line of a template of which one language passed the filter', () => {
    const found = filterTemplates(index, { ...NO_FILTER, language: 'pt_BR' })
    expect(entriesOf(found, new Set([group])).map(({ kind, key }) => [kind, key])).toEqual([
      ['single', '3'],
      ['single', '4'],
    ])
  })
})

describe('leadOf', () => {
  it('is Brazilian Portuguese where it is there, else the first', () => {
    expect(closed.map((entry) => leadOf(entry.rows).id)).toEqual(['3', '2', '4'])
  })
})

describe('placeOf', () => {
  it('finds a language at its own line, or at the closed line that holds it', () => {
    expect(placeOf(closed, '3', null)).toBe(0)
    expect(placeOf(open, '3', null)).toBe(2)
  })

  it('stays at the line of an open template while that is the one meant', () => {
    expect(placeOf(open, '3', group)).toBe(0)
  })

  it('is nowhere when nothing is selected, or the selected one is filtered away', () => {
    expect(placeOf(open, null, group)).toBe(-1)
    expect(placeOf([], '3', null)).toBe(-1)
  })
})
