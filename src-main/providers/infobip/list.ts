import type { ListOptions, RemoteTemplate, TemplatePage } from '../adapter.ts'
import type { Http } from '../http.ts'
import { listPages, readRows } from '../list-pages.ts'
import { toSender } from '../phone-digits.ts'
import { oneAhead } from '../prefetch.ts'
import { ProviderError } from '../provider-error.ts'
import { isObject } from '../row-guards.ts'
import { poolOf, readTemplate } from './read-template.ts'
import { accountListSchema, paths, senderListSchema } from './wire.ts'

/** The most that Infobip gives. */
const PAGE_SIZE = 100

/**
 * The account's list, or one by sender where the key may not see the account's or the host has none.
 * One key may reach several WhatsApp accounts: then each sender's own list tells which is whose.
 */
export async function* listTemplates(http: Http, { senderIds, signal }: ListOptions): AsyncGenerator<TemplatePage, void> {
  let begun = false
  try {
    const pools = new Set<string>()
    for await (const page of accountTemplates(http, signal)) {
      begun = true
      for (const { poolId } of page.templates) if (poolId !== null) pools.add(poolId)
      yield page
    }
    if (pools.size > 1 && senderIds.length > 0)
      yield { templates: [], total: null, pools: await poolsOf(http, senderIds, signal) }
    return
  } catch (error) {
    const refused = error instanceof ProviderError && (error.kind === 'permission' || error.kind === 'not-found')
    if (begun || !refused || senderIds.length === 0) throw error
  }
  yield* senderTemplates(http, senderIds, signal)
}

/** A sender's WhatsApp account is that of its templates. One that can't be asked, or has none, stays unknown. */
async function poolsOf(
  http: Http,
  senderIds: readonly string[],
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, string>> {
  const pools = new Map<string, string>()
  for (const senderId of senderIds) {
    try {
      const path = paths.senderTemplates(toSender(senderId))
      const { body } = await http({ method: 'GET', path, schema: senderListSchema, signal })
      const poolId = poolIn(body.templates)
      if (poolId !== null) pools.set(senderId, poolId)
    } catch (error) {
      // The list itself is whole; this sender is judged as before.
      if (!(error instanceof ProviderError)) throw error
    }
  }
  return pools
}

const poolIn = (rows: readonly unknown[]): string | null =>
  rows.map((row) => (isObject(row) ? poolOf(row) : null)).find((poolId) => poolId !== null) ?? null

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
  listPages(
    { first: 0, size: PAGE_SIZE, fetchPage: (page, size, own) => accountPage(http, page, size, own), readTemplate },
    signal,
  )

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
  const pools = new Map<string, string>()
  async function* lists(own: AbortSignal): AsyncGenerator<{ senderId: string; rows: unknown[] }, void> {
    for (const [sender, senderId] of senders) {
      const path = paths.senderTemplates(sender)
      const { body } = await http({ method: 'GET', path, schema: senderListSchema, signal: own })
      yield { senderId, rows: body.templates }
    }
  }
  for await (const { senderId, rows } of oneAhead(lists, signal)) {
    const poolId = poolIn(rows)
    if (poolId !== null) pools.set(senderId, poolId)
    for (const template of readRows(rows, { readTemplate }, `sender ${senderId}`)) {
      const known = found.get(template.remoteId)
      if (known) known.owners.add(senderId)
      else found.set(template.remoteId, { template, owners: new Set([senderId]) })
    }
  }
  const templates = [...found.values()].map(({ template, owners: [owner, another] }) =>
    senders.length > 1 && owner !== undefined && another === undefined ? { ...template, senderId: owner } : template,
  )
  yield { templates, total: templates.length, pools }
  signal?.throwIfAborted()
}
