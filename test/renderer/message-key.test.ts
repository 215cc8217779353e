import { describe, expect, it } from 'vitest'
import type { TestSend } from '#core/implementation'
import { type Message, messageKey, unsettledBefore } from '../../src-renderer/pages/test/message-key.ts'

const message: Message = {
  numberId: 'n1',
  templateId: 't1',
  recipient: '+5531988887777',
  crmValues: { NOME: 'Ana', DATA: '10/12' },
}

const sent = (id: string, change: Partial<TestSend> = {}): TestSend => ({
  id,
  implementationId: 'i1',
  numberId: message.numberId,
  templateId: message.templateId,
  templateName: 'aviso_v1',
  recipient: message.recipient,
  state: 'accepted',
  problem: null,
  providerMessageId: null,
  body: '',
  createdAt: '2026-12-01T10:00:00.000Z',
  received: null,
  stale: false,
  events: [],
  ...change,
})

describe('the key of a test message', () => {
  it('is the same for the same message, so a double click sends once', async () => {
    const again = { ...message, crmValues: { DATA: '10/12', NOME: 'Ana' } }
    expect(await messageKey([], message)).toBe(await messageKey([], again))
  })

  it('fits the contract', async () => {
    expect(await messageKey([], message)).toMatch(/^[0-9a-f]{64}$/)
  })

  it.each<Partial<Message>>([
    { numberId: 'n2' },
    { templateId: 't2' },
    { recipient: '+5531977776666' },
    { crmValues: { NOME: 'Ana', DATA: '11/12' } },
    { crmValues: { NOME: 'Ana' } },
  ])('changes with the message (%j), so that another never gets the first answer', async (change) => {
    expect(await messageKey([], { ...message, ...change })).not.toBe(await messageKey([], message))
  })

  it.each([
    ['while it is being sent', sent('a', { state: 'pending' })],
    ['while its answer is lost, also after a restart', sent('a', { state: 'unknown' })],
    ['whatever became of others', sent('a', { recipient: '+5531977776666' })],
  ])('stays %s', async (_when, before) => {
    expect(await messageKey([before], message)).toBe(await messageKey([], message))
  })

  it.each([
    ['the provider accepted it', sent('a')],
    ['the provider refused it', sent('a', { state: 'failed' })],
    ['a person said what became of it', sent('a', { state: 'unknown', received: false })],
  ])('is another one once %s', async (_when, before) => {
    expect(await messageKey([before], message)).not.toBe(await messageKey([], message))
  })

  it('goes by the newest of several', async () => {
    expect(await messageKey([sent('b'), sent('a')], message)).not.toBe(await messageKey([sent('a')], message))
  })
})

describe('an open outcome', () => {
  it('is found for the same number, template and phone, whatever the values were', () => {
    const open = sent('a', { state: 'unknown' })
    expect(unsettledBefore([sent('b'), open], message)).toBe(open)
    expect(unsettledBefore([sent('a', { state: 'pending' })], message)?.state).toBe('pending')
  })

  it('is none where the provider or the person said what became of it, or it is about another phone', () => {
    const others = [
      sent('a'),
      sent('b', { state: 'failed' }),
      sent('c', { state: 'unknown', received: true }),
      sent('d', { state: 'unknown', recipient: '+5531977776666' }),
    ]
    expect(unsettledBefore(others, message)).toBeNull()
  })
})
