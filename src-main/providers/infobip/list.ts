import type { ListOptions, RemoteTemplate, TemplatePage } from '../adapter.ts'
import type { Http } from '../http.ts'
import { listPages, readRows } from '../list-pages.ts'
import { toSender } from '../phone-digits.ts'
import { oneAhead } from '../prefetch.ts'
import { ProviderError } from '../provider-error.ts'
import { readTemplate } from './read-template.ts'
import { accountListSchema, paths, senderListSchema } from './wire.ts'

/** The most that Infobip gives. */
const PAGE_SIZE = 100

/** The account's list, or one by sender where the key may not see the account's or the host has none. */
export async function* listTemplates(http: Http, { senderIds, signal }: ListOptions): AsyncGenerator<TemplatePage, void> {
  let begun = false
  try {
    for await (const page of accountTemplates(http, signal)) {
      begun = true
      yield page
    }
    return
  } catch (error) {
    const refused = error instanceof ProviderError && (error.kind === 'permission' || error.kind === 'not-found')
    if (begun || !refused || senderIds.length === 0) throw error
  }
  yield* senderTemplates(http, senderIds, signal)
}

/** One page of the account's list; pages count from 0. */
export async function accountPage(http: Http, page: number, size: number, signal: AbortSignal | undefined) {
  const { body } = await http({
    method: 'GET',
    path: paths.accountTemplates,
    query: { page, size },
    schema: accountListSchema,
    signal,
  })
  return { rows: body.results, total: body.paging?.totalResults ?? null }
}

const accountTemplates = (http: Http, signal: AbortSignal | undefined): AsyncGenerator<TemplatePage, void> =>
  listPages({ first: 0, fetchPage: (page, own) => accountPage(http, page, PAGE_SIZE, own), readTemplate }, signal)

/**
 * Senders of one business share its templates, so the same one comes from several:
 * all are read before it is known whose each is. One sender that is refused ends it
 * all, for its templates would pass for deleted.
 */
async function* senderTemplates(
  http: Http,
  senderIds: readonly string[],
  signal: AbortSignal | undefined,
): AsyncGenerator<TemplatePage, void> {
  const senders = [...new Map(senderIds.map((senderId) => [toSender(senderId), senderId]))]
  const found = new Map<string, { template: RemoteTemplate; owners: Set<string> }>()
  async function* lists(own: AbortSignal): AsyncGenerator<{ senderId: string; rows: unknown[] }, void> {
    for (const [sender, senderId] of senders) {
      const path = paths.senderTemplates(sender)
      const { body } = await http({ method: 'GET', path, schema: senderListSchema, signal: own })
      yield { senderId, rows: body.templates }
    }
  }
  for await (const { senderId, rows } of oneAhead(lists, signal)) {
    for (const template of readRows(rows, { readTemplate }, `sender ${senderId}`)) {
      const known = found.get(template.remoteId)
      if (known) known.owners.add(senderId)
      else found.set(template.remoteId, { template, owners: new Set([senderId]) })
    }
  }
  const templates = [...found.values()].map(({ template, owners: [owner, another] }) =>
    senders.length > 1 && owner !== undefined && another === undefined ? { ...template, senderId: owner } : template,
  )
  yield { templates, total: templates.length }
  signal?.throwIfAborted()
}
