import { describe, expect, it } from 'vitest'
import { readServiceTreeFile, type ServiceTree } from '#core/services'

const expected: ServiceTree[] = [
  {
    name: 'Suporte',
    requestTypes: [
      { name: 'Acesso', statuses: ['Aberto', 'Concluído'] },
      { name: 'Instalação', statuses: ['Agendado'] },
    ],
  },
  { name: 'Financeiro', requestTypes: [{ name: 'Boletos', statuses: [] }] },
]

const FILES: Record<string, string> = {
  'semicolons and headings':
    'Árvore;Solicitação;Status\nSuporte;Acesso;Aberto\nSuporte;Acesso;Concluído\nSuporte;Instalação;Agendado\nFinanceiro;Boletos;',
  'columns in another order, with others between':
    'id,Status,"Tipo de Solicitação",criado em,ARVORE DE SERVICOS\n1,Aberto,Acesso,"01/02, 10h",Suporte\n2,Concluído,Acesso,,Suporte\n3,Agendado,Instalação,,Suporte\n4,,Boletos,,Financeiro',
  'tabs, Windows line ends and a byte order mark':
    '\uFEFFService tree\tRequest type\tStatus\r\nSuporte\tAcesso\tAberto\r\nSuporte\tAcesso\tConcluído\r\nSuporte\tInstalação\tAgendado\r\nFinanceiro\tBoletos\t\r\n',
  'Excel’s line and cells that were merged':
    'sep=;\nÁrvore;Solicitação;Status\nSuporte;Acesso;Aberto\n;;Concluído\n;Instalação;Agendado\nFinanceiro;Boletos;',
  'commas and no headings': 'Suporte,Acesso,Aberto\nSuporte,Acesso,Concluído\nSuporte,Instalação,Agendado\nFinanceiro,Boletos,',
  'indented text': 'Suporte\n  Acesso\n    Aberto\n    Concluído\n  Instalação\n    Agendado\nFinanceiro\n  Boletos\n',
  'no headings': 'Suporte;Acesso;Aberto\nSuporte;Acesso;Concluído\nSuporte;Instalação;Agendado\nFinanceiro;Boletos',
}

describe('readServiceTreeFile', () => {
  it.each(Object.entries(FILES))('reads %s', (_how, text) => {
    expect(readServiceTreeFile(text, 'CRM')).toMatchObject({ trees: expected, problems: [] })
  })

  it('says which headings it took, and puts request types without a tree under the one given', () => {
    expect(readServiceTreeFile('Situação;Solicitação\nAberto;Acesso\n;Boletos', 'WhatsApp Ativo')).toEqual({
      trees: [
        {
          name: 'WhatsApp Ativo',
          requestTypes: [
            { name: 'Acesso', statuses: ['Aberto'] },
            { name: 'Boletos', statuses: [] },
          ],
        },
      ],
      problems: [],
      columns: [null, 'Solicitação', 'Situação'],
    })
  })

  it('leaves a comma that is part of a name where it is', () => {
    const { trees } = readServiceTreeFile('Suporte\n  Acesso, senhas\n    Aberto', '')
    expect(trees[0]?.requestTypes[0]?.name).toBe('Acesso, senhas')
  })

  it('takes names as they are, also those that look like a list or a path', () => {
    const { trees } = readServiceTreeFile('Árvore,Solicitação,Status\n1. Nível,A > B,"x; ""y"""', '')
    expect(trees).toEqual([{ name: '1. Nível', requestTypes: [{ name: 'A > B', statuses: ['x; "y"'] }] }])
  })

  it('names what it can’t read by the line that an editor shows', () => {
    const { problems } = readServiceTreeFile(`Status;Solicitação;Árvore\nAberto;Acesso;\n\n${'x'.repeat(81)};Acesso;Suporte`, '')
    expect(problems).toEqual([
      { line: 2, text: 'Aberto;Acesso;', problem: 'no-parent' },
      { line: 4, text: `${'x'.repeat(81)};Acesso;Suporte`, problem: 'too-long' },
    ])
  })
})
