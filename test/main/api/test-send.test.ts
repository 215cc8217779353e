import { describe, expect, it } from 'vitest'
import type { Fault } from '../../../src-main/training/index.ts'
import {
  allTemplates,
  openInProcess,
  startSimulatorForTest,
  syncToEnd,
  withMappedTemplate,
  withNumber,
  withPhone,
} from '../../support/in-process.ts'

async function ready(fault: { current: Fault | null } = { current: null }) {
  const simulator = await startSimulatorForTest({ fault: ({ method }) => (method === 'POST' ? fault.current : null) })
  const opened = await openInProcess()
  const { disparo } = opened
  const base = await withNumber(disparo, simulator)
  await syncToEnd(disparo, base.accountId)
  const template = await withMappedTemplate(disparo, base.implementationId, base.number.senderId)
  const phone = await withPhone(disparo, base.implementationId)
  const request = (key: string) => ({
    key,
    numberId: base.number.id,
    templateId: template.id,
    testPhoneId: phone.id,
    crmValues: { NOME: 'Ana "Aninha", R$ 1.234,56 $&' },
  })
  return { ...opened, ...base, simulator, template, request }
}
const problem = (code: string) => expect.objectContaining({ code: 'PROBLEM', data: expect.objectContaining({ code }) })

describe('test send (M6)', () => {
  it('arrives on the phone with the values as they are, and waits for the person to say so', async () => {
    const { disparo, simulator, request, implementationId } = await ready()
    const send = await disparo.tests.send(request('first-send-key'))
    expect(send).toMatchObject({ state: 'accepted', recipient: '+5531988887777', received: null })
    expect(simulator.messages()).toHaveLength(1)
    expect(simulator.messages()[0]).toMatchObject({ messageId: send.providerMessageId, externalId: 'first-send-key' })
    expect(send.body).toContain('Ana "Aninha", R$ 1.234,56 $&')
    const confirmed = await disparo.tests.confirm({ id: send.id, received: true })
    expect(confirmed.events.map(({ status, source }) => [status, source])).toEqual([
      ['accepted', 'provider'],
      ['delivered', 'person'],
    ])
    expect(await disparo.tests.list({ implementationId })).toEqual([confirmed])
  })

  it.each([
    ['an emoji', 'Ana 🎉', 'unreadable-text'],
    ['a bell', 'Ana\u0007', 'unreadable-text'],
    ['a token', '%NOME%', 'looks-like-variable'],
    ['a name in braces', '{nome completo}', 'looks-like-variable'],
    ['a line break', 'Ana\nSouza', 'unreadable-text'],
    ['five blanks', 'Ana     Souza', 'value-blanks'],
    ['more than its field holds', 'A'.repeat(200), 'value-too-long'],
  ])('sends no value with %s (M3), and nothing reaches the phone', async (_, value, code) => {
    const { disparo, simulator, request } = await ready()
    await expect(disparo.tests.send({ ...request('unreadable-key'), crmValues: { NOME: value } })).rejects.toEqual(problem(code))
    expect(simulator.messages()).toEqual([])
  })

  it('never sends twice with one key, even at the same moment', async () => {
    const { disparo, simulator, request } = await ready()
    const both = await Promise.all([disparo.tests.send(request('the-same-key')), disparo.tests.send(request('the-same-key'))])
    await disparo.tests.send(request('the-same-key'))
    expect(both.map((send) => send.id)).toEqual(['the-same-key', 'the-same-key'])
    expect(simulator.messages()).toHaveLength(1)
  })

  it('calls a lost answer unknown and does not send again', async () => {
    const fault: { current: Fault | null } = { current: { kind: 'reset', when: 'after' } }
    const { disparo, simulator, request } = await ready(fault)
    expect(await disparo.tests.send(request('lost-answer-key'))).toMatchObject({ state: 'unknown' })
    fault.current = null
    expect(await disparo.tests.send(request('lost-answer-key'))).toMatchObject({ state: 'unknown' })
    expect(simulator.messages()).toHaveLength(1)
  })

  it('calls a send that was running when the program ended unknown', async () => {
    const { disparo, app, dataDir, request, implementationId } = await ready({ current: { kind: 'delay', ms: 60_000 } })
    const stop = new AbortController()
    const sending = disparo.tests.send(request('interrupted-key'), { signal: stop.signal }).catch(() => 'gone')
    await expect.poll(async () => (await disparo.tests.list({ implementationId }))[0]?.state).toBe('pending')
    await app.close()
    const { disparo: again } = await openInProcess({ dataDir })
    expect((await again.tests.list({ implementationId }))[0]?.state).toBe('unknown')
    stop.abort()
    void sending
  })

  it('refuses a phone whose owner has not agreed (M12), and nothing is sent', async () => {
    const { disparo, simulator, request, implementationId } = await ready()
    const phone = await disparo.testPhones.save({ implementationId, label: 'Outro', phone: '(31) 97777-6666', agreed: false })
    await expect(disparo.tests.send({ ...request('refused-key-1'), testPhoneId: phone.id })).rejects.toEqual(
      problem('consent-missing'),
    )
    expect(simulator.messages()).toEqual([])
  })

  it('refuses the sender itself as recipient', async () => {
    const { disparo, simulator, request, implementationId } = await ready()
    const phone = await withPhone(disparo, implementationId, '+5511930000001')
    await expect(disparo.tests.send({ ...request('refused-key-2'), testPhoneId: phone.id })).rejects.toEqual(
      problem('recipient-is-sender'),
    )
    expect(simulator.messages()).toEqual([])
  })

  it('refuses a template with an unfilled placeholder and names it (M11)', async () => {
    const { disparo, simulator, request, template } = await ready()
    const { placeholders, bindings } = await disparo.variables.mapping({ templateId: template.id })
    await disparo.variables.saveMapping({ templateId: template.id, bindings: bindings.slice(1) })
    const missing = placeholders.find(({ key }) => key === bindings[0]?.key)
    await expect(disparo.tests.send(request('incomplete-key'))).rejects.toMatchObject({
      data: { code: 'mapping-incomplete', data: { placeholders: missing?.key } },
    })
    expect(simulator.messages()).toEqual([])
  })

  it('refuses a template that is not approved', async () => {
    const { disparo, request, implementationId } = await ready()
    const paused = (await allTemplates(disparo, implementationId)).find((row) => row.status === 'PAUSED')
    await expect(disparo.tests.send({ ...request('paused-key-1'), templateId: paused?.id ?? '' })).rejects.toEqual(
      problem('template-unusable'),
    )
  })
})
