import type { FaultBehaviour } from '../faults.ts'
import { errorBody } from './errors.ts'

/** How Zenvia's own shapes go wrong. */
export const behaviour: FaultBehaviour = {
  errorBody,
  endlessPage(_path, query, act) {
    const first = new URLSearchParams(query)
    first.set('page', '1')
    const answer = act(first)
    // Whatever has no pages has no such headers, either.
    if (answer.headers['x-page'] === undefined) return answer
    return { ...answer, headers: { ...answer.headers, 'x-page': query.get('page') ?? '1', 'x-total': '1000000000' } }
  },
}

/** No document has it. */
export const UNKNOWN_STATUS = 'WAITING_QUALITY_APPEAL'

/** Every second template, always the same ones. */
export const hasUnknownStatus = ({ id }: { id: string }): boolean => Number.parseInt(id.slice(-1), 16) % 2 === 0

/** A header and a button that Zenvia does not document: kinds of template that come one day. */
export const UNSUPPORTED_TEMPLATE = JSON.stringify({
  id: 'd3b0a1c4-5f6e-4a7b-8c9d-0e1f2a3b4c5d',
  name: 'loja_mais_proxima_v1',
  locale: 'pt_BR',
  channel: 'WHATSAPP',
  senderId: '5511930000001',
  category: 'UTILITY',
  status: 'APPROVED',
  qualityScore: 'UNKNOWN',
  text: 'A loja mais próxima de você está no mapa acima.',
  fields: [],
  examples: {},
  components: {
    header: { type: 'MEDIA_LOCATION' },
    body: { type: 'TEXT_FIXED', text: 'A loja mais próxima de você está no mapa acima.' },
    buttons: { type: 'ACTIONS', items: [{ type: 'FLOW', text: 'Agendar', flowId: '1' }] },
  },
  comments: [],
  createdAt: '2026-08-03T13:00:00.000Z',
  updatedAt: '2026-10-05T17:30:00.000Z',
})
