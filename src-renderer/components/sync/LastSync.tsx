import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ProviderAccount } from '#core/implementation'
import { useFormat } from '../../i18n/index.ts'
import { RelativeTime } from '../RelativeTime.tsx'

/** When an account was last synced: how long ago, and exactly. */
export function LastSync({ account: { lastSync } }: { account: ProviderAccount }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Text size="xs" c="dimmed">
      {lastSync ? (
        <>
          {t('sync.last')} <RelativeTime instant={lastSync.endedAt} /> · {format.absolute(lastSync.endedAt)}
        </>
      ) : (
        t('sync.never')
      )}
    </Text>
  )
}
