import { describe, expect, it } from 'vitest'
import { providers } from '../../../src-main/providers/index.ts'
import { mendMistakes } from '../../support/example.ts'
import { openInProcess } from '../../support/in-process.ts'
import type { DisparoClient } from '../../support/rpc-client.ts'

const findingsOf = async (disparo: DisparoClient, id: string) =>
  (await disparo.implementations.get({ id })).readiness.findings.filter(({ level }) => level !== 'advice')

describe('Implantação de treino', () => {
  it('is complete but for the planted mistakes and for what a person has to do', async () => {
    const { disparo } = await openInProcess()
    const { id, training } = await disparo.implementations.createTraining()
    expect(training).toBe(true)
    const accounts = await disparo.accounts.list({ implementationId: id })
    expect(accounts.map(({ provider, mode }) => [provider, mode])).toEqual(
      Object.keys(providers).map((name) => [name, 'training']),
    )
    expect(new Set((await disparo.triggers.list({ implementationId: id })).map(({ trigger }) => trigger.kind))).toEqual(
      new Set(['status', 'operate', 'chat']),
    )
    const blockers = (await findingsOf(disparo, id)).filter(({ level }) => level === 'export')
    expect(blockers.map((finding) => finding.id).sort()).toEqual([
      'chat-request-type-missing',
      'mapping-incomplete',
      'trigger-broken',
    ])
    const rest = (await findingsOf(disparo, id)).filter(({ level }) => level === 'go-live')
    expect([...new Set(rest.map((finding) => finding.id))].sort()).toEqual([
      'consent-term-missing',
      'consent-unsigned',
      'never-exported',
      'receptive-unconfirmed',
      'test-missing',
    ])
  })

  it('goes to a bundle once the mistakes are mended', async () => {
    const { disparo } = await openInProcess()
    await disparo.app.saveSettings({ operator: 'Marina' })
    const { id } = await disparo.implementations.createTraining()
    await mendMistakes(disparo, id)
    const { record } = await disparo.exports.create({ implementationId: id })
    expect(record.sequence).toBe(1)
  })

  it('tells by itself what became of a test, and that the reply entered the receptive service (M1)', async () => {
    const { disparo } = await openInProcess()
    const { id } = await disparo.implementations.createTraining()
    const [phone] = await disparo.testPhones.list({ implementationId: id })
    const accounts = await disparo.accounts.list({ implementationId: id })
    const numbers = await disparo.numbers.list({ implementationId: id })
    for (const { provider, id: accountId } of accounts) {
      const number = numbers.find((candidate) => candidate.accountId === accountId)
      const send = await disparo.tests.send({
        key: `training-${provider}`,
        numberId: number?.id ?? '',
        templateId: number?.defaultTemplateId ?? '',
        testPhoneId: phone?.id ?? '',
        crmValues: { NOME: 'Ana', PROTOCOLO: '1', STATUS: 'Aberta' },
      })
      expect(send.state).toBe('accepted')
      const statuses = async () =>
        (await disparo.tests.list({ implementationId: id }))
          .find((test) => test.id === send.id)
          ?.events.map(({ status }) => status)
      await expect.poll(statuses, { timeout: 5000 }).toEqual(expect.arrayContaining(['accepted', 'delivered', 'read']))

      const { phoneUrl } = await disparo.accounts.training({ id: accountId })
      const answer = await fetch(`${phoneUrl}/replies`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ from: phone?.phone.slice(1), to: number?.senderId, text: 'Obrigada!' }),
      })
      expect(answer.ok).toBe(true)
      await expect.poll(statuses).toContain('replied')
      const reply = (await disparo.tests.list({ implementationId: id }))
        .find((test) => test.id === send.id)
        ?.events.find(({ status }) => status === 'replied')
      expect(reply).toMatchObject({ detail: 'Obrigada!', source: 'provider' })
    }
  })

  it('lets a fault be switched on, says what it means, and off again', async () => {
    const { disparo } = await openInProcess()
    const { id } = await disparo.implementations.createTraining()
    const [account] = await disparo.accounts.list({ implementationId: id })
    const accountId = account?.id ?? ''
    await disparo.accounts.simulateFault({ id: accountId, fault: 'wrong-credential' })
    expect(await disparo.accounts.training({ id: accountId })).toMatchObject({ fault: 'wrong-credential' })
    expect(await disparo.accounts.check({ id: accountId })).toMatchObject({ ok: false, problem: 'auth' })
    await disparo.accounts.simulateFault({ id: accountId, fault: null })
    expect(await disparo.accounts.check({ id: accountId })).toMatchObject({ ok: true })
  })
})
