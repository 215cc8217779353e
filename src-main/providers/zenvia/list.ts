import type { FetchHeaders } from '../../transport/index.ts'
import type { TemplatePage } from '../adapter.ts'
import type { Http } from '../http.ts'
import { listPages } from '../list-pages.ts'
import { readTemplate } from './read-template.ts'
import { paths, TOTAL_HEADER, templateListSchema } from './wire.ts'

/** Only WhatsApp's: the same list holds SMS, RCS and e-mail templates. */
export const WHATSAPP = { channel: 'WHATSAPP' } as const

/**
 * One request for nearly every account; of a long list the next page comes while this one
 * is saved, and little is in memory at a time. The largest is undocumented (500 is Zenvia's
 * own default): the server may give fewer.
 */
const PAGE_SIZE = 200

/** A decimal header, or null where it is missing or no count. */
export function countHeader(headers: FetchHeaders, name: string): number | null {
  const text = headers.get(name)?.trim() ?? ''
  return /^\d{1,15}$/.test(text) ? Number(text) : null
}

export const listTemplates = (http: Http, signal: AbortSignal | undefined): AsyncIterable<TemplatePage> =>
  listPages(
    {
      first: 1,
      size: PAGE_SIZE,
      async fetchPage(page, size, signal) {
        const query = { ...WHATSAPP, page, size }
        const { body, headers } = await http({ method: 'GET', path: paths.templates, query, schema: templateListSchema, signal })
        return { rows: body, total: countHeader(headers, TOTAL_HEADER) }
      },
      readTemplate,
    },
    signal,
  )
