import { type Answer, jsonAnswer, jsonTextAnswer, noContent } from '../http.ts'
import { type ApiRequest, findEndpoint, type Routes } from '../routes.ts'
import { Refusal } from './errors.ts'
import type { Messages } from './messages.ts'
import { messageEntries } from './reports.ts'
import type { Subscriptions } from './subscriptions.ts'
import type { Template, Templates } from './templates.ts'

export type Account = { templates: Templates; messages: Messages; subscriptions: Subscriptions }

type Handler = (account: Account, request: ApiRequest, ids: readonly [string, string]) => Answer

/** Every success is 200, creation too; a deletion is 204. */
const ok = (value: unknown): Answer => jsonAnswer(200, value)
const okTemplate = (templates: Templates, template: Template): Answer => jsonTextAnswer(200, templates.json(template))

const ROUTES: Routes<Handler> = [
  {
    path: /^\/v2\/templates$/,
    methods: {
      GET: ({ templates }, { query }) => {
        const { templates: page, ...paging } = templates.list(query)
        return jsonTextAnswer(200, `[${page.join(',')}]`, {
          'x-total': String(paging.total),
          'x-page': String(paging.page),
          'x-page-size': String(paging.size),
        })
      },
      POST: ({ templates }, request) => okTemplate(templates, templates.create(request.json())),
    },
  },
  {
    path: /^\/v2\/templates\/([^/]+)$/,
    methods: {
      GET: ({ templates }, _, [id]) => okTemplate(templates, templates.get(id)),
      PATCH: ({ templates }, request, [id]) => okTemplate(templates, templates.edit(id, request.json())),
      DELETE: ({ templates }, _, [id]) => {
        templates.remove(id)
        return noContent
      },
    },
  },
  {
    path: /^\/v2\/templates\/([^/]+)\/comments$/,
    methods: {
      GET: ({ templates }, _, [id]) => ok(templates.get(id).comments),
      POST: ({ templates }, request, [id]) => ok(templates.comment(id, request.json())),
    },
  },
  {
    path: /^\/v2\/templates\/([^/]+)\/comments\/([^/]+)$/,
    methods: {
      DELETE: ({ templates }, _, [id, commentId]) => {
        templates.removeComment(id, commentId)
        return noContent
      },
    },
  },
  {
    path: /^\/v2\/channels\/whatsapp\/messages$/,
    methods: { POST: ({ messages }, request) => ok(messages.send(request.json())) },
  },
  {
    path: /^\/v2\/subscriptions$/,
    methods: {
      GET: ({ subscriptions }) => ok(subscriptions.list()),
      POST: ({ subscriptions }, request) => ok(subscriptions.create(request.json())),
    },
  },
  {
    path: /^\/v2\/subscriptions\/([^/]+)$/,
    methods: {
      GET: ({ subscriptions }, _, [id]) => ok(subscriptions.get(id)),
      PATCH: ({ subscriptions }, request, [id]) => ok(subscriptions.edit(id, request.json())),
      DELETE: ({ subscriptions }, _, [id]) => {
        subscriptions.remove(id)
        return noContent
      },
    },
  },
  {
    path: /^\/v2\/reports\/message\/entries$/,
    methods: { GET: ({ messages }, { query }) => ok(messageEntries(query, messages.all())) },
  },
]

/** Does what a request asks; throws `Refusal`. */
export function dispatch(account: Account, request: ApiRequest): Answer {
  const found = findEndpoint(ROUTES, request)
  if (found === null) throw new Refusal('NOT_FOUND')
  if ('allow' in found) throw new Refusal('METHOD_NOT_ALLOWED', [], found)
  return found.endpoint(account, request, found.ids)
}
