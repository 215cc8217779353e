import fc from 'fast-check'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { fillText, formatWhatsApp } from '#core/template'
import { formatted } from '../../src-main/training/phone/text.ts'
import { PhoneText } from '../../src-renderer/components/preview/PhoneText.tsx'

type Values = Readonly<Record<string, string>>

/** Looks that both must give, and all text; how each marks links, values and gaps is its own. */
const look = (html: string): string =>
  html
    .replace(/<span class="[^"]*?(quote|item)[^"]*">/g, '[$1 ')
    .replace(/<\/?(?:a|span|mark)\b[^>]*>/g, '')
    .replaceAll('&#x27;', '&#39;')

const preview = (text: string, values: Values): string => {
  const filled = fillText(text, (name) => values[name])
  return look(renderToStaticMarkup(createElement(PhoneText, { nodes: formatWhatsApp(filled.text), values: filled.values })))
}
const practised = (text: string, values: Values): string => look(formatted(fillText(text, (name) => values[name]).text))

describe('the editor’s preview and the phone that people practise on', () => {
  it.each<[string, Values, string]>([
    ['*forte* _fraco_ ~fora~', {}, '<strong>forte</strong> <em>fraco</em> <s>fora</s>'],
    ['Itens:\n- um\n* *dois*\n1. três\nfim', {}, 'Itens:\n[item •um[item •<strong>dois</strong>[item 1.trêsfim'],
    ['> citado\nnão', {}, '[quote citadonão'],
    ['código `a*b*` e ```c\n*d*```', {}, 'código <code>a*b*</code> e <code>c\n*d*</code>'],
    ['*a _b* c_ a_b_c 2*3*4', {}, '<strong>a _b</strong> c_ a_b_c 2*3*4'],
    ['veja https://ex.test/a_b_?c=1&d=2.', {}, 'veja https://ex.test/a_b_?c=1&amp;d=2.'],
    ['*https://ex.test/*', {}, '<strong>https://ex.test/</strong>'],
    ['<b>*"x"*</b> &amp;', {}, '&lt;b&gt;<strong>&quot;x&quot;</strong>&lt;/b&gt; &amp;amp;'],
    ['Olá, *{{1}}*!', { '1': 'Ana' }, 'Olá, <strong>Ana</strong>!'],
    // WhatsApp formats what it was sent, so a value's own marks and blanks count.
    ['Olá, *{{1}}*!', { '1': 'Ana ' }, 'Olá, *Ana *!'],
    ['Olá, {{1}}!', { '1': '*Ana*' }, 'Olá, <strong>Ana</strong>!'],
    ['Olá, *{{1}} e {{2}}*', { '1': 'a* b', '2': '{{3}}' }, 'Olá, <strong>a</strong> b e {{3}}*'],
    ['{{1}} {{2}}', { '1': 'https://ex.test/?q=' }, 'https://ex.test/?q= {{2}}'],
    ['{{1}}{{2}}', { '1': 'https://ex.test/', '2': 'a_b' }, 'https://ex.test/a_b'],
  ])('show %j with %j alike', (text, values, expected) => {
    expect(practised(text, values)).toBe(expected)
    expect(preview(text, values)).toBe(expected)
  })

  it('agree on every text and every value', () => {
    const sign = fc.constantFrom(...'*_~`>-1. \n"<&\'(é', '```', 'a', '{{1}}', '{{2}}', '- ', '> ', '1. ', 'https://x.y/a_b')
    const text = fc.array(sign, { maxLength: 30 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, text, (given, value) => {
        expect(preview(given, { '1': value })).toBe(practised(given, { '1': value }))
      }),
      { numRuns: 500 },
    )
  })

  it('set every value off, and nothing else', () => {
    const filled = fillText('*{{1}}* e {{2}}, veja https://ex.test/{{2}}/x', (name) => ({ '1': 'Ana', '2': 'B' })[name])
    expect(filled.values.map(({ start, end }) => filled.text.slice(start, end))).toEqual(['Ana', 'B', 'B'])
    const html = renderToStaticMarkup(createElement(PhoneText, { nodes: formatWhatsApp(filled.text), values: filled.values }))
    expect(html.match(/<span class="[^"]*value[^"]*">/g)).toHaveLength(3)
    expect(html).toMatch(/<strong><span class="[^"]*value[^"]*">Ana<\/span><\/strong> e /)
  })
})
