import { templateOf } from '#core/bundle'
import { PROVIDER_IDS, type ProviderId } from '#core/provider'
import { providers } from '../../../src-main/providers/index.ts'
import type { FetchRequest } from '../../../src-main/transport/index.ts'
import { exampleBundle } from '../../support/arbitrary.ts'

const SECRET = 'YOUR-CREDENTIAL'

/** Where each provider is, and an answer that it gives to a message. */
const PLACES: Record<ProviderId, { baseUrl: string; answer: unknown }> = {
  zenvia: { baseUrl: 'https://api.zenvia.com/v2', answer: { id: 'c4a7…' } },
  infobip: {
    baseUrl: 'https://YOUR-HOST.api.infobip.com',
    answer: {
      messages: [
        {
          to: '5511987654321',
          messageCount: 1,
          messageId: 'YOUR-MESSAGE-ID',
          status: {
            groupId: 1,
            groupName: 'PENDING',
            id: 26,
            name: 'PENDING_ACCEPTED',
            description: 'Message sent to next instance',
          },
        },
      ],
    },
  },
}

/** What the values come from, by placeholder name: every template of `bundles/full.disparo` finds its own. */
const VALUES: Readonly<Record<string, string>> = {
  protocolo: '2026-004417',
  nome: 'Ana',
  data: '25/11/2026',
  hora: '14:30',
  '1': 'Ana',
  '2': '189,90',
  '3': '10/12',
  '4': 'Financeiro',
}

async function callOf(provider: ProviderId, key: string) {
  const bundle = exampleBundle()
  const template = bundle.templates[key]
  if (!template) throw new Error(`no template ${key}`)
  const caught: { address: string; request: FetchRequest }[] = []
  const { baseUrl, answer } = PLACES[provider]
  const client = providers[provider].connect(
    { settings: { baseUrl }, secret: SECRET },
    {
      fetch: async (address, request) => {
        caught.push({ address, request })
        const body = new TextEncoder().encode(JSON.stringify(answer))
        return {
          ok: true,
          status: 200,
          headers: { get: (name) => (name.toLowerCase() === 'content-type' ? 'application/json' : null) },
          body: (async function* () {
            yield body
          })(),
        }
      },
      sleep: async () => undefined,
    },
  )
  const values = Object.fromEntries(
    template.bindings.map((binding) => [binding.key, VALUES[binding.key.split('.').at(-1) ?? ''] ?? '']),
  )
  await client.sendTemplate({
    senderId: template.senderId ?? '551130001000',
    recipient: '+5511987654321',
    template: { remoteId: template.remoteId ?? '', content: templateOf(template) },
    values,
    idempotencyKey: 'YOUR-MESSAGE-ID',
  })
  const [call] = caught
  if (!call) throw new Error('nothing was sent')
  return {
    provider,
    template: key,
    values,
    request: {
      method: call.request.method,
      address: call.address,
      headers: call.request.headers,
      body: JSON.parse(String(call.request.body)) as unknown,
    },
    answer,
  }
}

/** How each template of the full sample becomes the call at each provider, as a test send makes it. */
export async function providerCalls() {
  const keys = Object.keys(exampleBundle().templates)
  const calls = []
  for (const provider of PROVIDER_IDS) for (const key of keys) calls.push(await callOf(provider, key))
  return calls
}
