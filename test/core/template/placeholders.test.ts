import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  countPlaceholders,
  eachPlaceholder,
  normaliseBraces,
  parseText,
  placeholdersOf,
  type TemplateContent,
} from '#core/template'

const template = (parts: Partial<TemplateContent>): TemplateContent => ({
  name: 'aviso',
  language: 'pt_BR',
  category: 'UTILITY',
  body: { text: '' },
  buttons: [],
  samples: {},
  ...parts,
})

describe('parseText', () => {
  it('gives the text back when its segments are joined, with offsets that fit', () => {
    const texts = fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('{{1}}', '{{ nome }}', '{', '}}', '{{')))
    fc.assert(
      fc.property(texts, (parts) => {
        const text = parts.join('')
        const segments = parseText(text)
        expect(segments.map((segment) => segment.text).join('')).toBe(text)
        for (const { start, end, text: part } of segments) expect(text.slice(start, end)).toBe(part)
      }),
    )
  })

  it('finds positional, named and accented names, and leaves broken braces as text', () => {
    const names = parseText('{{1}} {{nome_cliente}} {{ação}} {1} {{a b}} {{}}').flatMap((segment) =>
      segment.kind === 'placeholder' ? [segment.name] : [],
    )
    expect(names).toEqual(['1', 'nome_cliente', 'ação'])
  })
})

describe('placeholdersOf', () => {
  const content = template({
    header: { format: 'TEXT', text: 'Pedido {{numero}}' },
    body: { text: 'Oi {{nome}}, o pedido {{numero}} saiu. {{nome}}, até logo.' },
    buttons: [
      { type: 'QUICK_REPLY', text: 'Ok' },
      { type: 'URL', text: 'Ver', url: 'https://ex.test/{{numero}}' },
    ],
  })

  it('counts a name once in the whole template where the provider has one name space', () => {
    expect(placeholdersOf(content, 'template')).toEqual([
      { key: 'header.numero', component: 'header', name: 'numero', keys: ['header.numero', 'body.numero', 'buttons.1.numero'] },
      { key: 'body.nome', component: 'body', name: 'nome', keys: ['body.nome'] },
    ])
  })

  it('counts it once per component where names restart', () => {
    expect(placeholdersOf(content, 'component').map((placeholder) => placeholder.key)).toEqual([
      'header.numero',
      'body.nome',
      'body.numero',
      'buttons.1.numero',
    ])
  })
})

describe('normaliseBraces', () => {
  it('doubles single braces (M10) and leaves doubled, tripled, unpaired and other ones', () => {
    const text = 'Oi {nome}, { 1 }: {{pedido}} {{{x}}} {} {a b} {c}} {{d}'
    expect(normaliseBraces(text)).toBe('Oi {{nome}}, {{1}}: {{pedido}} {{{x}}} {} {a b} {c}} {{d}')
  })

  it('changes nothing the second time, and no placeholder that was there', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('{', '}', 'a', ' ', '1', '{{b}}', '%NOME%')), (parts) => {
        const text = parts.join('')
        const once = normaliseBraces(text)
        expect(normaliseBraces(once)).toBe(once)
        const names = (given: string) => parseText(given).flatMap((part) => (part.kind === 'placeholder' ? [part.name] : []))
        const before = names(text)
        expect(names(once).filter((name) => before.includes(name)).length).toBeGreaterThanOrEqual(before.length)
      }),
    )
  })
})

describe('eachPlaceholder', () => {
  it('names what parseText finds, where it stands and as often', () => {
    const text = fc
      .array(fc.constantFrom('{{1}}', '{{ nome }}', '{{ação}}', '{', '}', '{{', '}}', '{{a b}}', ' a '))
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, text, text, text, (header, body, footer, url) => {
        const content = template({
          header: { format: 'TEXT', text: header },
          body: { text: body },
          footer: { text: footer },
          buttons: [
            { type: 'QUICK_REPLY', text: '{{1}}' },
            { type: 'URL', text: 'Ver', url },
          ],
        })
        const visited: [string, string][] = []
        eachPlaceholder(content, (component, name) => visited.push([component, name]))
        const parsed = [
          ['header', header],
          ['body', body],
          ['footer', footer],
          ['buttons.1', url],
        ] as const
        expect(visited).toEqual(
          parsed.flatMap(([component, given]) =>
            parseText(given).flatMap((part) => (part.kind === 'placeholder' ? [[component, part.name]] : [])),
          ),
        )
      }),
    )
  })
})

describe('countPlaceholders', () => {
  it('counts what placeholdersOf lists, in both scopes', () => {
    const text = fc.array(fc.constantFrom('{{1}}', '{{ nome }}', '{{nome}}', '{', '}}', ' a ')).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, text, text, (header, body, url) => {
        const content = template({
          header: { format: 'TEXT', text: header },
          body: { text: body },
          buttons: [{ type: 'URL', text: 'Ver', url }],
        })
        for (const scope of ['template', 'component'] as const)
          expect(countPlaceholders(content, scope)).toBe(placeholdersOf(content, scope).length)
      }),
    )
  })
})
