import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import type { TemplateContent } from '#core/template'
import { type OutgoingMessage, type ProviderClient, providers } from '../../../../src-main/providers/index.ts'
import { transport } from '../../../support/transport.ts'
import { answer, type Served, serve } from '../http-server.ts'

async function connected(handle: (response: ServerResponse) => void): Promise<{ client: ProviderClient; server: Served }> {
  const server = await serve(handle)
  const access = { settings: { baseUrl: server.baseUrl }, secret: ' token-1234\n' }
  return { client: providers.zenvia.connect(access, { fetch: transport, sleep: async () => undefined }), server }
}

const content: TemplateContent = {
  name: 'a',
  language: 'pt_BR',
  category: 'UTILITY',
  header: { format: 'TEXT', text: 'Para {{nome}}' },
  body: { text: 'Oi, {{nome}}, tudo certo com o pedido.' },
  buttons: [],
  samples: {},
}
const message: OutgoingMessage = {
  senderId: '+5511900000001',
  recipient: '+5531988887777',
  template: { remoteId: 'tpl-1', content },
  values: { 'body.nome': 'Ana' },
  idempotencyKey: 'key-1',
}

const named = (remoteId: string) => ({ remoteId, senderId: '5511900000001', name: 'a' })

describe('Zenvia adapter', () => {
  it('does without the blanks that copying a token brings along', async () => {
    const { client, server } = await connected((response) => answer(response, 200, [], { 'x-total': 'many' }))
    expect(await client.check()).toEqual({ ok: true, templates: null })
    expect(server.requests[0]?.headers['x-api-token']).toBe('token-1234')
  })

  it('knows its token again without those blanks when the provider repeats it', async () => {
    const { client } = await connected((response) => answer(response, 403, { message: 'no: token-1234' }))
    expect(await client.check()).toEqual({ ok: false, problem: 'permission', raw: '{"message":"no: ***"}' })
  })

  it('sends digits, names and our key', async () => {
    const { client, server } = await connected((response) => answer(response, 200, { id: 'msg-1' }))
    expect(await client.sendTemplate(message)).toEqual({ messageId: 'msg-1', status: 'accepted' })
    expect(server.requests).toMatchObject([{ method: 'POST', url: '/v2/channels/whatsapp/messages' }])
    expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual({
      from: '5511900000001',
      to: '5531988887777',
      externalId: 'key-1',
      contents: [{ type: 'template', templateId: 'tpl-1', fields: { nome: 'Ana' } }],
    })
  })

  it('sends nothing where one name would need two values', async () => {
    const { client, server } = await connected((response) => answer(response, 200, { id: 'msg-1' }))
    const values = { 'header.nome': 'Bia', 'body.nome': 'Ana' }
    await expect(client.sendTemplate({ ...message, values })).rejects.toMatchObject({ kind: 'parameters', hint: 'header.nome' })
    expect(server.requests).toEqual([])
  })

  it('does not take a message without an id for sent', async () => {
    const { client } = await connected((response) => answer(response, 200, { status: 'fine' }))
    await expect(client.sendTemplate(message)).rejects.toMatchObject({ kind: 'protocol', outcomeUnknown: true })
  })

  it('does not take a template without an id for created', async () => {
    const { client } = await connected((response) => answer(response, 200, { name: 'a' }))
    const created = client.createTemplate?.({ senderId: '1', content })
    await expect(created).rejects.toMatchObject({ kind: 'protocol', outcomeUnknown: true })
  })

  it('keeps a template id inside its place in the path', async () => {
    const { client, server } = await connected((response) => answer(response, 200, { id: 'x', name: 'a', locale: 'pt_BR' }))
    await client.getTemplate(named('a/../b?c=d#e'))
    await client.deleteTemplate?.(named('a/b'))
    expect(server.requests.map(({ url }) => url)).toEqual(['/v2/templates/a%2F..%2Fb%3Fc%3Dd%23e', '/v2/templates/a%2Fb'])
    for (const id of ['', '.', '..']) {
      await expect(client.getTemplate(named(id))).rejects.toMatchObject({ kind: 'not-found' })
      await expect(client.deleteTemplate?.(named(id))).rejects.toMatchObject({ kind: 'not-found' })
    }
    expect(server.requests).toHaveLength(2)
  })

  it('does not take a page that says 404 for a template that is gone', async () => {
    const { client } = await connected((response) => response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>404</h1>'))
    await expect(client.deleteTemplate?.(named('tpl-1'))).rejects.toMatchObject({ kind: 'protocol' })
  })
})
