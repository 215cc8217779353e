import { describe, expect, it } from 'vitest'
import { type ProviderClient, type ProviderError, providers, type RemoteTemplate } from '../../../../src-main/providers/index.ts'
import { transport } from '../../../support/transport.ts'
import { answer, type Served, serve } from '../http-server.ts'

const row = (id: number) => ({ id: String(id), name: `nome_${id}`, language: 'pt_BR', status: 'APPROVED', category: 'UTILITY' })
const rows = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => row(from + index))

const FORBIDDEN = { errorCode: 'E403', description: 'Insufficient permissions', action: '', violations: [], resources: [] }

/** A server that answers by path; what is not there is 403. */
async function serving(answers: Record<string, unknown>): Promise<{ client: ProviderClient; server: Served }> {
  const server: Served = await serve((response) => {
    const url = server.requests.at(-1)?.url ?? ''
    const body = answers[url]
    if (body === undefined) answer(response, 403, FORBIDDEN)
    else answer(response, typeof body === 'number' ? body : 200, typeof body === 'number' ? { errorCode: `E${body}` } : body)
  })
  const context = { fetch: transport, sleep: async () => undefined }
  return { client: providers.infobip.connect({ settings: { baseUrl: server.baseUrl }, secret: 'key' }, context), server }
}

async function listed(client: ProviderClient, senderIds: string[] = []): Promise<RemoteTemplate[]> {
  const templates: RemoteTemplate[] = []
  for await (const page of client.listTemplates({ senderIds })) templates.push(...page.templates)
  return templates
}
const account = (page: number) => `/v2/whatsapp/1/templates?page=${page}&size=100`
const EDGE = '/v2/whatsapp/1/templates?page=33&size=3'
const sender = (number: string) => `/v2/whatsapp/2/senders/${number}/templates`

describe('Infobip list', () => {
  it('is the account’s, a hundred at a time from page 0', async () => {
    const { client, server } = await serving({
      [account(0)]: { results: rows(1, 100), paging: { page: 0, size: 100, totalPages: 2, totalResults: 130 } },
      [account(1)]: { results: rows(101, 130), paging: { page: 1, size: 100, totalPages: 2, totalResults: 130 } },
      [EDGE]: { results: rows(100, 102) },
    })
    expect((await listed(client, ['5511900000001'])).map(({ remoteId, senderId }) => [remoteId, senderId])).toEqual(
      rows(1, 130).map(({ id }) => [id, null]),
    )
    // The last is the edge between them, to see whether the list held still.
    expect(server.requests.map(({ url }) => url)).toEqual([account(0), account(1), EDGE])
  })

  it.each([403, 404])('is each sender’s where the account’s is refused with %s', async (refusal) => {
    const { client, server } = await serving({
      [account(0)]: refusal,
      [sender('5511900000001')]: { templates: rows(1, 3) },
      [sender('5511900000002')]: { templates: rows(3, 5) },
    })
    const templates = await listed(client, ['+5511900000001', '5511900000002', '5511900000001'])
    // What several senders have belongs to none of them alone.
    expect(templates.map(({ remoteId, senderId }) => [remoteId, senderId])).toEqual([
      ['1', '5511900000001'],
      ['2', '5511900000001'],
      ['3', null],
      ['4', '5511900000002'],
      ['5', '5511900000002'],
    ])
    expect(server.requests).toHaveLength(3)
  })

  it('is the same from one sender as from the account', async () => {
    const { client } = await serving({ [sender('5511900000001')]: { templates: rows(1, 2) } })
    expect((await listed(client, ['5511900000001'])).map(({ senderId }) => senderId)).toEqual([null, null])
  })

  it('tells two WhatsApp accounts under one key apart, and whose each sender is', async () => {
    const of = (businessAccountId: number, from: number, to: number) =>
      rows(from, to).map((one) => ({ ...one, businessAccountId }))
    const both = [...of(111, 1, 2), ...of(222, 3, 4)]
    const { client } = await serving({
      [account(0)]: { results: both, paging: { totalResults: 4 } },
      [sender('5511900000001')]: { templates: of(111, 1, 2) },
      [sender('5511900000002')]: { templates: of(222, 3, 4) },
    })
    const senderIds = ['+5511900000001', '5511900000002', '5511900000003']
    const pools = new Map<string, string>()
    const found: [string, string | null][] = []
    for await (const page of client.listTemplates({ senderIds })) {
      found.push(...page.templates.map(({ remoteId, poolId }): [string, string | null] => [remoteId, poolId]))
      for (const [senderId, poolId] of page.pools ?? []) pools.set(senderId, poolId)
    }
    expect(found).toEqual([
      ['1', '111'],
      ['2', '111'],
      ['3', '222'],
      ['4', '222'],
    ])
    // The third is refused: it stays unknown.
    expect([...pools]).toEqual([
      ['+5511900000001', '111'],
      ['5511900000002', '222'],
    ])
  })

  it('is refused where no sender is known to ask for', async () => {
    const { client, server } = await serving({})
    await expect(listed(client)).rejects.toMatchObject({ kind: 'permission' } satisfies Partial<ProviderError>)
    expect(server.requests).toHaveLength(1)
  })

  it('is refused as a whole where one sender is: its templates would pass for deleted', async () => {
    const { client } = await serving({ [sender('5511900000001')]: { templates: rows(1, 3) } })
    await expect(listed(client, ['5511900000001', '5511900000002'])).rejects.toMatchObject({ kind: 'permission' })
  })

  it('does not begin anew with the senders when a later page is refused', async () => {
    const { client, server } = await serving({
      [account(0)]: { results: rows(1, 100), paging: { totalResults: 130 } },
      [sender('5511900000001')]: { templates: rows(1, 3) },
    })
    await expect(listed(client, ['5511900000001'])).rejects.toMatchObject({ kind: 'permission' })
    expect(server.requests.map(({ url }) => url)).toEqual([account(0), account(1)])
  })

  it('does not go to the senders for a wrong key', async () => {
    const { client, server } = await serving({ [account(0)]: 401 })
    await expect(listed(client, ['5511900000001'])).rejects.toMatchObject({ kind: 'auth' })
    expect(server.requests).toHaveLength(1)
  })

  it('stops between senders when cancelled, with its reason', async () => {
    const cancel = new AbortController()
    const reason = new Error('enough')
    const server: Served = await serve((response, count) => {
      if (count === 1) return answer(response, 403, FORBIDDEN)
      cancel.abort(reason)
      answer(response, 200, { templates: rows(1, 2) })
    })
    const context = { fetch: transport, sleep: async () => undefined }
    const client = providers.infobip.connect({ settings: { baseUrl: server.baseUrl }, secret: 'key' }, context)
    const read = async (): Promise<void> => {
      for await (const _ of client.listTemplates({ senderIds: ['1', '2', '3'], signal: cancel.signal }));
    }
    await expect(read()).rejects.toBe(reason)
    expect(server.requests).toHaveLength(2)
  })
})
