import { describe, expect, it } from 'vitest'
import type { LiveAct, LiveHop, LiveOpened } from '#core/contract'
import { createExample } from '../../support/example.ts'
import { openInProcess } from '../../support/in-process.ts'
import type { DisparoClient } from '../../support/rpc-client.ts'

type Opened = Extract<LiveOpened, { ok: true }>

async function opened(): Promise<Opened & { disparo: DisparoClient; implementationId: string }> {
  const { disparo } = await openInProcess()
  const { implementationId } = await createExample(disparo)
  const answer = await disparo.live.open({ implementationId })
  if (!answer.ok) throw new Error(answer.reasons.join('\n'))
  return { ...answer, disparo, implementationId }
}

const all = async (hops: Promise<AsyncIterable<LiveHop>>): Promise<LiveHop[]> => {
  const seen: LiveHop[] = []
  for await (const hop of await hops) seen.push(hop)
  return seen
}
const way = (hops: readonly LiveHop[]): string[] =>
  hops.map(({ round, hop, stop }) => `${round > 0 ? `${round} ` : ''}${hop}${stop === null ? '' : `: ${stop}`}`)

const SENT = ['event', 'trigger', 'consent', 'variables', 'template', 'number', 'provider', 'phone']

describe('a live rehearsal of the training implementation', () => {
  const act = (live: Opened, sample: string, changes: Partial<LiveAct> = {}): LiveAct => ({
    kind: 'status',
    ticket: '1001',
    serviceTree: '',
    requestType: 'Manutenção',
    status: 'Aberta',
    template: '',
    contact: live.samples.find(({ id }) => id === sample) ?? never(),
    ...changes,
  })

  it('leads from a status to the phone, and from the reply to the sub-ticket', async () => {
    const live = await opened()
    const { disparo, key } = live
    expect(live.rows).toBeGreaterThan(10)
    const chosen = live.chatTemplates[0] ?? never()
    const chat = { kind: 'chat', requestType: 'Atendimento por chat', status: '', template: chosen.key } as const
    const hops = await all(disparo.live.act({ key, act: act(live, 'fits', chat) }))
    expect(way(hops)).toEqual(SENT)
    const message = hops.at(-1)?.message ?? never()
    expect(message.body).not.toContain('{{')
    const after = await all(disparo.live.reply({ key, answer: { messageId: message.messageId, button: null, text: 'Pode ser' } }))
    expect(way(after)).toEqual(['reply', 'chat', 'sub-ticket'])
    expect(after.at(-1)?.lines).toEqual(['Atendimento por chat', message.body, 'Pode ser'])
  })

  it('stops at the hop that keeps a message back, with the reason', async () => {
    const live = await opened()
    const { disparo, key } = live
    const tried = async (sample: string, changes?: Partial<LiveAct>) =>
      way(await all(disparo.live.act({ key, act: act(live, sample, changes) }))).at(-1)
    expect(await tried('not-opted-in')).toBe('consent: not-opted-in')
    expect(await tried('no-phone')).toBe('consent: no-phone')
    expect(await tried('empty')).toBe('variables: empty-variable')
    expect(await tried('fits', { status: 'Nenhum destes' })).toBe('trigger: no-trigger')
    expect(await tried('fits', { ticket: ' ' })).toBe('event: unreadable')
    expect(await tried('fits', { kind: 'chat', requestType: 'Atendimento por chat', status: '' })).toBe(
      'trigger: attendant-chooses',
    )
  })

  it('begins anew when it is opened again, and knows the one before no more', async () => {
    const { disparo, implementationId, key } = await opened()
    expect(await disparo.live.open({ implementationId })).toMatchObject({ ok: true })
    await expect(disparo.live.contacts({ key, search: '' })).rejects.toThrow()
  })

  it('says why the CRM would not take what is set up', async () => {
    const { disparo } = await openInProcess()
    const { id: implementationId } = await disparo.implementations.createTraining()
    const answer = await disparo.live.open({ implementationId })
    // Its planted mistakes: a binding that nothing fills, and no request type for the chats' sub-tickets.
    if (answer.ok) never()
    expect(answer.reasons.join(' ')).toContain('agendamento_visita_v2')
  })
})

function never(): never {
  throw new Error('the example has one')
}
