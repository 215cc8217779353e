import { type Answer, jsonAnswer, jsonTextAnswer, noContent, noWords } from '../http.ts'
import { type ApiRequest, findEndpoint, type Routes } from '../routes.ts'
import { Refusal } from './errors.ts'
import type { Messages } from './messages.ts'
import { senderQuality } from './senders.ts'
import type { Subscriptions } from './subscriptions.ts'
import type { Templates } from './templates.ts'
import { type Limit, perHour, perSecond, type Throttle } from './throttle.ts'

export type Account = {
  templates: Templates
  messages: Messages
  subscriptions: Subscriptions
  /** The ids of what people wrote. */
  inbound: ReadonlySet<string>
  /** Null: any number of calls. */
  throttle: Throttle | null
}

type Endpoint = {
  handle(account: Account, request: ApiRequest, ids: readonly [string, string]): Answer
  /** As Infobip documents it; none where it says nothing. */
  limit?: Limit
}

const ok = (value: unknown): Answer => jsonAnswer(200, value)

const ROUTES: Routes<Endpoint> = [
  {
    path: /^\/whatsapp\/2\/senders\/([^/]+)\/templates$/,
    methods: {
      GET: {
        handle: ({ templates }, _, [sender]) => jsonTextAnswer(200, templates.ofSender(sender)),
        limit: perSecond(2500),
      },
      POST: {
        handle: ({ templates }, request, [sender]) =>
          jsonTextAnswer(201, templates.json(templates.create(sender, request.json()))),
        limit: perHour(1000),
      },
    },
  },
  {
    // To read and to edit takes an id, to delete a name.
    path: /^\/whatsapp\/2\/senders\/([^/]+)\/templates\/([^/]+)$/,
    methods: {
      GET: {
        handle: ({ templates }, _, [sender, id]) => {
          templates.checkSender(sender)
          return jsonTextAnswer(200, templates.json(templates.get(id)))
        },
        limit: perSecond(2500),
      },
      PATCH: {
        handle: ({ templates }, request, [sender, id]) =>
          jsonTextAnswer(200, templates.json(templates.edit(sender, id, request.json()))),
        limit: perHour(100),
      },
      DELETE: {
        handle: ({ templates }, _, [sender, name]) => {
          templates.remove(sender, name)
          return noContent
        },
        limit: perHour(200),
      },
    },
  },
  {
    path: /^\/whatsapp\/1\/senders\/([^/]+)\/templates$/,
    methods: { GET: { handle: ({ templates }, _, [sender]) => ok(templates.ofSenderV1(sender)), limit: perSecond(15) } },
  },
  {
    path: /^\/whatsapp\/1\/templates$/,
    methods: {
      GET: { handle: ({ templates }, { query }) => jsonTextAnswer(200, templates.ofAccount(query)), limit: perSecond(15) },
    },
  },
  {
    path: /^\/whatsapp\/1\/senders\/quality$/,
    methods: { GET: { handle: (_, { query }) => ok(senderQuality(query)), limit: perSecond(10) } },
  },
  {
    path: /^\/whatsapp\/1\/message\/template$/,
    methods: {
      POST: { handle: ({ messages }, request) => ok(messages.sendTemplates(request.json())), limit: perSecond(4000) },
    },
  },
  {
    path: /^\/whatsapp\/1\/message\/text$/,
    methods: { POST: { handle: ({ messages }, request) => ok(messages.sendText(request.json())), limit: perSecond(4000) } },
  },
  {
    path: /^\/whatsapp\/1\/senders\/([^/]+)\/message\/([^/]+)\/read$/,
    methods: {
      POST: {
        handle: ({ templates, inbound }, _, [sender, messageId]) => {
          templates.checkSender(sender)
          if (!inbound.has(messageId)) throw new Refusal('NOT_FOUND')
          return noContent
        },
      },
    },
  },
  {
    path: /^\/subscriptions\/1\/subscription\/([^/]+)$/,
    methods: {
      GET: { handle: ({ subscriptions }, { query }, [channel]) => ok(subscriptions.list(channel, query)) },
      POST: {
        handle: ({ subscriptions }, request, [channel]) => {
          const created = subscriptions.create(channel, request.json())
          return jsonAnswer(201, created, { location: `${request.path}/${created.subscriptionId}` })
        },
      },
    },
  },
  {
    path: /^\/subscriptions\/1\/subscription\/([^/]+)\/([^/]+)$/,
    methods: {
      GET: { handle: ({ subscriptions }, _, [channel, id]) => ok(subscriptions.get(channel, id)) },
      DELETE: {
        handle: ({ subscriptions }, _, [channel, id]) => {
          subscriptions.remove(channel, id)
          // 200, unlike a template's.
          return noWords
        },
      },
    },
  },
]

/** Does what a request asks; throws `Refusal`. */
export function dispatch(account: Account, request: ApiRequest): Answer {
  const found = findEndpoint(ROUTES, request)
  if (found === null) throw new Refusal('NOT_FOUND')
  if ('allow' in found) throw new Refusal('METHOD_NOT_ALLOWED', {}, found)
  const { endpoint, route, ids } = found
  if (endpoint.limit) account.throttle?.take(`${request.method} ${route}`, endpoint.limit)
  return endpoint.handle(account, request, ids)
}
