import type { FaultBehaviour } from '../faults.ts'
import { jsonTextAnswer } from '../http.ts'
import { errorBody } from './errors.ts'
import { BUSINESS_ACCOUNT_ID } from './template-view.ts'

/** How Infobip's own shapes go wrong. */
export const behaviour: FaultBehaviour = {
  errorBody,
  endlessPage(path, query, act) {
    // The other lists have no pages.
    if (path !== '/whatsapp/1/templates') return act(query)
    const first = new URLSearchParams(query)
    first.set('page', '0')
    const answer = act(first)
    if (answer.status !== 200 || answer.body === null) return answer
    const page = Number(query.get('page') ?? 0)
    const paging = { page, size: Number(query.get('size') ?? 10), totalPages: 1_000_000_000, totalResults: 10_000_000_000 }
    const { results } = JSON.parse(answer.body) as { results: unknown[] }
    return jsonTextAnswer(200, JSON.stringify({ results, paging }), answer.headers)
  },
}

/** No document has it. */
export const UNKNOWN_STATUS = 'QUALITY_APPEAL'

/** Every second template, always the same ones. */
export const hasUnknownStatus = ({ id }: { id: string }): boolean => Number(id.slice(-1)) % 2 === 0

/** What Infobip answers of a template whose parts it does not know: the type, and nothing else of the structure. */
export const unsupportedTemplate = (): string =>
  JSON.stringify({
    id: '9000000000000001',
    businessAccountId: BUSINESS_ACCOUNT_ID,
    name: 'loja_mais_proxima_v1',
    language: 'unknown',
    status: 'APPROVED',
    category: 'UTILITY',
    structure: { type: 'UNSUPPORTED' },
    quality: 'UNKNOWN',
    createdAt: '2026-08-03T13:00:00.000+0000',
    lastUpdatedAt: '2026-10-05T17:30:00.000+0000',
  })
