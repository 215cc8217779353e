import { describe, expect, it } from 'vitest'
import {
  allTemplates,
  openInProcess,
  startSimulatorForTest,
  syncToEnd,
  withMappedTemplate,
  withNumber,
} from '../../support/in-process.ts'

async function ready() {
  const simulator = await startSimulatorForTest()
  const { disparo } = await openInProcess()
  const base = await withNumber(disparo, simulator)
  await syncToEnd(disparo, base.accountId)
  const template = await withMappedTemplate(disparo, base.implementationId, base.number.senderId)
  const place = {
    implementationId: base.implementationId,
    serviceTree: 'WhatsApp Ativo',
    requestType: 'Manutenção',
    numberId: base.number.id,
    active: true,
  }
  return { disparo, template, place, ...base }
}

describe('triggers', () => {
  it('of every kind are kept as they were saved, and changed in place', async () => {
    const { disparo, place, template, implementationId } = await ready()
    const saved = [
      await disparo.triggers.save({
        trigger: {
          kind: 'status',
          ...place,
          status: 'Aberta',
          nextStatus: 'Avisada',
          oncePerTicket: true,
          templateId: template.id,
        },
      }),
      await disparo.triggers.save({ trigger: { kind: 'operate', ...place, chatStandard: true, templateId: template.id } }),
      await disparo.triggers.save({ trigger: { kind: 'chat', ...place, templateIds: [template.id] } }),
    ]
    expect(await disparo.triggers.list({ implementationId })).toEqual(saved)
    const [status, , chat] = saved
    if (status?.trigger.kind !== 'status' || chat?.trigger.kind !== 'chat') throw new Error('saved as another kind')
    const other = (await allTemplates(disparo, implementationId)).find(
      (row) => row.id !== template.id && row.unusable.length === 0,
    )
    await disparo.triggers.save({ trigger: { ...status.trigger, status: 'Em execução', oncePerTicket: false } })
    await disparo.triggers.save({ trigger: { ...chat.trigger, templateIds: [other?.id ?? '', template.id] } })
    const rows = (await disparo.triggers.list({ implementationId })).map(({ trigger }) => trigger)
    expect(rows[0]).toEqual({ ...status.trigger, status: 'Em execução', oncePerTicket: false })
    expect(rows[2]).toEqual({ ...chat.trigger, templateIds: [other?.id, template.id] })
  })

  it('go along with a change of the tree, all or nothing, and only one’s own', async () => {
    const { disparo, place, template, implementationId } = await ready()
    const draft = { kind: 'status', ...place, nextStatus: '', oncePerTicket: true, templateId: template.id } as const
    const { trigger } = await disparo.triggers.save({ trigger: { ...draft, status: 'Aberta' } })
    const { trigger: other } = await disparo.triggers.save({ trigger: { ...draft, status: 'Encerrada' } })
    const trees = [{ name: 'Ativo', requestTypes: [{ name: 'Suporte', statuses: ['Marcado'] }] }]
    const there = { id: trigger.id, serviceTree: 'Ativo', requestType: '', status: 'Marcado', nextStatus: '' }
    const nothing = { places: [], removed: [], restored: [] }
    const along = { ...nothing, places: [there, { ...there, id: 'nobody' }], removed: [other.id], isolatedServiceTree: 'Ativo' }
    await disparo.services.save({ implementationId, trees, along })
    const rows = await disparo.triggers.list({ implementationId })
    expect(rows).toMatchObject([{ trigger: { ...there }, problems: [] }])
    expect((await disparo.implementations.get({ id: implementationId })).implementation.isolatedServiceTree).toBe('Ativo')
    await disparo.services.save({ implementationId, trees, along: { ...nothing, restored: [other] } })
    const back = await disparo.triggers.list({ implementationId })
    expect(back.map((row) => row.trigger)).toContainEqual(other)

    const { id: stranger } = await disparo.implementations.create({ client: 'Colégio Aurora', environment: 'staging' })
    const foreign = { ...nothing, places: [{ ...there, status: 'X' }], removed: [other.id] }
    await disparo.services.save({ implementationId: stranger, trees, along: foreign })
    expect(await disparo.triggers.list({ implementationId })).toEqual(back)
  })

  it('may stand where no tree has such a place, with an advice', async () => {
    const { disparo, place, template, implementationId } = await ready()
    const trees = [{ name: 'WhatsApp Ativo', requestTypes: [{ name: 'Manutenção', statuses: ['Aberta'] }] }]
    expect(await disparo.services.save({ implementationId, trees })).toEqual(trees)
    expect(await disparo.services.get({ implementationId })).toEqual(trees)
    const base = { kind: 'status', ...place, nextStatus: '', oncePerTicket: false, templateId: template.id } as const
    expect((await disparo.triggers.save({ trigger: { ...base, status: 'aberta ' } })).problems).toEqual([])
    expect((await disparo.triggers.save({ trigger: { ...base, status: 'Abetra' } })).problems).toEqual([
      { problem: 'not-in-service-tree', advice: true, data: { what: 'status', name: 'Abetra' } },
    ])
  })

  it('that open a chat keep the export back until it is said where sub-tickets open (M21)', async () => {
    const { disparo, place, template, implementationId } = await ready()
    await disparo.triggers.save({ trigger: { kind: 'chat', ...place, templateIds: [template.id] } })
    const blockers = async () => (await disparo.exports.preview({ implementationId })).blockers.map(({ id }) => id)
    expect(await blockers()).toEqual(['chat-request-type-missing'])
    await disparo.implementations.update({ id: implementationId, facts: { chatRequestType: 'Chat' } })
    expect(await blockers()).toEqual([])
  })
})

describe('test phones', () => {
  it('know who agreed and when; another number has to be asked again', async () => {
    const { disparo, implementationId } = await ready()
    await disparo.app.saveSettings({ operator: 'Marina' })
    const saved = await disparo.testPhones.save({ implementationId, label: 'Ana', phone: '(31) 98888-7777', agreed: true })
    expect(saved).toMatchObject({ phone: '+5531988887777', agreement: { recordedBy: 'Marina' } })
    const twin = { implementationId, label: 'Outra', phone: '+553188887777', agreed: false }
    await expect(disparo.testPhones.save(twin)).rejects.toMatchObject({ data: { code: 'duplicate' } })
    await expect(disparo.testPhones.save({ ...twin, phone: '12' })).rejects.toMatchObject({ data: { code: 'phone-invalid' } })
    await disparo.app.saveSettings({ operator: 'Rui' })
    const same = await disparo.testPhones.save({ ...saved, label: 'Ana Maria', agreed: true })
    expect(same.agreement).toEqual(saved.agreement)
    const moved = await disparo.testPhones.save({ ...saved, phone: '+5531977776666', agreed: true })
    expect(moved.agreement?.recordedBy).toBe('Rui')
    await disparo.testPhones.remove({ id: saved.id })
    expect(await disparo.testPhones.list({ implementationId })).toEqual([])
  })
})
