import { createServer } from 'node:http'
import { afterEach } from 'vitest'
import { startZenviaSimulator, type ZenviaSimulator, type ZenviaSimulatorOptions } from '../../../src-main/training/index.ts'
import { type ManualTimeline, manualTimeline } from '../../support/manual-timeline.ts'

const open: { close(): Promise<void> }[] = []

afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

/** `Json` is what the test expects to find; nothing checks it but the test's own assertions. */
export type ApiCall = <Json = unknown>(
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<{ status: number; headers: Headers; json: Json }>

export type TemplateJson = {
  id: string
  name: string
  locale: string
  category: string
  status: string
  text: string
  fields: string[]
  examples: Record<string, string>
  comments: { id: string; role: string; text: string }[]
}

export type ErrorJson = { code: string; message: string; details: { path: string; message: string }[] }

export type StatusEventJson = {
  subscriptionId: string
  type: string
  message: { id: string; externalId?: string; to: string }
  messageStatus: { code: string; description: string; causes?: { channelErrorCode: string; details: string }[] }
}

export type Bench = { simulator: ZenviaSimulator; timeline: ManualTimeline; api: ApiCall }

/** A simulator whose time stands still, closed after the test. */
export async function startBench(options: ZenviaSimulatorOptions = {}): Promise<Bench> {
  const timeline = manualTimeline()
  const simulator = await startZenviaSimulator({ timeline, reviewMs: 1000, deliveryMs: 100, webhookRetryMs: 1000, ...options })
  open.push(simulator)
  return { simulator, timeline, api: apiOf(simulator) }
}

export const apiOf =
  (simulator: ZenviaSimulator): ApiCall =>
  async (method, path, body, headers = {}) => {
    const answer = await fetch(`${simulator.baseUrl}${path}`, {
      method,
      headers: {
        'x-api-token': simulator.secret,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, headers: answer.headers, json: text === '' ? null : JSON.parse(text) }
  }

export type WebhookReceiver = { url: string; received: StatusEventJson[]; headers: Record<string, unknown>[]; status: number }

/** Takes webhooks and answers `status`, which a test may change; 0 is no answer at all. */
export async function startReceiver(): Promise<WebhookReceiver> {
  const receiver: WebhookReceiver = { url: '', received: [], headers: [], status: 200 }
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    receiver.received.push(JSON.parse(Buffer.concat(chunks).toString()))
    receiver.headers.push(incoming.headers)
    if (receiver.status !== 0) response.writeHead(receiver.status).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the receiver has no port')
  receiver.url = `http://127.0.0.1:${address.port}/hook`
  open.push({
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  })
  return receiver
}

/** A template that Meta has nothing against. */
export const draft = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  name: 'aviso_entrega_v1',
  locale: 'pt_BR',
  channel: 'WHATSAPP',
  senderId: '5511930000001',
  category: 'UTILITY',
  components: {
    body: { type: 'TEXT_TEMPLATE', text: 'Olá, {{nome}}. O seu pedido {{pedido}} saiu para entrega agora há pouco.' },
  },
  examples: { nome: 'Ana', pedido: '8812' },
  ...changes,
})
