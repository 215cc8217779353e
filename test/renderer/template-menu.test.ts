import { describe, expect, it } from 'vitest'
import { groupTemplates, menuEntries } from '../../src-renderer/pages/variables/template-menu.ts'

const row = (name: string, mappingErrors: number, isUsable = true) => ({
  id: name,
  name,
  language: 'pt_BR',
  text: `Olá, sobre ${name}`,
  mappingErrors,
  unusable: isUsable ? [] : [{ reason: 'emoji' as const, detail: '🎉' }],
})
const templates = [row('agenda', 0), row('boleto', 2), row('festa', 1, false), row('solicitação', 0), row('usado', 1, false)]
const groups = groupTemplates(templates, new Set(['usado', 'solicitação']))
const shown = (query: string, onlyOpen = false) =>
  menuEntries(groups, query, onlyOpen).map((entry) => (entry.kind === 'heading' ? `# ${entry.group.group}` : entry.template.name))

describe('the menu of templates to fill', () => {
  it('puts what triggers and numbers use first, usable or not, and says how far each group is', () => {
    expect(groups.map(({ group, templates: { length }, complete }) => [group, complete, length])).toEqual([
      ['in-use', 1, 2],
      ['usable', 1, 2],
      ['unusable', 0, 1],
    ])
    expect(shown('')).toEqual(['# in-use', 'solicitação', 'usado', '# usable', 'agenda', 'boleto', '# unusable', 'festa'])
  })

  it('leaves a group without members out', () => {
    expect(groupTemplates([row('agenda', 0)], new Set()).map(({ group }) => group)).toEqual(['usable'])
  })

  it('finds by every word of name, language or text, accents and case aside', () => {
    expect(shown('SOLICITACAO ola')).toEqual(['# in-use', 'solicitação'])
    expect(shown('pt_br boleto')).toEqual(['# usable', 'boleto'])
    expect(shown('xyz')).toEqual([])
  })

  it('can be narrowed to what is not complete', () => {
    expect(shown('', true)).toEqual(['# in-use', 'usado', '# usable', 'boleto', '# unusable', 'festa'])
  })
})
