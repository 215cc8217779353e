import { describe, expect, it } from 'vitest'
import { ProviderError } from '../../../../src-main/providers/provider-error.ts'
import { readDeliveryWebhook } from '../../../../src-main/providers/zenvia/delivery.ts'

const event = (messageStatus: object, more: object = {}) => ({
  id: 'evt-1',
  timestamp: '2026-08-01T12:00:03Z',
  type: 'MESSAGE_STATUS',
  channel: 'whatsapp',
  message: { id: 'msg-1', externalId: 'crm-77' },
  messageStatus: { timestamp: '2026-08-01T09:00:02-03:00', ...messageStatus },
  ...more,
})
const failed = (channelErrorCode: string | number) =>
  readDeliveryWebhook(event({ code: 'NOT_DELIVERED', causes: [{ channelErrorCode, reason: 'raw', details: 'words' }] }))

describe('Zenvia delivery webhook', () => {
  it.each([
    ['SENT', 'sent'],
    ['DELIVERED', 'delivered'],
    ['READ', 'read'],
    ['CLICKED', 'read'],
    ['REJECTED', 'failed'],
    ['NOT_DELIVERED', 'failed'],
    ['VERIFIED', 'unknown'],
    ['TELEPORTED', 'unknown'],
  ])('%s is %s, and the word is kept', (code, status) => {
    expect(readDeliveryWebhook(event({ code }))).toMatchObject([
      { messageId: 'msg-1', at: '2026-08-01T12:00:02.000Z', status, statusRaw: code, problem: null },
    ])
  })

  it.each([
    ['131026', 'recipient'],
    [131021, 'recipient'],
    ['131030', 'recipient'],
    ['131050', 'recipient'],
    ['132000', 'parameters'],
    ['132012', 'parameters'],
    ['132018', 'parameters'],
    ['132001', 'template-not-approved'],
    ['132015', 'template-not-approved'],
    ['132016', 'template-not-approved'],
    ['131047', 'outside-window'],
    ['131042', 'payment'],
    ['131049', 'policy'],
    ['132007', 'policy'],
    ['368', 'policy'],
    ['190', 'auth'],
    ['200', 'permission'],
    ['299', 'permission'],
    ['80007', 'rate-limit'],
    ['131056', 'rate-limit'],
    ['131016', 'provider-down'],
    ['987654', null],
    ['toString', null],
  ])('cause %s is %s', (code, problem) => {
    expect(failed(code)).toMatchObject([{ status: 'failed', problem, detail: `${code} words` }])
  })

  it('gives the first cause that it knows, and the words of all', () => {
    const causes = [{ channelErrorCode: '999999', reason: 'odd' }, { channelErrorCode: '131026', details: 'not on WhatsApp' }, {}]
    expect(readDeliveryWebhook(event({ code: 'REJECTED', causes }))).toMatchObject([
      { problem: 'recipient', detail: '999999 odd; 131026 not on WhatsApp' },
    ])
  })

  it('falls back on the fixed description, the old message id and the event’s time', () => {
    const old = event({ code: 'REJECTED', description: 'fixed words', timestamp: null }, { message: null, messageId: 'old-1' })
    expect(readDeliveryWebhook(old)).toMatchObject([
      { messageId: 'old-1', at: '2026-08-01T12:00:03.000Z', detail: 'fixed words', problem: null },
    ])
  })

  it('is null for what is about something else', () => {
    for (const other of [
      null,
      'x',
      [],
      {},
      event({ code: 'SENT' }, { type: 'MESSAGE' }),
      event({ code: 'SENT' }, { channel: 'sms' }),
    ]) {
      expect(readDeliveryWebhook(other)).toBeNull()
    }
  })

  it('fails loudly for a status event that it cannot read', () => {
    const broken = [
      event({}),
      event({ code: 'SENT' }, { message: {} }),
      event({ code: 'SENT', timestamp: 'yesterday' }),
      { type: 'MESSAGE_STATUS' },
    ]
    for (const body of broken) expect(() => readDeliveryWebhook(body)).toThrow(ProviderError)
  })
})
