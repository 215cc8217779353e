import { expect, test } from 'vitest'
import { createPhones, type PhoneMessage, type PhoneReply } from '../../../src-main/training/index.ts'
import { manualTimeline } from '../../support/manual-timeline.ts'
import { startBench, type TemplateJson } from './zenvia-support.ts'

const ANA = '5511987654321'
const message = (changes: Partial<PhoneMessage> = {}): PhoneMessage => ({
  messageId: 'm1',
  from: '1',
  to: ANA,
  at: '2026-11-20T12:00:00.000Z',
  header: null,
  body: 'Podemos confirmar?',
  footer: null,
  buttons: [
    { text: 'Sim', url: null, payload: 'S' },
    { text: 'Ver', url: 'https://ex.test', payload: null },
    { text: 'Não', url: null, payload: 'N' },
  ],
  ...changes,
})

/** Phones whose sender 1 hears of replies. */
function withOwner() {
  const heard: PhoneReply[] = []
  const phones = createPhones(manualTimeline())
  const disconnect = phones.connect(['1'], (reply) => {
    heard.push(reply)
  })
  return { phones, heard, disconnect }
}

test('what is typed answers the last message of that conversation, with the time of the phones', async () => {
  const { phones, heard } = withOwner()
  phones.deliver(message())
  phones.deliver(message({ messageId: 'm2' }))
  phones.deliver(message({ messageId: 'm3', from: '2' }))
  const reply = await phones.reply({ from: ANA, to: '1', text: 'Sim' })
  expect(reply).toEqual({
    id: expect.any(String),
    from: ANA,
    to: '1',
    at: '2026-11-20T12:00:00.000Z',
    text: 'Sim',
    payload: null,
    inReplyTo: 'm2',
  })
  expect(heard).toEqual([reply])
})

test('a button is pressed once; another of the same message, and the same of another one, are others', async () => {
  const { phones, heard } = withOwner()
  phones.deliver(message())
  phones.deliver(message({ messageId: 'm2' }))
  const first = await phones.reply({ messageId: 'm1', button: 0 })
  expect(await phones.reply({ messageId: 'm1', button: 0 })).toEqual(first)
  await phones.reply({ messageId: 'm1', button: 2 })
  await phones.reply({ messageId: 'm2', button: 0 })
  expect(heard.map(({ inReplyTo, payload }) => [inReplyTo, payload])).toEqual([
    ['m1', 'S'],
    ['m1', 'N'],
    ['m2', 'S'],
  ])
})

test('what was typed is not taken for the press of a button with that label', async () => {
  const { phones, heard } = withOwner()
  phones.deliver(message())
  await phones.reply({ from: ANA, to: '1', text: 'Sim' })
  await phones.reply({ messageId: 'm1', button: 0 })
  expect(heard.map(({ payload }) => payload)).toEqual([null, 'S'])
})

test.each([
  ['a button that opens something', { messageId: 'm1', button: 1 }],
  ['a button that is not there', { messageId: 'm1', button: 3 }],
  ['a message that is not there', { messageId: 'm9', button: 0 }],
  ['a sender that never wrote', { from: ANA, to: '2', text: 'Oi' }],
  ['blanks only', { from: ANA, to: '1', text: ' \n' }],
])('%s is nothing to answer', async (_, answer) => {
  const { phones, heard } = withOwner()
  phones.deliver(message())
  expect(await phones.reply(answer)).toBeNull()
  expect([heard, phones.conversation(null)]).toEqual([[], [{ kind: 'message', message: message() }]])
})

test('nobody is told any more once the sender has gone', async () => {
  const { phones, heard, disconnect } = withOwner()
  phones.deliver(message())
  disconnect()
  expect(await phones.reply({ from: ANA, to: '1', text: 'Oi' })).toBeNull()
  expect(heard).toEqual([])
})

test('a conversation is in the order in which it happened, of one phone or of all', async () => {
  const { phones } = withOwner()
  phones.deliver(message())
  await phones.reply({ from: ANA, to: '1', text: 'Oi' })
  phones.deliver(message({ messageId: 'm2', to: '5521987650007' }))
  expect(phones.conversation(null).map(({ kind }) => kind)).toEqual(['message', 'reply', 'message'])
  expect(phones.conversation(ANA)).toHaveLength(2)
  expect(phones.conversation('5521987650007')).toHaveLength(1)
})

test('several simulators share the phones: each page shows everything', async () => {
  const phones = createPhones(manualTimeline())
  const [one, other] = [await startBench({ phones }), await startBench({ phones })]
  const { json } = await one.api<TemplateJson[]>('GET', '/templates')
  const template = json.find(({ name }) => name === 'abertura_solicitacao_v1')
  const contents = [{ type: 'template', templateId: template?.id, fields: template?.examples }]
  await one.api('POST', '/channels/whatsapp/messages', { from: '5511930000001', to: ANA, contents })
  await one.timeline.advance(1000)
  expect(await (await fetch(other.simulator.phoneUrl)).text()).toContain('Olá, Ana!')
})
