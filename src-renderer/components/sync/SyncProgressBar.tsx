import { Progress, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { SyncState } from './store.ts'

/** How far a running sync is: counted where the provider says how many there are. */
export function SyncProgressBar({ sync: { progress } }: { sync: SyncState }) {
  const { t } = useTranslation()
  const received = progress?.phase === 'listing' || progress?.phase === 'saving' ? progress.received : 0
  const total = progress?.phase === 'listing' ? progress.total : null
  const text =
    progress?.phase === 'saving'
      ? t('sync.saving', { count: received })
      : received === 0
        ? t('sync.waiting')
        : total === null
          ? t('sync.received', { count: received })
          : t('sync.receivedOf', { received, total })
  return (
    <div>
      <Text size="sm" mb={4}>
        {text}
      </Text>
      <Progress
        value={total === null || total === 0 ? 100 : (received / total) * 100}
        animated={total === null}
        size="sm"
        aria-label={t('sync.running')}
      />
    </div>
  )
}
