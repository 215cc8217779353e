import { describe, expect, it } from 'vitest'
import { missingPlace, requestTypeSchema, type ServiceTree, sameName } from '#core/services'

const trees: ServiceTree[] = [
  { name: 'WhatsApp Ativo', requestTypes: [{ name: 'Consultas', statuses: ['Agendado', 'Concluído'] }] },
  {
    name: 'Suporte',
    requestTypes: [
      { name: 'Acesso', statuses: [] },
      { name: 'Instalação', statuses: ['Agendado'] },
    ],
  },
  { name: 'Financeiro', requestTypes: [] },
]
const missing = (serviceTree: string, requestType: string, status: string) =>
  missingPlace(trees, { serviceTree, requestType, status })

describe('missingPlace', () => {
  it('says nothing while no tree was entered', () => {
    expect(missingPlace([], { serviceTree: 'Qualquer', requestType: 'coisa', status: 'que seja' })).toBeNull()
  })

  it.each([
    ['everything is there', 'WhatsApp Ativo', 'Consultas', 'Agendado'],
    ['any tree has the request type', '', 'Instalação', 'Agendado'],
    ['any request type of the tree has the status', 'Suporte', '', 'Agendado'],
    ['nothing is named', '', '', ''],
    ['the case differs', 'whatsapp ativo', 'CONSULTAS', ' agendado '],
    ['the request type has no statuses entered', 'Suporte', 'Acesso', 'Aguardando cliente'],
    ['the tree has no request types entered', 'Financeiro', 'Boletos', 'Emitido'],
  ])('says nothing where %s', (_why, serviceTree, requestType, status) => {
    expect(missing(serviceTree, requestType, status)).toBeNull()
  })

  it('names the broadest part that is not there', () => {
    expect(missing('Vendas', 'Consultas', 'Agendado')).toEqual({ what: 'service-tree', name: 'Vendas' })
    expect(missing('Suporte', 'Consultas', 'Agendado')).toEqual({ what: 'request-type', name: 'Consultas' })
    expect(missing('Suporte', 'Instalação', 'Concluído')).toEqual({ what: 'status', name: 'Concluído' })
    expect(missing('', '', 'Cancelado')).toEqual({ what: 'status', name: 'Cancelado' })
  })
})

describe('sameName', () => {
  it('reads as a person does', () => {
    expect(sameName('Instalação', 'INSTALAC\u0327A\u0303O ')).toBe(true)
    expect(sameName('Aguardando\u00a0 cliente', 'aguardando cliente')).toBe(true)
    expect(sameName('Instalação', 'Instalacao')).toBe(false)
  })
})

describe('requestTypeSchema', () => {
  it('takes names of one line only', () => {
    expect(requestTypeSchema.safeParse({ name: 'Acesso', statuses: [' Aberto '] }).data).toEqual({
      name: 'Acesso',
      statuses: ['Aberto'],
    })
    for (const name of ['', '  ', 'duas\nlinhas', 'com\ttabulação', 'x'.repeat(81)])
      expect(requestTypeSchema.safeParse({ name, statuses: [] }).success, JSON.stringify(name)).toBe(false)
  })
})
