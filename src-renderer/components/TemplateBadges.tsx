import { useTranslation } from 'react-i18next'
import type { TemplateRow } from '#core/contract'
import { type Tone, ToneBadge } from './ToneBadge.tsx'

const TONES: Partial<Record<TemplateRow['status'], Tone>> = {
  APPROVED: 'ok',
  REJECTED: 'bad',
  DISABLED: 'bad',
  PAUSED: 'warn',
}

/** The provider's verdict; a word that no mapping knows is shown as the provider wrote it. */
export function StatusBadge({ template }: { template: Pick<TemplateRow, 'status' | 'statusRaw'> }) {
  const { t } = useTranslation()
  return (
    <ToneBadge tone={TONES[template.status] ?? 'neutral'}>
      {template.status === 'UNKNOWN' ? template.statusRaw : t(`templateStatus.${template.status}`)}
    </ToneBadge>
  )
}

/** Why the CRM can't use it, in a word or two each. */
export function ReasonBadges({ template }: { template: Pick<TemplateRow, 'unusable'> }) {
  const { t } = useTranslation()
  const reasons = [...new Set(template.unusable.map(({ reason }) => reason))].filter((reason) => reason !== 'not-approved')
  return reasons.map((reason) => (
    <ToneBadge key={reason} tone="warn">
      {t(`unusable.${reason}.label`)}
    </ToneBadge>
  ))
}
