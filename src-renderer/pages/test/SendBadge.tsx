import { useTranslation } from 'react-i18next'
import type { TestSend } from '#core/implementation'
import type { DeliveryStatus } from '#core/provider'
import { type Tone, ToneBadge } from '../../components/ToneBadge.tsx'
import { reached } from './delivery-progress.ts'

const TONES = {
  accepted: 'neutral',
  held: 'warn',
  sent: 'neutral',
  delivered: 'ok',
  read: 'ok',
  replied: 'ok',
  failed: 'bad',
  unknown: 'warn',
} as const satisfies Record<DeliveryStatus, Tone>

/** The furthest that a message came, in a word. */
export function SendBadge({ send }: { send: TestSend }) {
  const { t } = useTranslation()
  const furthest = reached(send)
  if (send.received === true && send.stale) return <ToneBadge tone="warn">{t('test.received.outdated')}</ToneBadge>
  if (furthest === null) return <ToneBadge tone="neutral">{t('testState.pending')}</ToneBadge>
  return <ToneBadge tone={TONES[furthest]}>{t(`reached.${furthest}`)}</ToneBadge>
}
