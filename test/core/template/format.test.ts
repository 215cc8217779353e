import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FormattedNode, formatWhatsApp, strayMarkers } from '#core/template'

const SPANS = ['bold', 'italic', 'strike', 'code', 'mono']

/** The text again: markers and all. */
const sourceOf = (nodes: readonly FormattedNode[]): string =>
  nodes
    .map((node) => {
      if (!('children' in node)) return node.text
      const inside = node.marker + sourceOf(node.children)
      return SPANS.includes(node.kind) ? inside + node.marker : inside
    })
    .join('')

/** `bold(a italic(b))`, with `|` for a break and the braces of a placeholder kept. */
const shape = (nodes: readonly FormattedNode[]): string =>
  nodes
    .map((node) => {
      if ('children' in node) return `${node.kind}(${shape(node.children)})`
      return node.kind === 'break' ? '|' : node.text
    })
    .join('')

const all = (nodes: readonly FormattedNode[]): FormattedNode[] =>
  nodes.flatMap((node) => ('children' in node ? [node, ...all(node.children)] : [node]))

const texts = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '*',
        '_',
        '~',
        '`',
        '```',
        ' ',
        '\n',
        '- ',
        '* ',
        '1. ',
        '> ',
        'a',
        'é',
        '{{1}}',
        '{{a_b}}',
        'https://x.y/a_b',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''))

describe('formatWhatsApp', () => {
  it.each([
    ['Oi *mundo*!', 'Oi bold(mundo)!'],
    ['_a *b* ~c~_', 'italic(a bold(b) strike(c))'],
    ['*_{{1}}_*', 'bold(italic({{1}}))'],
    ['ver `a*b*` e ```c\n*d*```', 'ver code(a*b*) e mono(c|*d*)'],
    ['- um\n* *dois*\n1. três\n> quatro', 'bullet(um)|bullet(bold(dois))|numbered(três)|quote(quatro)'],
    ['**a**', '*bold(a)*'],
    ['(*a*)', '(bold(a))'],
  ])('reads %j', (text, expected) => {
    expect(shape(formatWhatsApp(text))).toBe(expected)
  })

  it.each([
    ['* a*', 'bullet(a*)'],
    ['x *a *', 'x *a *'],
    ['a*b*c', 'a*b*c'],
    ['*a\nb*', '*a|b*'],
    ['nome_do_campo', 'nome_do_campo'],
    ['https://x.y/_a_/b', 'https://x.y/_a_/b'],
    ['{{a_b}} e {{c_d}}', '{{a_b}} e {{c_d}}'],
    ['{{1}}*a*', '{{1}}*a*'],
    ['*a*{{1}}', '*a*{{1}}'],
    ['** ~~ ``````', '** ~~ ``````'],
    ['-a\n1.b', '-a|1.b'],
    ['*á*é', '*á*é'],
    ['𝒜*b*', '𝒜*b*'],
  ])('leaves %j as it is', (text, expected) => {
    expect(shape(formatWhatsApp(text))).toBe(expected)
  })

  it('formats an address as a whole', () => {
    expect(shape(formatWhatsApp('*https://x.y/a_b*'))).toBe('bold(https://x.y/a_b)')
  })

  it('loses and adds nothing, and every node stands where it says', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const nodes = formatWhatsApp(text)
        expect(sourceOf(nodes)).toBe(text)
        for (const node of all(nodes)) expect(text.slice(node.start, node.end)).toBe(sourceOf([node]))
      }),
      { numRuns: 500 },
    )
  })

  it.each(['*', '_a ', '*a ', '`a *', '```', '{{', '* ', '~a *b _c ', 'https://*', '> '])(
    'ends on 200,000 characters of %j',
    (piece) => {
      const text = piece.repeat(200_000 / piece.length)
      expect(sourceOf(formatWhatsApp(text)) === text).toBe(true)
    },
  )
})

describe('strayMarkers', () => {
  it('names what stays in the text, with what it could have been', () => {
    expect(strayMarkers('*a b* c* _d `e_` {{a_b}}')).toEqual([
      { marker: '*', start: 7, end: 8, opens: false, closes: true },
      { marker: '_', start: 9, end: 10, opens: true, closes: false },
    ])
  })

  it('finds none in what is formatted', () => {
    expect(strayMarkers('* *um*\n- _dois_\n```* _```')).toEqual([])
  })
})
