import { Group, Text, Tooltip } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconRefresh } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ProviderAccount } from '#core/implementation'
import { RelativeTime } from '../components/RelativeTime.tsx'
import { useSync } from '../sync/index.ts'

/** Each account's connection and when its templates were last synced. */
export function AccountStates({ accounts }: { accounts: ProviderAccount[] }) {
  return (
    <Group gap="lg" wrap="nowrap">
      {accounts.slice(0, 2).map((account) => (
        <AccountState key={account.id} account={account} />
      ))}
      {accounts.length > 2 && <Text size="xs">+{accounts.length - 2}</Text>}
    </Group>
  )
}

function AccountState({ account }: { account: ProviderAccount }) {
  const { t } = useTranslation()
  const sync = useSync(account.id)
  const state = connectionOf(account)
  const { Icon, color } = LOOKS[state]
  return (
    <Group gap={6} wrap="nowrap">
      <Tooltip label={t(`connection.${state}`)}>
        <Group gap={6} wrap="nowrap" c={color}>
          <Icon size={16} role="img" aria-label={t(`connection.${state}`)} />
        </Group>
      </Tooltip>
      <Text size="xs" truncate maw={140}>
        {account.label}
      </Text>
      <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
        {sync.running ? (
          <Group gap={4} wrap="nowrap">
            <IconRefresh size={13} aria-hidden />
            {t('sync.running')}
          </Group>
        ) : account.lastSync ? (
          <>
            {t('sync.last')} <RelativeTime instant={account.lastSync.endedAt} />
          </>
        ) : (
          t('sync.never')
        )}
      </Text>
    </Group>
  )
}

export type ConnectionWord = 'ok' | 'unchecked' | 'failing' | 'credential'

export function connectionOf(account: ProviderAccount): ConnectionWord {
  const hasCredential = account.mode === 'training' || account.credential === 'ok' || account.credential === 'session-only'
  if (!hasCredential) return 'credential'
  if (account.lastCheck === null) return account.lastSync === null ? 'unchecked' : 'ok'
  return account.lastCheck.ok ? 'ok' : 'failing'
}

const LOOKS = {
  ok: { Icon: IconCircleCheck, color: 'var(--ok)' },
  unchecked: { Icon: IconCircleDashed, color: 'dimmed' },
  failing: { Icon: IconAlertTriangle, color: 'var(--bad)' },
  credential: { Icon: IconAlertTriangle, color: 'var(--warn)' },
} as const
