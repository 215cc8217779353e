import { Badge } from '@mantine/core'
import { IconAlertTriangleFilled, IconFlask } from '@tabler/icons-react'
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
