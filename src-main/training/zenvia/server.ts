import { randomBytes } from 'node:crypto'
import { createFaultSwitch } from '../faults.ts'
import { type Answer, readJson } from '../http.ts'
import { createPhones } from '../phones.ts'
import { type ApiCall, type ReceivedRequest, startSimulatorServer } from '../server.ts'
import type { Simulator, SimulatorOptions } from '../simulator.ts'
import { cancellable, realTimeline } from '../timeline.ts'
import { authenticate } from './auth.ts'
import { errorAnswer, invalid, Refusal } from './errors.ts'
import { behaviour } from './faults.ts'
import { Messages, type SimulatedMessage } from './messages.ts'
import { Review, type Verdict } from './review.ts'
import { type Account, dispatch } from './routes.ts'
import { generatedTemplates, SENDER_IDS, SENDER_NAMES, seededTemplates } from './seed.ts'
import { Subscriptions } from './subscriptions.ts'
import { Templates } from './templates.ts'
import { Webhooks } from './webhooks.ts'

export type ZenviaSimulatorOptions = SimulatorOptions & {
  /** Default: a new random one. */
  token?: string
  /** Given, every call must also carry `X-API-Signature`, made with it. */
  signatureSecret?: string
  /** Between two attempts at a webhook. Default 1000 (Zenvia waits 30 s). */
  webhookRetryMs?: number
  /** How long a webhook may take, in real time. Default 5000, as at Zenvia. */
  webhookTimeoutMs?: number
}

export type ZenviaSimulator = Simulator & {
  /** Every accepted message in order, with what became of it so far. */
  messages(): SimulatedMessage[]
  /** The calls to the API in order: at most the last thousand. */
  requests(): ReceivedRequest[]
  /** Ends a template's review at once. @throws when there is no such template. */
  decideReview(templateId: string, verdict: Verdict): void
  /** The account's templates: what somebody in the portal, or Meta, does to them between two syncs. */
  templates: Templates
}

/** @throws when the port is taken. */
export async function startZenviaSimulator(options: ZenviaSimulatorOptions = {}): Promise<ZenviaSimulator> {
  const credentials = { token: options.token ?? randomBytes(24).toString('base64url'), signatureSecret: options.signatureSecret }
  const timeline = cancellable(options.timeline ?? realTimeline)
  const phones = options.phones ?? createPhones(timeline)
  const faults = createFaultSwitch()
  const review = new Review(timeline, options.reviewMs ?? 4000)
  const templates: Templates = new Templates({
    clock: timeline,
    senderIds: SENDER_IDS,
    faults,
    onSubmit: (template) => review.submit(template, templates),
  })
  for (const template of [...seededTemplates(), ...generatedTemplates(options.templateCount ?? 0)]) templates.add(template)
  const subscriptions = new Subscriptions(timeline)
  const webhooks = new Webhooks({
    timeline,
    subscriptions,
    retryMs: options.webhookRetryMs ?? 1000,
    timeoutMs: options.webhookTimeoutMs ?? 5000,
    onWebhook: options.onWebhook ?? (() => undefined),
  })
  const messages = new Messages({
    timeline,
    stepMs: options.deliveryMs ?? 400,
    templates,
    senderIds: SENDER_IDS,
    phones,
    faults,
    onStatus: (message, code) => webhooks.messageStatus(message, code),
  })
  const account: Account = { templates, messages, subscriptions }

  const server = await startSimulatorServer({
    port: options.port ?? 0,
    timeline,
    phones,
    hook: options.fault,
    behaviour,
    faults,
    answer: (call) => answer(call),
  })
  const disconnect = phones.connect(
    SENDER_IDS,
    (reply) => {
      messages.hear(reply)
      return webhooks.messageReceived(reply)
    },
    SENDER_NAMES,
  )

  function answer(call: ApiCall): Answer {
    const { method, path, query, target, headers, body } = call
    try {
      if (body === null) throw new Refusal('PAYLOAD_TOO_LARGE', [], { connection: 'close' })
      authenticate(credentials, { method, target, headers, body }, timeline)
      return dispatch(account, {
        method,
        path,
        query,
        json: () => readJson(headers['content-type'], body, (reason) => invalid('', reason)),
      })
    } catch (error) {
      if (error instanceof Refusal) return errorAnswer(error)
      throw error
    }
  }

  return {
    baseUrl: `${server.origin}/v2`,
    secret: credentials.token,
    senderIds: SENDER_IDS,
    phoneUrl: server.phoneUrl,
    setFault: server.setFault,
    fault: server.fault,
    messages: () => messages.all(),
    requests: server.requests,
    templates,
    decideReview: (templateId, verdict) => review.decide(templates.get(templateId), templates, verdict),
    close() {
      disconnect()
      webhooks.close()
      return server.close()
    },
  }
}
