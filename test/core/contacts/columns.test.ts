import { describe, expect, it } from 'vitest'
import { guessContactColumns, guessEvidenceColumns } from '#core/contacts'

const names = (headers: string, rows: string[] = []): Record<string, string | undefined> => {
  const columns = headers.split(';')
  const mapping = guessContactColumns(
    columns,
    rows.map((row) => row.split(';')),
  )
  return Object.fromEntries(Object.entries(mapping).map(([field, at]) => [field, columns[at]]))
}

describe('guessContactColumns', () => {
  it.each([
    ['id;nome;telefone;aceita_whatsapp', ['id', 'nome', 'telefone', 'aceita_whatsapp']],
    ['ID;NOME;TELEFONE;ACEITA_WHATSAPP', ['ID', 'NOME', 'TELEFONE', 'ACEITA_WHATSAPP']],
    ['Código;Razão Social;Fone;Opt-In', ['Código', 'Razão Social', 'Fone', 'Opt-In']],
    [
      'Cód. Contato;Nome Completo;Tel. Celular;Aceita Notificações de WhatsApp?',
      ['Cód. Contato', 'Nome Completo', 'Tel. Celular', 'Aceita Notificações de WhatsApp?'],
    ],
    ['contato_id;Cliente;WhatsApp;Consentimento', ['contato_id', 'Cliente', 'WhatsApp', 'Consentimento']],
    ['E-mail;Celular;Nome do cliente;Id', ['Id', 'Nome do cliente', 'Celular', undefined]],
    ['ID do Cliente;Nome Fantasia;Número;Autoriza WhatsApp', ['ID do Cliente', 'Nome Fantasia', 'Número', 'Autoriza WhatsApp']],
    ['id;nome;telefone fixo;telefone;cidade', ['id', 'nome', 'telefone', undefined]],
    ['id;nome da empresa;nome;celular 2;celular', ['id', 'nome', 'celular', undefined]],
    ['Id;Data aceite WhatsApp;Nome;Telefone', ['Id', 'Nome', 'Telefone', undefined]],
  ])('knows the columns of %j', (headers, [id, name, phone, acceptsWhatsApp]) => {
    const expected = { id, name, phone, acceptsWhatsApp }
    expect({ id: undefined, name: undefined, phone: undefined, acceptsWhatsApp: undefined, ...names(headers) }).toEqual(expected)
  })

  it('tells a WhatsApp column of numbers from one of yes and no', () => {
    expect(names('id;WhatsApp', ['1;(11) 98765-0321', '2;11 98765-0322'])).toEqual({ id: 'id', phone: 'WhatsApp' })
    expect(names('id;Fone;WhatsApp', ['1;(11) 98765-0321;S', '2;11 98765-0322;N'])).toEqual({
      id: 'id',
      phone: 'Fone',
      acceptsWhatsApp: 'WhatsApp',
    })
  })

  it('finds numbers and a flag under names that say nothing', () => {
    expect(names('a;b;c', ['Ana;(11) 98765-0321;S', 'Bia;;N', 'Caio;11987650323;'])).toEqual({ phone: 'b', acceptsWhatsApp: 'c' })
  })

  it('takes no other yes and no for consent, and guesses nothing between two', () => {
    expect(names('id;fone;Cliente ativo', ['1;11987650321;S', '2;11987650322;N'])).toEqual({ id: 'id', phone: 'fone' })
    expect(names('id;fone;c;d', ['1;11987650321;S;N', '2;11987650322;N;S'])).toEqual({ id: 'id', phone: 'fone' })
  })

  it('gives no column twice, and none that is not there', () => {
    expect(guessContactColumns(['nome', 'nome'], [])).toEqual({ name: 0 })
    expect(guessContactColumns([], [])).toEqual({})
  })
})

describe('guessEvidenceColumns', () => {
  it.each<[string, Record<string, number>]>([
    ['id;data;origem;termo', { id: 0, date: 1, origin: 2, term: 3 }],
    ['Telefone;Data do Aceite;Canal;Versão do termo;Responsável', { phone: 0, date: 1, origin: 2, term: 3, who: 4 }],
    ['Carimbo de data/hora;Nome completo;WhatsApp;Termo aceito', { date: 0, phone: 2, term: 3, who: 1 }],
    ['contato_id;DT_ACEITE;FONTE;USUÁRIO', { id: 0, date: 1, origin: 2, who: 3 }],
    ['id;data de nascimento;data_aceite', { id: 0, date: 2 }],
  ])('knows the columns of %j', (headers, mapping) => {
    expect(guessEvidenceColumns(headers.split(';'), [])).toEqual(mapping)
  })
})
