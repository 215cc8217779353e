import type { RemoteTemplate, TemplatePage } from './adapter.ts'
import { oneAhead } from './prefetch.ts'
import { ProviderError } from './provider-error.ts'

/** One page as it came; `total` is the count of items overall, null where the provider does not say it. */
export type RawPage = { rows: readonly unknown[]; total: number | null }

export type PagedList = {
  /** What the provider calls its first page. */
  first: 0 | 1
  fetchPage(page: number, signal: AbortSignal): Promise<RawPage>
  /** Null for a row that can't even be named. */
  readTemplate(row: unknown): RemoteTemplate | null
}

/** With the smallest pages seen (100) 50,000 templates; Meta allows 6,000 in one account. */
const MOST_PAGES = 500

/**
 * Every page to the end, the next one already on its way. A template that moved to a
 * later page while the list was read comes only once; one that may have been skipped
 * ends in an error, for the caller would take it for deleted.
 */
export async function* listPages(list: PagedList, signal: AbortSignal | undefined): AsyncGenerator<TemplatePage, void> {
  const seen = new Set<string>()
  let largestTotal = 0
  for await (const { page, rows, total, last } of oneAhead((own) => rawPages(list, own), signal)) {
    if (total !== null && total < largestTotal) throw broken(`${largestTotal} templates became ${total} while reading`)
    largestTotal = Math.max(largestTotal, total ?? 0)
    const templates = readRows(rows, list, `page ${page}`).filter(({ remoteId }) => {
      const fresh = !seen.has(remoteId)
      seen.add(remoteId)
      return fresh
    })
    if (rows.length > 0 && templates.length === 0) throw broken(`page ${page} brings nothing new`)
    if (last && seen.size < largestTotal) throw broken(`${seen.size} of ${largestTotal} templates`)
    if (templates.length > 0 || page === list.first) yield { templates, total }
  }
}

/** The end is where as many came as there are. Without a count it is an empty page: a short one may just be a small one. */
async function* rawPages(
  { first, fetchPage }: PagedList,
  signal: AbortSignal,
): AsyncGenerator<RawPage & { page: number; last: boolean }, void> {
  let received = 0
  for (let page = first; page < first + MOST_PAGES; page++) {
    const { rows, total } = await fetchPage(page, signal)
    received += rows.length
    const last = rows.length === 0 || received === total
    yield { page, rows, total, last }
    if (last) return
  }
  throw broken(`more than ${MOST_PAGES} pages`)
}

/** @throws ProviderError `protocol` for a row without an id: left out, it would pass for deleted */
export function readRows(
  rows: readonly unknown[],
  { readTemplate }: Pick<PagedList, 'readTemplate'>,
  place: string,
): RemoteTemplate[] {
  return rows.map((row, index) => {
    const template = readTemplate(row)
    if (!template) throw broken(`${place}: no id at index ${index}`)
    return template
  })
}

const broken = (hint: string): ProviderError => new ProviderError('protocol', { hint })
