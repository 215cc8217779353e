import { randomBytes } from 'node:crypto'
import type { PhoneReply } from '../phones.ts'
import { startSimulatorServer } from '../server.ts'
import { type Simulator, type SimulatorOptions, simulatorBase } from '../simulator.ts'
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
  /** Whether the documented rate limits hold (15 lists a second, 100 edits an hour…). Default false. */
  throttled?: boolean
}

export type InfobipSimulator = Simulator & {
  /** Every accepted message in order, with what became of it so far. */
  messages(): SimulatedMessage[]
  /** Ends a template's review at once; resolves when its webhook is told. Rejects when there is no such template. */
  decideReview(templateId: string, verdict: Verdict): Promise<void>
  /** The account's templates: what somebody in the portal, or Meta, does to them between two syncs. */
  templates: Templates
}

/** @throws when the port is taken. */
export async function startInfobipSimulator(options: InfobipSimulatorOptions = {}): Promise<InfobipSimulator> {
  const apiKey = options.apiKey ?? randomBytes(24).toString('hex')
  const base = simulatorBase(options)
  const { timeline } = base
  const subscriptions = new Subscriptions()
  const webhooks = new Webhooks({ ...base, subscriptions, accountUrl: options.webhookUrl ?? null })
  const review = new Review(
    timeline,
    base.reviewMs,
    (template, change) => webhooks.tell('TEMPLATE_UPDATE', templateUpdate(template, change), null),
    base.approvesAll,
  )
  const templates: Templates = new Templates({
    ...base,
    senderIds: SENDER_IDS,
    onSubmit: (template) => review.submit(template, templates),
    onRemove: ({ id }) => review.cancel(id),
  })
  for (const template of [...seededTemplates(), ...generatedTemplates(base.templateCount)]) templates.add(template)
  const messages = new Messages({
    ...base,
    templates,
    senderIds: SENDER_IDS,
    onReport: (message, report) =>
      report.kind === 'seen'
        ? webhooks.tell('SEEN', seenReport(message), message.from, message.notifyUrl)
        : webhooks.tell('DELIVERY', deliveryReport(message, report.status), message.from, message.notifyUrl),
  })
  const inbound = new Set<string>()
  const throttle = options.throttled ? new Throttle(timeline) : null
  const account: Account = { templates, messages, subscriptions, inbound, throttle }

  const server = await startSimulatorServer(base, {
    senders: { ids: SENDER_IDS, names: SENDER_NAMES, hear },
    behaviour,
    authenticate: ({ headers }) => authenticate(apiKey, headers),
    dispatch: (request) => dispatch(account, request),
    tooLarge: () => new Refusal('PAYLOAD_TOO_LARGE', {}, { connection: 'close' }),
    malformed: (reason) => invalid('body', reason),
    refused: (error, path) => (error instanceof Refusal ? errorAnswer(error, path) : null),
    close: () => webhooks.close(),
  })

  function hear(reply: PhoneReply): Promise<void> {
    messages.hear(reply)
    inbound.add(inboundId(reply))
    return webhooks.tell('INBOUND_MESSAGE', inboundMessage(reply, messages.find(reply.inReplyTo)), reply.to)
  }

  return {
    ...server,
    baseUrl: server.origin,
    secret: apiKey,
    messages: () => messages.all(),
    templates,
    decideReview: async (templateId, verdict) => review.decide(templates.get(templateId), templates, verdict),
  }
}
