import { describe, expect, it } from 'vitest'
import type { Mapping } from '#core/contract'
import { fillPlaceholders } from '../../src-renderer/pages/test/fill-placeholders.ts'

const placeholder = (name: string, keys: string[]): Mapping['placeholders'][number] => ({
  key: keys[0] ?? '',
  component: 'body',
  name,
  keys,
  sample: null,
  suggestion: null,
})
const mapping: Pick<Mapping, 'placeholders' | 'bindings'> = {
  placeholders: [placeholder('nome', ['header.nome', 'body.nome']), placeholder('data', ['body.data'])],
  bindings: [
    { key: 'header.nome', source: { kind: 'crm', token: 'NOME' }, fallback: null, transforms: [] },
    { key: 'body.data', source: { kind: 'crm', token: 'DATA' }, fallback: 'a combinar', transforms: [] },
  ],
}

describe('a contact’s values in a template', () => {
  it('stand wherever their placeholder does', () => {
    expect(fillPlaceholders(mapping, { NOME: 'Ana', DATA: '10/12' })).toEqual({
      values: { 'header.nome': 'Ana', 'body.nome': 'Ana', 'body.data': '10/12' },
      empty: [],
      misformed: [],
    })
  })

  it('that are empty are named, unless something stands in for them (M11)', () => {
    expect(fillPlaceholders(mapping, { NOME: ' ', DATA: '' })).toEqual({
      values: { 'body.data': 'a combinar' },
      empty: ['nome'],
      misformed: [],
    })
  })

  it('with line breaks or many blanks are named, because WhatsApp refuses them', () => {
    expect(fillPlaceholders(mapping, { NOME: 'Ana     Luz', DATA: 'um\tdois' }).misformed).toEqual(['nome', 'data'])
  })

  it('without a binding are empty', () => {
    expect(fillPlaceholders({ ...mapping, bindings: [] }, { NOME: 'Ana' }).empty).toEqual(['nome', 'data'])
  })
})
