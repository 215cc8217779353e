import type { RemoteTemplate, TemplatePage } from '../adapter.ts'
import { ProviderError } from '../error.ts'
import type { Http } from '../http.ts'
import { readTemplate } from './read-template.ts'
import { PAGE_SIZE_HEADER, paths, TOTAL_HEADER, templateListSchema } from './wire.ts'

/** Only WhatsApp's: the same list holds SMS, RCS and e-mail templates. */
export const WHATSAPP = { channel: 'WHATSAPP' } as const

const PAGE_SIZE = 100
/** 50,000 templates; Meta allows 6,000 in one account. */
const MOST_PAGES = 500

/** A decimal header, or null where it is missing or no count. */
export function countHeader(headers: Headers, name: string): number | null {
  const text = headers.get(name)?.trim() ?? ''
  return /^\d{1,15}$/.test(text) ? Number(text) : null
}

/**
 * Every page to the end. A template that moved to a later page while the list
 * was read comes only once; one that may have been skipped ends in an error, for
 * the caller would take it for deleted.
 */
export async function* listTemplates(http: Http, signal: AbortSignal | undefined): AsyncGenerator<TemplatePage> {
  const seen = new Set<string>()
  let largestTotal = 0
  for (let page = 1; page <= MOST_PAGES; page++) {
    const query = { ...WHATSAPP, page, size: PAGE_SIZE }
    const { body: rows, headers } = await http({
      method: 'GET',
      path: paths.templates,
      query,
      schema: templateListSchema,
      signal,
    })
    const total = countHeader(headers, TOTAL_HEADER)
    // The largest size is undocumented: the server may give fewer than it was asked for.
    const size = countHeader(headers, PAGE_SIZE_HEADER) || PAGE_SIZE

    if (total !== null && total < largestTotal) throw broken(`${largestTotal} templates became ${total} while reading`)
    largestTotal = Math.max(largestTotal, total ?? 0)
    if (rows.length === 0) {
      if (seen.size < largestTotal) throw broken(`${seen.size} of ${largestTotal} templates`)
      if (page === 1) yield { templates: [], total }
      return
    }

    const fresh: RemoteTemplate[] = []
    rows.forEach((row, index) => {
      const template = readTemplate(row)
      if (!template) throw broken(`page ${page}: no id at index ${index}`)
      if (seen.has(template.remoteId)) return
      seen.add(template.remoteId)
      fresh.push(template)
    })
    if (fresh.length === 0) throw broken(`page ${page} brings nothing new`)
    yield { templates: fresh, total }
    // The caller may have been busy for long.
    signal?.throwIfAborted()
    if (total === null ? rows.length < size : page * size >= total) {
      if (total !== null && seen.size < total) throw broken(`${seen.size} of ${total} templates`)
      return
    }
  }
  throw broken(`more than ${MOST_PAGES} pages`)
}

const broken = (hint: string): ProviderError => new ProviderError('protocol', { hint })
