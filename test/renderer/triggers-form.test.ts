import { describe, expect, it } from 'vitest'
import type { SenderNumber } from '#core/implementation'
import type { ServiceTree } from '#core/services'
import { triggerDraftSchema } from '#core/triggers'
import { isUnknown, namesIn } from '../../src-renderer/pages/triggers/offered-names.ts'
import { draftOf, missingIn, newDraft, toTrigger } from '../../src-renderer/pages/triggers/trigger-answers.ts'
import { viewHref, viewOf } from '../../src-renderer/pages/triggers/views.ts'
import { chat, operate, status } from '../core/triggers/examples.ts'

const number: SenderNumber = {
  id: 'n1',
  implementationId: 'i1',
  accountId: 'a1',
  label: '',
  phone: '+551130001000',
  senderId: '551130001000',
  chatStandard: true,
  defaultTemplateId: null,
  poolId: null,
  senderState: null,
}

describe('the form of a trigger', () => {
  it('starts in the isolated tree, with the only number and its Padrão Chat', () => {
    expect(newDraft('operate', 'WhatsApp Ativo', [number])).toMatchObject({
      serviceTree: 'WhatsApp Ativo',
      numberId: 'n1',
      chatStandard: true,
    })
    expect(newDraft('operate', '', [number, { ...number, id: 'n2' }])).toMatchObject({ numberId: '', chatStandard: false })
  })

  it.each([
    status({ nextStatus: 'Cobrado', oncePerTicket: true }),
    operate({ active: false }),
    chat({ templateIds: ['m2', 'm1'] }),
  ])('gives back the trigger that it was opened with: $kind', (trigger) => {
    const draft = draftOf(trigger)
    expect(missingIn(draft)).toEqual([])
    expect(toTrigger(draft, trigger.implementationId, trigger.id)).toEqual(trigger)
  })

  it('gives a copy without the id', () => {
    const { id: _id, ...copy } = chat()
    expect(toTrigger(draftOf(chat()), 'i1', null)).toEqual(copy)
  })

  it('asks for what its kind needs and for nothing else', () => {
    expect(missingIn(newDraft('status', '', []))).toEqual(['status', 'number', 'template'])
    expect(missingIn(newDraft('operate', '', [number]))).toEqual(['template'])
    expect(missingIn({ ...newDraft('chat', '', [number]), templateId: 'm1' })).toEqual(['template'])
    expect(missingIn({ ...newDraft('chat', '', [number]), templateIds: ['m1'] })).toEqual([])
    expect(missingIn({ ...newDraft('status', '', [number]), templateId: 'm1', status: '  ' })).toEqual(['status'])
  })

  it('is complete exactly when it can be saved', () => {
    const complete = { ...newDraft('chat', '', [number]), templateIds: ['m1'] }
    expect(triggerDraftSchema.safeParse(toTrigger(complete, 'i1', null)).success).toBe(true)
    expect(triggerDraftSchema.safeParse(toTrigger({ ...complete, templateIds: [] }, 'i1', null)).success).toBe(false)
  })
})

describe('the names that are offered', () => {
  const trees: ServiceTree[] = [
    { name: 'Suporte', requestTypes: [{ name: 'Acesso', statuses: ['Aberto', 'Fechado'] }] },
    {
      name: 'Vendas',
      requestTypes: [
        { name: 'acesso', statuses: ['Novo'] },
        { name: 'Pedido', statuses: ['Pago', 'aberto'] },
      ],
    },
  ]
  const offered = (serviceTree: string, requestType: string) => namesIn(trees, { serviceTree, requestType })

  it('are all of them, each once, while no place is chosen', () => {
    expect(offered('', '')).toEqual({
      serviceTrees: ['Suporte', 'Vendas'],
      requestTypes: ['Acesso', 'Pedido'],
      statuses: ['Aberto', 'Fechado', 'Novo', 'Pago'],
    })
  })

  it('are those of the chosen place', () => {
    expect(offered('vendas', '')).toMatchObject({ requestTypes: ['acesso', 'Pedido'], statuses: ['Novo', 'Pago', 'aberto'] })
    expect(offered('Vendas', 'Pedido').statuses).toEqual(['Pago', 'aberto'])
    expect(offered('', 'Acesso').statuses).toEqual(['Aberto', 'Fechado', 'Novo'])
  })

  it('are not narrowed by a name that the tree does not have', () => {
    expect(offered('Outra', 'Outra')).toEqual(offered('', ''))
  })

  it('tell a strange name from a known one, unless none is offered', () => {
    expect(isUnknown('ABERTO ', ['Aberto'])).toBe(false)
    expect(isUnknown('Abeto', ['Aberto'])).toBe(true)
    expect(isUnknown('Abeto', [])).toBe(false)
    expect(isUnknown(' ', ['Aberto'])).toBe(false)
  })
})

describe('the address of the page', () => {
  it.each(['list', 'map', 'tree'] as const)('leads to the view and back: %s', (view) => {
    const subject = viewHref('i1', view).split('/')[4] ?? null
    expect(viewOf(subject)).toBe(view)
  })

  it('is the list with a trigger open for any other word', () => {
    expect(viewOf('01KB0000000000000000000000')).toBe('list')
  })
})
