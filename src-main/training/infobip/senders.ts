import { invalid } from './errors.ts'
import { timeOf } from './time.ts'

/** The account's two senders, service desk and finance, both on one WhatsApp Business Account. */
export const SENDER_IDS = ['5511940000001', '5511940000002'] as const
const [DESK, FINANCE] = SENDER_IDS
/** As WhatsApp shows them. */
export const SENDER_NAMES: Readonly<Record<string, string>> = { [DESK]: 'Central de Serviços', [FINANCE]: 'Financeiro' }

const lastUpdated = timeOf(new Date('2026-11-02T09:00:00.000Z'))
const QUALITY = [
  { sender: DESK, qualityRating: 'HIGH', status: 'CONNECTED', currentLimit: 'LIMIT_10K', lastUpdated },
  { sender: FINANCE, qualityRating: 'MEDIUM', status: 'CONNECTED', currentLimit: 'LIMIT_2K', lastUpdated },
]

/** How the given senders stand. What is said of one that is not the account's is not documented; it is left out. */
export function senderQuality(query: URLSearchParams): unknown {
  const senders = query.getAll('senders').flatMap((value) => value.split(',').filter((one) => one !== ''))
  if (senders.length < 1 || senders.length > 100) throw invalid('senders', 'size must be between 1 and 100')
  return { results: QUALITY.filter(({ sender }) => senders.includes(sender)) }
}
