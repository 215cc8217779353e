import { describe, expect, it } from 'vitest'
import { readDeliveryWebhook } from '../../../../src-main/providers/infobip/delivery.ts'
import { readInboundWebhook } from '../../../../src-main/providers/infobip/inbound.ts'
import { ProviderError } from '../../../../src-main/providers/provider-error.ts'

const NO_ERROR = { groupId: 0, groupName: 'OK', id: 0, name: 'NO_ERROR', description: 'No Error', permanent: false }
const report = (status: object, more: object = {}) => ({
  bulkId: 'b1',
  messageId: 'crm-77',
  to: '5531988887777',
  sentAt: '2026-08-01T12:00:00.000+0000',
  doneAt: '2026-08-01T09:00:02.000-0300',
  messageCount: 1,
  price: { pricePerMessage: 0, currency: 'BRL' },
  status,
  error: NO_ERROR,
  ...more,
})
const seen = {
  messageId: 'crm-77',
  from: '5511900000001',
  to: '5531988887777',
  sentAt: 'x',
  seenAt: '2026-08-01T12:00:05.000+0000',
}
const inbound = (message: object, more: object = {}) => ({
  from: '5531988887777',
  to: '5511900000001',
  integrationType: 'WHATSAPP',
  receivedAt: '2026-08-01T12:00:09.000+0000',
  messageId: 'wamid.1',
  pairedMessageId: 'crm-77',
  callbackData: null,
  message,
  price: { pricePerMessage: 0, currency: 'BRL' },
  contact: { name: 'Ana' },
  ...more,
})
const hook = (...results: unknown[]) => ({ results, messageCount: results.length, pendingMessageCount: 0 })
const delivery = (status: object, more: object = {}) => readDeliveryWebhook(hook(report(status, more)))

describe('Infobip delivery and seen reports', () => {
  it.each([
    [{ groupId: 0, groupName: 'ACCEPTED', id: 0, name: 'MESSAGE_ACCEPTED' }, 'accepted'],
    [{ groupId: 1, groupName: 'PENDING', id: 7, name: 'PENDING_ENROUTE' }, 'accepted'],
    [{ groupId: 3, groupName: 'DELIVERED', id: 2, name: 'DELIVERED_TO_OPERATOR' }, 'sent'],
    [{ groupId: 3, groupName: 'DELIVERED', id: 5, name: 'DELIVERED_TO_HANDSET' }, 'delivered'],
    [{ groupId: '3', id: '5', name: 'DELIVERED_TO_HANDSET' }, 'delivered'],
    [{ groupName: 'DELIVERED', name: 'DELIVERED_TO_HANDSET' }, 'delivered'],
    [{ groupId: 2, groupName: 'UNDELIVERABLE', id: 9, name: 'UNDELIVERABLE_NOT_DELIVERED' }, 'failed'],
    [{ groupId: 4, groupName: 'EXPIRED', id: 15, name: 'EXPIRED_EXPIRED' }, 'failed'],
    [{ groupId: 5, groupName: 'REJECTED', id: 21, name: 'REJECTED_SYSTEM_ERROR' }, 'failed'],
    [{ groupId: 6, groupName: 'TELEPORTED', id: 1000, name: 'TELEPORTED_AWAY' }, 'unknown'],
    // The second try of a message that is on its way already: that one's reports tell how it goes.
    [{ groupId: 5, groupName: 'REJECTED', id: 23, name: 'REJECTED_DUPLICATE_MESSAGE_ID' }, 'accepted'],
  ])('%j is %s, and the word is kept', (status, expected) => {
    expect(delivery(status)).toMatchObject([
      { messageId: 'crm-77', at: '2026-08-01T12:00:02.000Z', status: expected, statusRaw: status.name },
    ])
  })

  it.each([
    [7001, 'permission'],
    [7002, 'recipient'],
    [7003, 'recipient'],
    [7004, 'auth'],
    [7006, 'parameters'],
    [7008, 'parameters'],
    [7009, 'template-not-approved'],
    [7010, 'outside-window'],
    [7011, 'permission'],
    [7013, 'parameters'],
    [7016, 'rate-limit'],
    [7017, 'rate-limit'],
    [7030, 'recipient'],
    [7032, 'policy'],
    [7033, 'recipient'],
    [7034, 'permission'],
    [7051, 'provider-down'],
    [7080, 'provider-down'],
    [7083, 'permission'],
    [131049, 'policy'],
    [7999, 'policy'],
  ])('error %s is %s', (id, problem) => {
    const status = { groupId: 2, groupName: 'UNDELIVERABLE', id: 100, name: 'UNDELIVERABLE_REJECTED_PLATFORM' }
    const error = { groupId: 1, groupName: 'CLIENT', id, name: 'EC_SOMETHING', description: 'words', permanent: true }
    expect(delivery(status, { error })).toMatchObject([{ problem, detail: `${id} EC_SOMETHING words` }])
  })

  it('says nothing of a problem that is in no table, but keeps its words', () => {
    const status = { groupId: 4, groupName: 'EXPIRED', id: 29, name: 'EXPIRED_DLR_UNKNOWN', description: 'No report' }
    expect(delivery(status)).toMatchObject([{ status: 'failed', problem: null, detail: '29 EXPIRED_DLR_UNKNOWN No report' }])
  })

  it('reads several results at once, seen ones too, and leaves out what is neither', () => {
    const delivered = report({ groupId: 3, id: 5, name: 'DELIVERED_TO_HANDSET' })
    expect(readDeliveryWebhook(hook(delivered, seen, inbound({ type: 'TEXT', text: 'oi' }), null, 'x'))).toEqual([
      {
        messageId: 'crm-77',
        at: '2026-08-01T12:00:02.000Z',
        status: 'delivered',
        statusRaw: 'DELIVERED_TO_HANDSET',
        problem: null,
        detail: null,
      },
      { messageId: 'crm-77', at: '2026-08-01T12:00:05.000Z', status: 'read', statusRaw: 'SEEN', problem: null, detail: null },
    ])
  })

  it('takes the time of sending where nothing is done yet', () => {
    expect(delivery({ groupId: 1, id: 7 }, { doneAt: null })).toMatchObject([{ at: '2026-08-01T12:00:00.000Z' }])
  })

  it('is null for what is about something else', () => {
    const template = { messageTemplateId: '1', messageTemplateName: 'a', change: { type: 'TEMPLATE_STATUS_UPDATE' } }
    for (const other of [null, 'x', [], {}, hook(), hook(inbound({ type: 'TEXT' })), { results: 'x' }, template])
      expect(readDeliveryWebhook(other)).toBeNull()
  })

  it('fails loudly for a report that it cannot read', () => {
    const status = { groupId: 3, id: 5 }
    const broken = [
      report(status, { messageId: null }),
      report(status, { doneAt: 'yesterday' }),
      report(status, { doneAt: null, sentAt: null }),
      { ...seen, seenAt: 'soon' },
      { ...seen, messageId: '' },
    ]
    for (const result of broken) expect(() => readDeliveryWebhook(hook(result))).toThrow(ProviderError)
  })
})

