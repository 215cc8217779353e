import { Button, Group, Progress, Text } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ProviderAccount, SyncSummary } from '#core/implementation'
import { ProblemCard } from '../../components/ProblemCard.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { cancelSync, type SyncState, startSync, useSync } from '../../sync/index.ts'
import classes from './templates.module.css'

/** M7: one line per account, with when it was last synced and what that brought. */
export function SyncPanel({ accounts }: { accounts: ProviderAccount[] }) {
  return (
    <div className={`panel ${classes.sync}`}>
      {accounts.map((account) => (
        <SyncLine key={account.id} account={account} showLabel={accounts.length > 1} />
      ))}
    </div>
  )
}

function SyncLine({ account, showLabel }: { account: ProviderAccount; showLabel: boolean }) {
  const { t } = useTranslation()
  const sync = useSync(account.id)
  const summary = sync.result ?? account.lastSync
  return (
    <div className={classes.syncLine}>
      <Group justify="space-between" gap="md">
        <Group gap="md">
          {sync.running ? (
            <Button variant="default" onClick={() => cancelSync(account.id)}>
              {t('sync.cancel')}
            </Button>
          ) : (
            <Button
              leftSection={<IconRefresh size={16} aria-hidden />}
              onClick={() => void startSync(account.id, { background: false })}
            >
              {t('sync.button')}
            </Button>
          )}
          {showLabel && <Text fw={600}>{account.label}</Text>}
        </Group>
        <div role="status">
          {sync.running ? (
            <Running sync={sync} />
          ) : summary ? (
            <Counts summary={summary} />
          ) : (
            <Text c="dimmed">{t('sync.never')}</Text>
          )}
        </div>
      </Group>
      {sync.cancelled && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('sync.cancelled')}
        </Text>
      )}
      {sync.problem && (
        <div style={{ marginTop: 12 }}>
          <ProblemCard problem={sync.problem} />
        </div>
      )}
    </div>
  )
}

function Running({ sync: { progress } }: { sync: SyncState }) {
  const { t } = useTranslation()
  const received = progress?.phase === 'listing' || progress?.phase === 'saving' ? progress.received : 0
  const total = progress?.phase === 'listing' ? progress.total : null
  const text =
    progress?.phase === 'saving'
      ? t('sync.saving', { count: received })
      : total === null
        ? t('sync.received', { count: received })
        : t('sync.receivedOf', { received, total })
  return (
    <div style={{ width: 280 }}>
      <Text size="sm" ta="right" mb={4}>
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

function Counts({ summary }: { summary: SyncSummary }) {
  const { t } = useTranslation()
  const counts = [
    ['added', summary.added],
    ['changed', summary.changed],
    ['missing', summary.missing],
    ['unsupported', summary.unsupported],
    ['unchanged', summary.unchanged],
  ] as const
  return (
    <Group gap="lg">
      {counts.map(([name, count]) => (
        <Group key={name} gap={6}>
          <Text fw={600}>{count}</Text>
          <Text size="sm" c="dimmed">
            {t(`sync.count.${name}`, { count })}
          </Text>
        </Group>
      ))}
      <Text size="sm" c="dimmed">
        <RelativeTime instant={summary.endedAt} />
      </Text>
    </Group>
  )
}
