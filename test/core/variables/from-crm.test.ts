import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeholdersOf, type TemplateContent, templateTexts } from '#core/template'
import { CRM_VARIABLES, crmText, expandBindings, parseCrmText, templateFromCrm } from '#core/variables'
import { fromCrmText } from '../../support/crm-text.ts'

const crm = (key: string, token: string) => ({ key, source: { kind: 'crm', token }, fallback: null, transforms: [] })

describe('a text as the CRM has it', () => {
  it('becomes the provider’s, named after its tokens', () => {
    expect(fromCrmText('Olá %NOME%, seu chamado %PROTOCOLO% foi aberto.', 'named')).toEqual({
      text: 'Olá {{nome}}, seu chamado {{protocolo}} foi aberto.',
      bindings: [crm('body.nome', 'NOME'), crm('body.protocolo', 'PROTOCOLO')],
    })
  })

  it('becomes the provider’s, numbered in reading order, a repeated token with the same number', () => {
    expect(fromCrmText('%NOME%: %PROTOCOLO%. Até logo, %NOME%.', 'positional')).toEqual({
      text: '{{1}}: {{2}}. Até logo, {{1}}.',
      bindings: [crm('body.1', 'NOME'), crm('body.2', 'PROTOCOLO')],
    })
  })

  it('keeps the placeholders that it has and gives none of their names again', () => {
    expect(fromCrmText('{{2}} %NOME% %STATUS% %VALOR%', 'positional').text).toBe('{{2}} {{1}} {{3}} {{4}}')
    expect(fromCrmText('%NOME% {{nome}}', 'named').text).toBe('{{nome_2}} {{nome}}')
  })

  it('has its tokens read however they are typed, each with a name that providers take', () => {
    expect(fromCrmText('%nome% %Endereço% %ENDERECO%', 'named')).toEqual({
      text: '{{nome}} {{endereco}} {{endereco_2}}',
      bindings: [crm('body.nome', 'NOME'), crm('body.endereco', 'ENDEREÇO'), crm('body.endereco_2', 'ENDERECO')],
    })
  })

  it.each(['100% a 50%', '%%', '%1%', '% NOME %', 'de 10%a 20', ''])('has no token in “%s”', (text) => {
    expect(fromCrmText(text, 'named')).toEqual({ text, bindings: [] })
  })

  it('has no token in the escaped letters of a link', () => {
    const { text } = fromCrmText('https://ex.test/Avalia%C3%A7%C3%A3o?c=%PROTOCOLO%', 'positional', 'button')
    expect(text).toBe('https://ex.test/Avalia%C3%A7%C3%A3o?c={{1}}')
  })
})

const template: TemplateContent = {
  name: 'chamado_aberto',
  language: 'pt_BR',
  category: 'UTILITY',
  header: { format: 'TEXT', text: 'Chamado %PROTOCOLO%' },
  body: { text: 'Olá %NOME%, chamado %PROTOCOLO%.' },
  footer: { text: 'Equipe' },
  buttons: [
    { type: 'QUICK_REPLY', text: '%NOME%' },
    { type: 'URL', text: 'Ver', url: 'https://ex.test/%PROTOCOLO%' },
  ],
  samples: { 'body.1': 'Bia' },
}

describe('a template as the CRM has it', () => {
  it('begins its numbers again in each text where a provider does', () => {
    const { content, bindings } = templateFromCrm(template, 'positional', 'component', CRM_VARIABLES)
    expect(templateTexts(content).map(({ text }) => text)).toEqual([
      'Chamado {{1}}',
      'Olá {{1}}, chamado {{2}}.',
      'Equipe',
      'https://ex.test/{{1}}',
    ])
    expect(bindings).toEqual([
      crm('header.1', 'PROTOCOLO'),
      crm('body.1', 'NOME'),
      crm('body.2', 'PROTOCOLO'),
      crm('buttons.1.1', 'PROTOCOLO'),
    ])
    expect(content.samples['body.1']).toBe('Bia')
    expect(content.samples['buttons.1.1']).toBe(CRM_VARIABLES.find(({ token }) => token === 'PROTOCOLO')?.sample)
  })

  it.each(['named', 'positional'] as const)('has one %s placeholder per token where a name holds everywhere', (style) => {
    const { content, bindings } = templateFromCrm(template, style, 'template')
    expect(placeholdersOf(content, 'template').map(({ key }) => key)).toEqual(bindings.map(({ key }) => key))
    expect(bindings.map(({ source }) => source)).toEqual([
      { kind: 'crm', token: 'PROTOCOLO' },
      { kind: 'crm', token: 'NOME' },
    ])
    expect(content.header?.text).toBe(style === 'named' ? 'Chamado {{protocolo}}' : 'Chamado {{1}}')
    expect(content.buttons[1]).toMatchObject({ url: content.header?.text?.replace('Chamado ', 'https://ex.test/') })
  })

  it('reads as before in the CRM', () => {
    const token = fc.constantFrom(...CRM_VARIABLES.map(({ token }) => `%${token}%`))
    const text = fc.array(fc.oneof(token, fc.constantFrom('Olá', ' ', ', ', '100% ', '{{1}}', '\n', 'é')), { maxLength: 12 })
    fc.assert(
      fc.property(
        text,
        text,
        fc.constantFrom('named' as const, 'positional' as const),
        fc.constantFrom('template' as const, 'component' as const),
        (header, body, style, scope) => {
          const given: TemplateContent = {
            ...template,
            header: { format: 'TEXT', text: header.join('') },
            body: { text: body.join('') },
          }
          const { content, bindings } = templateFromCrm(given, style, scope)
          const all = expandBindings(content, scope, bindings)
          expect(crmText('header', content.header?.text ?? '', all)).toBe(given.header?.text)
          expect(crmText('body', content.body.text, all)).toBe(given.body.text)
        },
      ),
    )
  })

  it('is parted into pieces that are the text again', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('%', 'A', 'b', '_', '1', ' ', 'é') }), (text) => {
        expect(
          parseCrmText(text)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })
})
