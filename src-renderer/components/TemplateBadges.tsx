import { useTranslation } from 'react-i18next'
import type { TemplateRow } from '#core/contract'
import { useTemplateStatus } from '../shared/useTemplateStatus.ts'
import { type Tone, ToneBadge } from './ToneBadge.tsx'

const TONES: Partial<Record<TemplateRow['status'], Tone>> = {
  APPROVED: 'ok',
  REJECTED: 'bad',
  DISABLED: 'bad',
  PAUSED: 'warn',
}

/** The provider's verdict; a word that no mapping knows is shown as the provider's. */
export function StatusBadge({ template }: { template: Pick<TemplateRow, 'status' | 'statusRaw'> }) {
  const say = useTemplateStatus()
  return <ToneBadge tone={TONES[template.status] ?? 'neutral'}>{say(template)}</ToneBadge>
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

/** Registered by hand: the provider has not listed it yet. */
export function ManualBadge({ template }: { template: Pick<TemplateRow, 'origin'> }) {
  const { t } = useTranslation()
  return template.origin === 'manual' ? <ToneBadge tone="neutral">{t('templates.manual')}</ToneBadge> : null
}

/** One language of several: its tag, coloured by whether it can be sent, with the state in words for who does not see the colour. */
export function LanguageBadge({ template }: { template: Pick<TemplateRow, 'language' | 'status' | 'statusRaw' | 'unusable'> }) {
  const { t } = useTranslation()
  const state = useTemplateStatus()(template)
  const tone = TONES[template.status] ?? 'neutral'
  return (
    <ToneBadge tone={tone === 'ok' && template.unusable.length > 0 ? 'warn' : tone}>
      {t('templates.languageState', { language: template.language, state })}
    </ToneBadge>
  )
}
