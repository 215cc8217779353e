import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { answerWith, type FaultHook } from '../faults.ts'
import { type Answer, readBody, readTarget, writeAnswer } from '../http.ts'
import { phoneAnswer } from '../phone-page.ts'
import type { Simulator } from '../simulator.ts'
import { cancellable, realTimeline, type Timeline } from '../timeline.ts'
import { authenticate } from './auth.ts'
import { errorAnswer, errorBody, invalid, Refusal } from './errors.ts'
import { Messages, type SimulatedMessage } from './messages.ts'
import { Review, type Verdict } from './review.ts'
import { type Account, dispatch } from './routes.ts'
import { generatedTemplates, SENDER_IDS, seededTemplates } from './seed.ts'
import { Subscriptions } from './subscriptions.ts'
import { Templates } from './templates.ts'
import { Webhooks } from './webhooks.ts'

export type ZenviaSimulatorOptions = {
  /** 0, the default: a free one. Always on 127.0.0.1. */
  port?: number
  /** Default: a new random one. */
  token?: string
  /** Given, every call must also carry `X-API-Signature`, made with it. */
  signatureSecret?: string
  /** How long each of the two review stages takes. Default 4000. */
  reviewMs?: number
  /** From acceptance to SENT, to DELIVERED, to READ: this long each. Default 400. */
  deliveryMs?: number
  /** Between two attempts at a webhook. Default 1000 (Zenvia waits 30 s). */
  webhookRetryMs?: number
  /** How long a webhook may take, in real time. Default 5000, as at Zenvia. */
  webhookTimeoutMs?: number
  /** So many generated templates beside the seeded ones. Default 0. */
  templateCount?: number
  /** Default: time as it passes. Tests give `manualTimeline()`. */
  timeline?: Timeline
  /** Asked before each call to the API; what it answers goes wrong. */
  fault?: FaultHook
}

/** A call that was received, whether or not it was answered as it should. */
export type ReceivedRequest = { method: string; path: string; query: string }

export type ZenviaSimulator = Simulator & {
  /** Every accepted message in order, with what became of it so far. */
  messages(): SimulatedMessage[]
  /** The calls to the API in order: at most the last thousand. */
  requests(): ReceivedRequest[]
  /** Ends a template's review at once. @throws when there is no such template. */
  decideReview(templateId: string, verdict: Verdict): void
}

const MAX_BODY_BYTES = 1024 * 1024
const MAX_REQUESTS = 1000

/** @throws when the port is taken. */
export async function startZenviaSimulator(options: ZenviaSimulatorOptions = {}): Promise<ZenviaSimulator> {
  const credentials = { token: options.token ?? randomBytes(24).toString('base64url'), signatureSecret: options.signatureSecret }
  const timeline = cancellable(options.timeline ?? realTimeline)
  const review = new Review(timeline, options.reviewMs ?? 4000)
  const templates: Templates = new Templates(timeline, SENDER_IDS, (template) => review.submit(template, templates))
  for (const template of [...seededTemplates(), ...generatedTemplates(options.templateCount ?? 0)]) templates.add(template)
  const subscriptions = new Subscriptions(timeline)
  const webhooks = new Webhooks(timeline, subscriptions, {
    retryMs: options.webhookRetryMs ?? 1000,
    timeoutMs: options.webhookTimeoutMs ?? 5000,
  })
  const messages = new Messages({
    timeline,
    stepMs: options.deliveryMs ?? 400,
    templates,
    senderIds: SENDER_IDS,
    onStatus: (message, code) => webhooks.messageStatus(message, code),
  })
  const account: Account = { templates, messages, subscriptions }
  const attempts = new Map<string, number>()
  let received: ReceivedRequest[] = []

  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = incoming.method ?? 'GET'
    const target = readTarget(incoming.url)
    if (!target) return writeAnswer(response, errorAnswer(new Refusal('NOT_FOUND')))
    const { path, query, raw } = target
    const phone = phoneAnswer({ method, path, query, headers: incoming.headers }, (to) => messages.arrived(to))
    if (phone) return writeAnswer(response, phone)
    const body = await readBody(incoming, MAX_BODY_BYTES)
    // What is too long is read to the end and thrown away, so that the sender gets to read the answer.
    if (body === null) incoming.resume()
    received = [...received.slice(-MAX_REQUESTS + 1), { method, path, query: query.toString() }]
    const attempt = (attempts.get(`${method} ${path}`) ?? 0) + 1
    attempts.set(`${method} ${path}`, attempt)
    await answerWith(options.fault?.({ method, path, query, attempt }) ?? null, {
      incoming,
      response,
      timeline,
      query,
      errorBody,
      act: (wanted) =>
        refusing(() => {
          if (body === null) throw new Refusal('PAYLOAD_TOO_LARGE', [], { connection: 'close' })
          authenticate(credentials, { method, target: raw, headers: incoming.headers, body }, timeline)
          return dispatch(account, { method, path, query: wanted, json: () => readJson(incoming, body) })
        }),
    })
  }

  const server = createServer((incoming, response) => {
    handle(incoming, response).catch((error: unknown) => {
      // The client went away while it was sending; anything else is a mistake in the simulator and is told.
      if (incoming.socket.destroyed || response.headersSent) response.destroy()
      else
        writeAnswer(
          response,
          errorAnswer(new Refusal('INTERNAL_ERROR', [{ code: 'SIMULATOR', path: '', message: String(error) }])),
        )
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the simulator has no port')
  const origin = `http://127.0.0.1:${address.port}`
  let closing: Promise<void> | undefined

  return {
    baseUrl: `${origin}/v2`,
    secret: credentials.token,
    senderIds: SENDER_IDS,
    phoneUrl: `${origin}/_phone`,
    messages: () => messages.all(),
    requests: () => received,
    decideReview: (templateId, verdict) => review.decide(templates.get(templateId), templates, verdict),
    close() {
      closing ??= new Promise<void>((resolve) => {
        timeline.cancelAll()
        webhooks.close()
        server.close(() => resolve())
        server.closeAllConnections()
      })
      return closing
    },
  }
}

function refusing(act: () => Answer): Answer {
  try {
    return act()
  } catch (error) {
    if (error instanceof Refusal) return errorAnswer(error)
    throw error
  }
}

function readJson(incoming: IncomingMessage, body: Buffer): unknown {
  if (!/^application\/json\s*(;|$)/i.test(incoming.headers['content-type'] ?? '')) {
    throw invalid('', 'the content type must be application/json')
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown
  } catch (error) {
    throw invalid('', `malformed JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}
