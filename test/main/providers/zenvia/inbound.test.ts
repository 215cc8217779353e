import { describe, expect, it } from 'vitest'
import { ProviderError } from '../../../../src-main/providers/provider-error.ts'
import { readInboundWebhook } from '../../../../src-main/providers/zenvia/inbound.ts'

const event = (message: object = {}, more: object = {}) => ({
  id: 'evt-1',
  timestamp: '2026-08-01T12:00:03Z',
  type: 'MESSAGE',
  channel: 'whatsapp',
  direction: 'IN',
  message: { id: 'in-1', from: '5531988887777', to: '5511900000001', contents: [{ type: 'text', text: 'Pode vir' }], ...message },
  ...more,
})

describe('Zenvia inbound webhook', () => {
  it('brings what was written', () => {
    expect(readInboundWebhook(event())).toEqual([
      {
        messageId: 'in-1',
        person: { phone: '+5531988887777', userId: null, username: null, name: null },
        to: '5511900000001',
        at: '2026-08-01T12:00:03.000Z',
        text: 'Pode vir',
        inReplyTo: null,
      },
    ])
  })

  it('brings the label of a pressed button, and the message that it stood in', () => {
    const contents = [{ type: 'text', text: 'Sim, confirmo', payload: 'SIM' }]
    expect(readInboundWebhook(event({ contents, idRef: 'msg-1', timestamp: '2026-08-01T09:00:02-0300' }))).toMatchObject([
      { text: 'Sim, confirmo', inReplyTo: 'msg-1', at: '2026-08-01T12:00:02.000Z' },
    ])
  })

  it('takes the direction from the message where the event has none', () => {
    expect(readInboundWebhook(event({ direction: 'IN' }, { direction: undefined }))).toHaveLength(1)
    expect(readInboundWebhook(event({}, { direction: undefined }))).toBeNull()
  })

  it('names what is no text, and puts several on lines of their own', () => {
    const contents = [
      { type: 'file', fileCaption: 'a foto' },
      { type: 'location', text: 5 },
      { type: 'text', text: 'aqui' },
    ]
    expect(readInboundWebhook(event({ contents }))).toMatchObject([{ text: 'a foto\n[location]\naqui' }])
  })

  it('is null for what is about something else', () => {
    for (const more of [{ type: 'MESSAGE_STATUS' }, { channel: 'sms' }, { direction: 'OUT' }]) {
      expect(readInboundWebhook(event({}, more))).toBeNull()
    }
  })

  it('fails loudly for a message that it cannot read', () => {
    for (const broken of [
      event({ id: '' }),
      event({ contents: 'x' }),
      event({ from: undefined }),
      event({}, { timestamp: 'now' }),
    ])
      expect(() => readInboundWebhook(broken)).toThrow(ProviderError)
  })

  it('keeps a user id as one: no number is made of its digits', () => {
    const event = {
      type: 'MESSAGE',
      channel: 'whatsapp',
      direction: 'IN',
      timestamp: '2026-08-09T12:00:00Z',
      message: {
        id: 'm1',
        from: 'BR.1502576394655843',
        to: '5511900000001',
        direction: 'IN',
        visitor: { name: 'Ana' },
        contents: [{ type: 'text', text: 'SAIR' }],
      },
    }
    expect(readInboundWebhook(event)).toMatchObject([
      { person: { phone: null, userId: 'BR.1502576394655843', username: null, name: 'Ana' }, text: 'SAIR' },
    ])
  })

  it('takes nobody for somebody', () => {
    expect(() => readInboundWebhook(event({ from: 'cliente-9981' }))).toThrow(/message\.from/)
  })
})
