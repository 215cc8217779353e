import { describe, expect, it } from 'vitest'
import {
  allTemplates,
  openInProcess,
  startSimulatorForTest,
  syncToEnd,
  withNumber,
  withTrigger,
} from '../../support/in-process.ts'

const CONTENT = {
  name: 'aviso_retirada_v1',
  language: 'pt_BR',
  category: 'UTILITY',
  body: { text: 'Olá, {nome}. O pedido {{protocolo}} já pode ser retirado na recepção.' },
  buttons: [],
  samples: {},
}

async function ready() {
  const simulator = await startSimulatorForTest()
  const opened = await openInProcess()
  const base = await withNumber(opened.disparo, simulator)
  const registration = {
    accountId: base.accountId,
    senderId: base.number.senderId,
    remoteId: 'from-the-portal',
    content: CONTENT,
    status: 'APPROVED',
  } as const
  return { ...opened, ...base, simulator, registration }
}

describe('+ Novo Template de mensagem ativa (M5)', () => {
  it('takes {x} as {{x}} (M10) and can be used at once', async () => {
    const { disparo, registration, implementationId, number } = await ready()
    const template = await disparo.templates.register(registration)
    expect(template).toMatchObject({ origin: 'manual', unusable: [], status: 'APPROVED' })
    expect(template.content.body.text).toBe('Olá, {{nome}}. O pedido {{protocolo}} já pode ser retirado na recepção.')
    expect(await allTemplates(disparo, implementationId)).toMatchObject([{ placeholders: 2, mappingErrors: 2, origin: 'manual' }])
    expect((await withTrigger(disparo, { implementationId, number, templateId: template.id })).problems).toMatchObject([
      { problem: 'mapping-incomplete' },
    ])
  })

  it('is refused twice, without the id that this provider sends by, and over what the provider lists', async () => {
    const { disparo, registration, accountId, implementationId } = await ready()
    await disparo.templates.register(registration)
    const refused = (code: string) => ({ data: { code } })
    await expect(disparo.templates.register({ ...registration, remoteId: 'another' })).rejects.toMatchObject(refused('duplicate'))
    const other = { ...registration, content: { ...CONTENT, name: 'outro' } }
    await expect(disparo.templates.register({ ...other, remoteId: undefined })).rejects.toMatchObject(refused('invalid'))
    await syncToEnd(disparo, accountId)
    const listed = (await allTemplates(disparo, implementationId)).find((row) => row.origin === 'provider')
    await expect(disparo.templates.register({ ...other, id: listed?.id })).rejects.toMatchObject(refused('in-use'))
    await expect(disparo.templates.unregister({ id: listed?.id ?? '' })).rejects.toMatchObject(refused('in-use'))
  })

  it('can be changed and taken away, but not under a trigger', async () => {
    const { disparo, registration, implementationId, number } = await ready()
    const { id } = await disparo.templates.register(registration)
    const changed = await disparo.templates.register({ ...registration, id, status: 'REJECTED' })
    expect(changed).toMatchObject({ id, status: 'REJECTED', unusable: [{ reason: 'not-approved' }] })
    const { trigger } = await withTrigger(disparo, { implementationId, number, templateId: id })
    await expect(disparo.templates.unregister({ id })).rejects.toMatchObject({ data: { code: 'in-use' } })
    await disparo.triggers.remove({ id: trigger.id })
    await disparo.templates.unregister({ id })
    expect(await allTemplates(disparo, implementationId)).toEqual([])
  })

  it('is taken over by the sync that lists it, with what stands on it; one that is not listed stays as it was', async () => {
    const { disparo, registration, implementationId, accountId, number } = await ready()
    // The id was mistyped: name, language and sender tell that it is the one that the provider lists.
    const content = { ...CONTENT, name: 'abertura_solicitacao_v1' }
    const typed = await disparo.templates.register({ ...registration, remoteId: 'mistyped', content })
    const lost = await disparo.templates.register(registration)
    const { trigger } = await withTrigger(disparo, { implementationId, number, templateId: typed.id })
    expect(await syncToEnd(disparo, accountId)).toMatchObject({ changed: 1, missing: 0 })
    const adopted = await disparo.templates.get({ id: typed.id })
    expect(adopted).toMatchObject({ origin: 'provider', missingSince: null })
    expect(adopted.content.body.text).not.toBe(typed.content.body.text)
    expect(await disparo.templates.get({ id: lost.id })).toMatchObject({ origin: 'manual', missingSince: null, unusable: [] })
    expect((await disparo.triggers.list({ implementationId })).map((row) => row.trigger.id)).toEqual([trigger.id])
  })
})
