import { describe, expect, it } from 'vitest'
import { guessContactColumns, guessEvidenceColumns, otherChannelIn } from '#core/contacts'

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
    ['id;nome;telefone fixo;telefone;cidade', ['id', 'nome', 'telefone', undefined, 'telefone fixo']],
    ['id;nome da empresa;nome;celular 2;celular', ['id', 'nome', 'celular', undefined, 'celular 2']],
    [
      'ID;First Name;Labels;Phone 1 - Label;Phone 1 - Value;Phone 2 - Label;Phone 2 - Value',
      ['ID', 'First Name', 'Phone 1 - Value', undefined, 'Phone 2 - Value'],
    ],
    ['Id;First Name;Home Phone;Mobile Phone;Fax', ['Id', 'First Name', 'Mobile Phone', undefined, 'Home Phone']],
    ['Id;Data aceite WhatsApp;Nome;Telefone', ['Id', 'Nome', 'Telefone', undefined]],
  ])('knows the columns of %j', (headers, [id, name, phone, acceptsWhatsApp, otherPhone]) => {
    const expected = { id, name, phone, acceptsWhatsApp, ...(otherPhone !== undefined && { otherPhone }) }
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

describe('the answer in a list of evidence', () => {
  it.each(['Aceita SMS', 'Aceita cookies', 'Autoriza e-mail', 'Opt-in newsletter', 'Concorda em receber ligações'])(
    'is not the one to “%s”',
    (header) => {
      for (const answer of ['Sim', 'Não']) {
        const rows = [
          ['1', '10/05/2026', answer],
          ['2', '11/05/2026', 'Sim'],
        ]
        expect(guessEvidenceColumns(['id', 'data', header], rows)).toEqual({ id: 0, date: 1 })
        expect(guessContactColumns(['id', 'telefone', header], rows).acceptsWhatsApp).toBeUndefined()
      }
      expect(otherChannelIn(['id', 'data', header])).toBe(2)
      expect(otherChannelIn(['id', 'E-mail', 'Data do aceite por e-mail', 'Aceita SMS e WhatsApp'])).toBeNull()
    },
  )

  it.each(['Situação', 'Cód. retorno'])('is looked for among letters that stand for something, under “%s”', (header) => {
    const rows = ['A', 'R', 'P', 'A'].map((letter, at) => [`${at}`, '10/05/2026', letter])
    expect(guessEvidenceColumns(['id', 'data', header], rows).decision).toBe(2)
    const sexes = rows.map(([id = '', date = ''], at) => [id, date, at % 2 ? 'M' : 'F'])
    expect(guessEvidenceColumns(['id', 'data', 'Sexo'], sexes).decision).toBeUndefined()
  })

  const fieldOf = (headers: string, rows: readonly string[] = []) => {
    const columns = headers.split(';')
    const { decision, optOut } = guessEvidenceColumns(
      columns,
      rows.map((row) => row.split(';')),
    )
    return [decision, optOut].map((at) => (at === undefined ? null : columns[at]))
  }
  it.each([
    ['Carimbo de data/hora;Nome;Telefone;Você aceita receber mensagens da nossa empresa pelo WhatsApp?', 3, null],
    ['id;telefone;data;resposta;origem;termo', 3, null],
    ['id;data do aceite;origem do aceite;termo aceito;aceite', 4, null],
    ['phone;consent_date;consent', 2, null],
    ['id;data;opt-in;opt-out', 2, 3],
    ['telefone;data;descadastrado em', null, 2],
    ['id;telefone;data;origem;termo', null, null],
  ] as const)('of %j', (headers, decision, optOut) => {
    const columns = headers.split(';')
    expect(fieldOf(headers)).toEqual([decision === null ? null : columns[decision], optOut === null ? null : columns[optOut]])
  })

  it('may stand under a name that says nothing, where it says yes or no', () => {
    expect(fieldOf('id;data;status', ['1;10/05/2026;Aceito', '2;11/05/2026;Recusado'])).toEqual(['status', null])
    expect(fieldOf('id;data;status', ['1;10/05/2026;enviado', '2;11/05/2026;entregue'])).toEqual([null, null])
    expect(fieldOf('id;data;obs 2', ['1;10/05/2026;Sim', '2;11/05/2026;Não'])).toEqual(['obs 2', null])
    expect(fieldOf('telefone;data;mensagem', ['1;10/05/2026;oi', '2;11/05/2026;SAIR'])).toEqual(['mensagem', null])
  })
  it.each([
    'Não perturbe',
    'Recusa',
    'Não aceita',
    'Não quer WhatsApp',
    'Bloqueado',
    'Inativo',
    'Cancelado?',
    'Data da recusa',
    'Recusado em',
    'Motivo da recusa',
  ])('is no yes under a heading that says no: %s', (heading) => {
    expect(fieldOf(`id;data;${heading}`, ['1;10/05/2026;Sim', '2;11/05/2026;'])).toEqual([null, heading])
  })

  it('is that of the column that names WhatsApp, and no remark that somebody left is overlooked', () => {
    expect(fieldOf('id;data;Aceite;Aceite WhatsApp')).toEqual(['Aceite WhatsApp', null])
    expect(fieldOf('id;data;Anotações', ['1;10/05/2026;pediu para parar', '2;11/05/2026;'])).toEqual(['Anotações', null])
    expect(fieldOf('id;data;Etapa', ['1;10/05/2026;Aguardando', '2;11/05/2026;Aguardando'])).toEqual(['Etapa', null])
    expect(fieldOf('id;data;Anotações', ['1;10/05/2026;cliente antigo', '2;11/05/2026;'])).toEqual([null, null])
    expect(fieldOf('id;data;Opt-in pendente', ['1;10/05/2026;Sim', '2;11/05/2026;Sim'])).toEqual([null, null])
  })
})
