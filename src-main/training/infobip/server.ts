import { randomBytes } from 'node:crypto'
import { createFaultSwitch } from '../faults.ts'
import { type Answer, readJson } from '../http.ts'
import { createPhones, type PhoneReply } from '../phones.ts'
import { type ApiCall, type ReceivedRequest, startSimulatorServer } from '../server.ts'
import type { Simulator, SimulatorOptions } from '../simulator.ts'
import { cancellable, realTimeline } from '../timeline.ts'
import { authenticate } from './auth.ts'
import { errorAnswer, invalid, Refusal } from './errors.ts'
import { deliveryReport, inboundId, inboundMessage, seenReport, templateUpdate } from './events.ts'
import { behaviour } from './faults.ts'
import { Messages, type SimulatedMessage } from './messages.ts'
import { Review, type Verdict } from './review.ts'
import { type Account, dispatch } from './routes.ts'
import { generatedTemplates, seededTemplates } from './seed.ts'
import { SENDER_IDS, SENDER_NAMES } from './senders.ts'
import { Subscriptions } from './subscriptions.ts'
import { Templates } from './templates.ts'
import { Throttle } from './throttle.ts'
import { Webhooks } from './webhooks.ts'

export type InfobipSimulatorOptions = SimulatorOptions & {
  /** Default: a new random one. */
  apiKey?: string
  /** The address that the account's support has set up: told of everything that no message's `notifyUrl` takes. */
  webhookUrl?: string
  /** Until a webhook is tried again, doubling each time. Default 1000. */
  webhookRetryMs?: number
  /** How long a webhook may take, in real time. Default 5000. */
  webhookTimeoutMs?: number
  /** Whether the documented rate limits hold (15 lists a second, 100 edits an hour…). Default false. */
  throttled?: boolean
}

export type InfobipSimulator = Simulator & {
  /** Every accepted message in order, with what became of it so far. */
  messages(): SimulatedMessage[]
  /** The calls to the API in order: at most the last thousand. */
  requests(): ReceivedRequest[]
  /** Ends a template's review at once; resolves when its webhook is told. Rejects when there is no such template. */
  decideReview(templateId: string, verdict: Verdict): Promise<void>
  /** The account's templates: what somebody in the portal, or Meta, does to them between two syncs. */
  templates: Templates
}

/** @throws when the port is taken. */
export async function startInfobipSimulator(options: InfobipSimulatorOptions = {}): Promise<InfobipSimulator> {
  const apiKey = options.apiKey ?? randomBytes(24).toString('hex')
  const timeline = cancellable(options.timeline ?? realTimeline)
  const phones = options.phones ?? createPhones(timeline)
  const faults = createFaultSwitch()
  const subscriptions = new Subscriptions()
  const webhooks = new Webhooks({
    timeline,
    subscriptions,
    accountUrl: options.webhookUrl ?? null,
    retryMs: options.webhookRetryMs ?? 1000,
    timeoutMs: options.webhookTimeoutMs ?? 5000,
    onWebhook: options.onWebhook ?? (() => undefined),
  })
  const review = new Review(timeline, options.reviewMs ?? 4000, (template, change) =>
    webhooks.tell('TEMPLATE_UPDATE', templateUpdate(template, change), null),
  )
  const templates: Templates = new Templates({
    clock: timeline,
    senderIds: SENDER_IDS,
    faults,
    onSubmit: (template) => review.submit(template, templates),
    onRemove: ({ id }) => review.cancel(id),
  })
  for (const template of [...seededTemplates(), ...generatedTemplates(options.templateCount ?? 0)]) templates.add(template)
  const messages = new Messages({
    timeline,
    stepMs: options.deliveryMs ?? 400,
    templates,
    senderIds: SENDER_IDS,
    phones,
    faults,
    onReport: (message, report) =>
      report.kind === 'seen'
        ? webhooks.tell('SEEN', seenReport(message), message.from, message.notifyUrl)
        : webhooks.tell('DELIVERY', deliveryReport(message, report.status), message.from, message.notifyUrl),
  })
  const inbound = new Set<string>()
  const throttle = options.throttled ? new Throttle(timeline) : null
  const account: Account = { templates, messages, subscriptions, inbound, throttle }

  const server = await startSimulatorServer({
    port: options.port ?? 0,
    timeline,
    phones,
    hook: options.fault,
    behaviour,
    faults,
    answer: (call) => answer(call),
  })
  const disconnect = phones.connect(SENDER_IDS, hear, SENDER_NAMES)

  function hear(reply: PhoneReply): Promise<void> {
    messages.hear(reply)
    inbound.add(inboundId(reply))
    return webhooks.tell('INBOUND_MESSAGE', inboundMessage(reply, messages.find(reply.inReplyTo)), reply.to)
  }

  function answer({ method, path, query, headers, body }: ApiCall): Answer {
    try {
      if (body === null) throw new Refusal('PAYLOAD_TOO_LARGE', {}, { connection: 'close' })
      authenticate(apiKey, headers)
      return dispatch(account, {
        method,
        path,
        query,
        json: () => readJson(headers['content-type'], body, (reason) => invalid('body', reason)),
      })
    } catch (error) {
      if (error instanceof Refusal) return errorAnswer(error, path)
      throw error
    }
  }

  return {
    baseUrl: server.origin,
    secret: apiKey,
    senderIds: SENDER_IDS,
    phoneUrl: server.phoneUrl,
    setFault: server.setFault,
    fault: server.fault,
    messages: () => messages.all(),
    requests: server.requests,
    templates,
    decideReview: async (templateId, verdict) => review.decide(templates.get(templateId), templates, verdict),
    close() {
      disconnect()
      webhooks.close()
      return server.close()
    },
  }
}
