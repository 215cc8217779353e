import type { RemoteTemplate, TemplatePage } from './adapter.ts'
import { oneAhead } from './prefetch.ts'
import { ProviderError } from './provider-error.ts'
import { rowId } from './row-guards.ts'

/** One page as it came; `total` is the count of items overall, null where the provider does not say it. */
export type RawPage = { rows: readonly unknown[]; total: number | null }

export type PagedList = {
  /** What the provider calls its first page. */
  first: 0 | 1
  /** How many rows are asked for at a time; the server may give fewer. */
  size: number
  fetchPage(page: number, size: number, signal?: AbortSignal): Promise<RawPage>
  /** Null for a row that can't even be named. */
  readTemplate(row: unknown): RemoteTemplate | null
}

/** With the smallest pages seen (100) 50,000 templates; Meta allows 6,000 in one account. */
const MOST_PAGES = 500
/** How often a list is read that does not hold still. */
const MOST_PASSES = 4

/**
 * Every page to the end, the next one already on its way; a template that is on several pages comes
 * once. While a list of several pages is read, what is deleted on a page already read pulls another
 * template over the edge of the next one, and no count tells: so the edges are looked at in the end,
 * and a list that moved is read again, until that brings nothing new. One that never comes out whole ends in an error, for the
 * caller would take for deleted what is only missing from it.
 */
export async function* listPages(list: PagedList, signal: AbortSignal | undefined): AsyncGenerator<TemplatePage, void> {
  const seen = new Map<string, string>()
  let complaint: string | null = null
  for (let pass = 1; ; pass++) {
    const before = seen.size
    const earlier: string | null = complaint
    const inPass = new Set<string>()
    const order: string[] = []
    const edges: number[] = []
    let count = 0
    let lastTotal: number | null = null
    let lastIds = ''
    complaint = null
    for await (const { page, rows, total, last } of oneAhead((own) => rawPages(list, own), signal)) {
      count++
      // A list that has gone silent says nothing against what was read of it.
      if (pass > 1 && count === 1 && rows.length === 0) {
        if (earlier === null) return
        throw broken(earlier)
      }
      if (total !== null && lastTotal !== null && total < lastTotal)
        complaint ??= `${lastTotal} templates became ${total} while reading`
      lastTotal = Math.max(total ?? 0, lastTotal ?? 0)
      const had = inPass.size
      if (order.length > 0) edges.push(order.length)
      const templates: RemoteTemplate[] = []
      for (const [index, row] of rows.entries()) {
        const id = rowId(row)
        const known = id === null ? undefined : seen.get(id)
        // From an earlier pass: read already.
        const isOld = id !== null && known !== undefined && !inPass.has(id)
        if (id !== null) inPass.add(id)
        order.push(id ?? '')
        if (isOld) continue
        const template = readRow(row, list, `page ${page}`, index)
        if (known === undefined) {
          seen.set(template.remoteId, nameOf(template))
          templates.push(template)
        }
        // One of two with the same id would be gone without a word.
        else if (known !== nameOf(template)) throw broken(`two templates with the id ${id}`)
      }
      if (templates.length > 0 || (pass === 1 && page === list.first)) yield { templates, total }
      const ids = rows.map(rowId).join()
      if (rows.length > 0 && inPass.size === had) {
        // The same page again: whichever is asked for.
        if (ids === lastIds) throw broken(`page ${page} brings nothing new`)
        complaint ??= `page ${page} brings nothing new`
        break
      }
      lastIds = ids
      if (last && inPass.size < lastTotal) complaint ??= `${inPass.size} of ${lastTotal} templates`
    }
    if (complaint === null && (pass === 1 ? await heldStill(list, order, edges, signal) : seen.size === before)) return
    // The same fault twice is the provider's way, not a list that moved.
    if (pass === MOST_PASSES || (complaint !== null && complaint === earlier && seen.size === before))
      throw broken(complaint ?? `the list changed in each of ${MOST_PASSES} readings`)
  }
}

/** One of them does not divide an edge of any list that is short enough to be read. */
const LOOKS = [2, 3, 5, 7, 11, 13, 17]

/**
 * Looks once more at the rows on both sides of each edge between two pages, a few at a time: whatever
 * was pulled over it stands there. A server that gives pages of its own size only seems to have moved.
 * @param order the ids as they were read @param edges where in it a page began
 */
async function heldStill(
  { first, fetchPage }: PagedList,
  order: readonly string[],
  edges: readonly number[],
  signal: AbortSignal | undefined,
): Promise<boolean> {
  for (const edge of edges) {
    const size = LOOKS.find((candidate) => edge % candidate !== 0) ?? 1
    const page = Math.floor(edge / size)
    const { rows } = await fetchPage(first + page, size, signal)
    // A list that has gone silent says nothing against what was read of it.
    if (rows.length === 0) return true
    if (rows.length > size || rows.some((row, index) => rowId(row) !== order[page * size + index])) return false
  }
  return true
}

/** The end is where as many came as there are. Without a count it is an empty page: a short one may just be a small one. */
async function* rawPages(
  { first, size, fetchPage }: PagedList,
  signal: AbortSignal,
): AsyncGenerator<RawPage & { page: number; last: boolean }, void> {
  let received = 0
  for (let page = first; page < first + MOST_PAGES; page++) {
    const { rows, total } = await fetchPage(page, size, signal)
    received += rows.length
    const last = rows.length === 0 || received === total
    yield { page, rows, total, last }
    if (last) return
  }
  throw broken(`more than ${MOST_PAGES} pages`)
}

/** @throws ProviderError `protocol` for a row without an id: left out, it would pass for deleted */
export const readRows = (rows: readonly unknown[], list: Pick<PagedList, 'readTemplate'>, place: string): RemoteTemplate[] =>
  rows.map((row, index) => readRow(row, list, place, index))

function readRow(row: unknown, { readTemplate }: Pick<PagedList, 'readTemplate'>, place: string, index: number): RemoteTemplate {
  const template = readTemplate(row)
  if (!template) throw broken(`${place}: no id at index ${index}`)
  return template
}

const nameOf = ({ content }: RemoteTemplate): string => `${content.name}\n${content.language}`
const broken = (hint: string): ProviderError => new ProviderError('protocol', { hint })