describe('Infobip inbound messages', () => {
  it.each([
    [{ type: 'TEXT', text: 'Pode vir' }, 'Pode vir', 'crm-77'],
    [
      { type: 'BUTTON', text: 'Confirmo', payload: 'SIM', context: { from: '5511900000001', id: 'crm-78' } },
      'Confirmo',
      'crm-78',
    ],
    [{ type: 'INTERACTIVE_BUTTON_REPLY', id: '1', title: 'Sim', context: { id: 'crm-79' } }, 'Sim', 'crm-79'],
    [{ type: 'INTERACTIVE_LIST_REPLY', id: '1', title: 'Manhã', description: '8h às 12h' }, 'Manhã', 'crm-77'],
    [{ type: 'IMAGE', url: 'https://ex.test/1', caption: 'o comprovante' }, 'o comprovante', 'crm-77'],
    [{ type: 'LOCATION', longitude: 1, latitude: 2, text: null }, '[LOCATION]', 'crm-77'],
  ])('%j says %s', (message, text, inReplyTo) => {
    expect(readInboundWebhook(hook(inbound(message)))).toEqual([
      {
        messageId: 'wamid.1',
        person: { phone: '+5531988887777', userId: null, username: null, name: 'Ana' },
        to: '5511900000001',
        at: '2026-08-01T12:00:09.000Z',
        text,
        inReplyTo,
      },
    ])
  })

  it('reads several at once, and answers to nothing where nothing is said', () => {
    const message = { type: 'TEXT', text: 'oi' }
    const lone = inbound(message, { messageId: 'wamid.2', pairedMessageId: null })
    expect(readInboundWebhook(hook(inbound(message), seen, lone))).toMatchObject([
      { messageId: 'wamid.1' },
      { messageId: 'wamid.2', inReplyTo: null },
    ])
  })

  it('knows a person by user id, by number or by both, and makes no number of an id', () => {
    const who = (more: object) => readInboundWebhook(hook(inbound({ type: 'TEXT', text: 'SAIR' }, more)))?.[0]?.person
    const userId = 'BR.1502576394655843'
    expect(who({ from: userId })).toEqual({ phone: null, userId, username: null, name: 'Ana' })
    expect(who({ from: userId, contact: { name: 'Ana', userId, username: '@ana.s' } })).toEqual({
      phone: null,
      userId,
      username: 'ana.s',
      name: 'Ana',
    })
    expect(who({ from: null, contact: { userId, phoneNumber: '5531988887777' } })).toMatchObject({
      phone: '+5531988887777',
      userId,
    })
    expect(who({ contact: { userId, phoneNumber: userId } })).toMatchObject({ phone: '+5531988887777', userId })
  })

  it('is null for what is about something else', () => {
    const sms = inbound({ type: 'TEXT', text: 'oi' }, { integrationType: 'VIBER' })
    for (const other of [null, [], {}, hook(), hook(seen), hook(report({ groupId: 3 })), hook(sms), hook({ text: 'an SMS' })])
      expect(readInboundWebhook(other)).toBeNull()
  })

  it('fails loudly for a message that it cannot read', () => {
    for (const broken of [
      inbound({}),
      inbound({ type: 'TEXT' }, { from: null }),
      inbound({ type: 'TEXT' }, { receivedAt: 'now' }),
    ])
      expect(() => readInboundWebhook(hook(broken))).toThrow(ProviderError)
  })
})
