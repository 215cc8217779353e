import { Badge } from '@mantine/core'
import { IconAlertTriangleFilled, IconFlask, IconSchool } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Implementation } from '#core/implementation'

/** M15: production is unmistakable wherever it is named. */
export function EnvironmentBadge({ environment }: { environment: Implementation['environment'] }) {
  const { t } = useTranslation()
  if (environment === 'staging')
    return (
      <Badge color="gray" leftSection={<IconFlask size={13} aria-hidden />} style={{ flex: 'none' }}>
        {t('environment.staging')}
      </Badge>
    )
  return (
    <Badge
      variant="filled"
      color="var(--production)"
      leftSection={<IconAlertTriangleFilled size={13} aria-hidden />}
      style={{ flex: 'none' }}
    >
      {t('environment.productionBadge')}
    </Badge>
  )
}

/** On the simulators: nothing of it reaches anyone. */
export function TrainingBadge({ compact = false }: { compact?: boolean }) {
  const { t } = useTranslation()
  return (
    <Badge color="accent" leftSection={<IconSchool size={13} aria-hidden />} style={{ flex: 'none' }}>
      {compact ? t('training.short') : t('training.badge')}
    </Badge>
  )
}
