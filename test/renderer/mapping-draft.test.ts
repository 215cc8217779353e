import { describe, expect, it } from 'vitest'
import type { Mapping } from '#core/contract'
import { CRM_VARIABLES } from '#core/variables'
import { emptiestValues, placeholderValues } from '../../src-renderer/components/preview/preview-values.ts'
import {
  applyBindings,
  applySuggestions,
  bindingsOf,
  copyBindings,
  draftOf,
  openSuggestions,
} from '../../src-renderer/pages/variables/mapping-draft.ts'

const placeholder = (name: string, suggestion: string | null, keys = [`body.${name}`]) => ({
  key: keys[0] ?? '',
  component: 'body',
  name,
  keys,
  sample: null,
  suggestion,
})

const mapping: Mapping = {
  templateId: 't',
  placeholders: [
    placeholder('nome', 'NOME', ['header.nome', 'body.nome']),
    placeholder('link', null),
    placeholder('prazo', 'VENCIMENTO'),
  ],
  bindings: [
    { key: 'body.nome', source: { kind: 'crm', token: 'PRIMEIRO_NOME' }, fallback: 'cliente', transforms: ['uppercase'] },
    { key: 'body.link', source: { kind: 'literal', text: 'https://ex.test' }, fallback: null, transforms: [] },
  ],
  problems: [],
}

describe('a mapping draft', () => {
  it('saves back what it was made from, under the placeholder’s first key', () => {
    expect(bindingsOf(draftOf(mapping))).toEqual([{ ...mapping.bindings[0], key: 'header.nome' }, mapping.bindings[1]])
  })

  it('leaves out a placeholder whose source is empty, so that it counts as unfilled', () => {
    const draft = draftOf(mapping)
    const emptied = { ...draft, 'body.link': { ...draft['body.link'], source: 'literal' as const, text: '' } } as typeof draft
    expect(bindingsOf(emptied).map(({ key }) => key)).toEqual(['header.nome'])
  })

  it('applies a suggestion only where nothing was chosen', () => {
    const draft = draftOf(mapping)
    const suggestions = openSuggestions(mapping, draft)
    expect(suggestions).toEqual([{ key: 'body.prazo', token: 'VENCIMENTO' }])
    const sources = bindingsOf(applySuggestions(draft, suggestions)).map(({ source }) => source)
    expect(sources).toContainEqual({ kind: 'crm', token: 'VENCIMENTO' })
    expect(sources).toContainEqual({ kind: 'crm', token: 'PRIMEIRO_NOME' })
  })
})

describe('aligned texts', () => {
  it('change what fills a placeholder, whichever of its keys they name, and nothing else', () => {
    const found = [
      { key: 'body.nome', source: { kind: 'crm' as const, token: 'NOME' }, fallback: null, transforms: [] },
      { key: 'body.prazo', source: { kind: 'literal' as const, text: 'amanhã' }, fallback: null, transforms: [] },
    ]
    expect(bindingsOf(applyBindings(draftOf(mapping), mapping.placeholders, found))).toEqual([
      { ...mapping.bindings[0], key: 'header.nome', source: { kind: 'crm', token: 'NOME' } },
      mapping.bindings[1],
      { ...found[1], key: 'body.prazo' },
    ])
  })
})

describe('copying from another template', () => {
  const positional = (key: string) => ({ ...placeholder('1', null, [key]), component: key.split('.')[0] ?? '' })
  const from: Mapping = {
    ...mapping,
    placeholders: [placeholder('prazo', null, ['header.prazo']), placeholder('nome', null), positional('header.1')],
    bindings: [
      { key: 'header.prazo', source: { kind: 'crm', token: 'PRAZO' }, fallback: 'em breve', transforms: ['date-short'] },
      { key: 'body.nome', source: { kind: 'crm', token: 'EMPRESA' }, fallback: null, transforms: [] },
      { key: 'header.1', source: { kind: 'crm', token: 'PROTOCOLO' }, fallback: null, transforms: [] },
    ],
  }

  it('takes over what a name is filled with, wherever it stands there, and leaves what is filled here', () => {
    const { draft, count } = copyBindings(draftOf(mapping), mapping.placeholders, from)
    expect(count).toBe(1)
    expect(bindingsOf(draft)).toEqual([
      { ...mapping.bindings[0], key: 'header.nome' },
      mapping.bindings[1],
      { ...from.bindings[0], key: 'body.prazo' },
    ])
  })

  it('takes a number for the same variable only in the same part', () => {
    const placeholders = [positional('body.1'), positional('header.1')]
    const { draft } = copyBindings(draftOf({ ...mapping, placeholders, bindings: [] }), placeholders, from)
    expect(bindingsOf(draft).map(({ key }) => key)).toEqual(['header.1'])
  })
})

describe('the preview', () => {
  it('fills every place where a placeholder stands, and leaves an unfilled one out', () => {
    expect(placeholderValues(mapping.placeholders, mapping.bindings, { PRIMEIRO_NOME: 'Ana' })).toEqual({
      'header.nome': 'ANA',
      'body.nome': 'ANA',
      'body.link': 'https://ex.test',
    })
  })

  it('uses the fallback where the contact has nothing', () => {
    expect(placeholderValues(mapping.placeholders, mapping.bindings, {})['body.nome']).toBe('cliente')
  })
})

describe('the contact of whom least is known', () => {
  it('has the fields that can never be empty, and no other', () => {
    const values = emptiestValues(CRM_VARIABLES)
    expect(values.NOME).toBe('Ana Souza')
    expect(values).not.toHaveProperty('EMPRESA')
  })
})
