import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderTemplate, type TemplateContent } from '#core/template'

const content: TemplateContent = {
  name: 'boleto',
  language: 'pt_BR',
  category: 'UTILITY',
  header: { format: 'TEXT', text: 'Pedido {{1}}' },
  body: { text: 'Oi {{1}}, vence em {{2}}.' },
  footer: { text: 'Financeiro' },
  buttons: [{ type: 'URL', text: 'Ver', url: 'https://ex.test/{{1}}' }],
  samples: {},
}

describe('renderTemplate', () => {
  it('fills every component with its own values', () => {
    const values = { 'header.1': '8812', 'body.1': 'Ana', 'body.2': '10/12', 'buttons.0.1': 'abc' }
    expect(renderTemplate(content, values)).toEqual({
      header: 'Pedido 8812',
      body: 'Oi Ana, vence em 10/12.',
      footer: 'Financeiro',
      buttons: [{ text: 'Ver', url: 'https://ex.test/abc' }],
      missing: [],
    })
  })

  it('names what is missing and keeps it visible', () => {
    const rendered = renderTemplate(content, { 'body.1': 'Ana' })
    expect(rendered.missing).toEqual(['header.1', 'body.2', 'buttons.0.1'])
    expect(rendered.body).toBe('Oi Ana, vence em {{2}}.')
  })

  it('puts any value in as it is, even one that looks like a placeholder or a replacement pattern', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom('{{2}}', '$&', '$1', '__proto__')), (value) => {
        expect(renderTemplate(content, { 'body.1': value, 'body.2': 'x' }).body).toBe(`Oi ${value}, vence em x.`)
      }),
    )
  })

  it('does not take an inherited property for a value', () => {
    const odd = { ...content, body: { text: 'Oi {{constructor}}' } }
    expect(renderTemplate(odd, {}).missing).toContain('body.constructor')
  })
})
