import { describe, expect, it } from 'vitest'
import type { Mapping } from '#core/contract'
import { applySuggestions, bindingsOf, draftOf, openSuggestions } from '../../src-renderer/pages/variables/draft.ts'
import { placeholderValues } from '../../src-renderer/preview/values.ts'

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
