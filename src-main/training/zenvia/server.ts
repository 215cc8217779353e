import { randomBytes } from 'node:crypto'
import { startSimulatorServer } from '../server.ts'
import { type Simulator, type SimulatorOptions, simulatorBase } from '../simulator.ts'
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
}

export type ZenviaSimulator = Simulator & {
  /** Every accepted message in order, with what became of it so far. */
  messages(): SimulatedMessage[]
  /** Ends a template's review at once. @throws when there is no such template. */
  decideReview(templateId: string, verdict: Verdict): void
  /** The account's templates: what somebody in the portal, or Meta, does to them between two syncs. */
  templates: Templates
}

/** @throws when the port is taken. */
export async function startZenviaSimulator(options: ZenviaSimulatorOptions = {}): Promise<ZenviaSimulator> {
  const credentials = { token: options.token ?? randomBytes(24).toString('base64url'), signatureSecret: options.signatureSecret }
  const base = simulatorBase(options)
  const { timeline } = base
  const review = new Review(timeline, base.reviewMs, base.approvesAll)
  const templates: Templates = new Templates({
    ...base,
    senderIds: SENDER_IDS,
    onSubmit: (template) => review.submit(template, templates),
  })
  for (const template of [...seededTemplates(), ...generatedTemplates(base.templateCount)]) templates.add(template)
  const subscriptions = new Subscriptions(timeline)
  const webhooks = new Webhooks({ ...base, subscriptions })
  const messages = new Messages({
    ...base,
    templates,
    senderIds: SENDER_IDS,
    onStatus: (message, code) => webhooks.messageStatus(message, code),
  })
  const account: Account = { templates, messages, subscriptions }

  const server = await startSimulatorServer(base, {
    senders: {
      ids: SENDER_IDS,
      names: SENDER_NAMES,
      hear(reply) {
        messages.hear(reply)
        return webhooks.messageReceived(reply)
      },
    },
    behaviour,
    authenticate: (call) => authenticate(credentials, call, timeline),
    dispatch: (request) => dispatch(account, request),
    tooLarge: () => new Refusal('PAYLOAD_TOO_LARGE', [], { connection: 'close' }),
    malformed: (reason) => invalid('', reason),
    refused: (error) => (error instanceof Refusal ? errorAnswer(error) : null),
    close: () => webhooks.close(),
  })

  return {
    ...server,
    baseUrl: `${server.origin}/v2`,
    secret: credentials.token,
    messages: () => messages.all(),
    templates,
    decideReview: (templateId, verdict) => review.decide(templates.get(templateId), templates, verdict),
  }
}
