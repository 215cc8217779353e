import { ActionIcon, Anchor, Button, Group, Text, Tooltip } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { ProviderAccount } from '#core/implementation'
import { accountState } from '#core/readiness'
import { stepHref } from '../../shared/routes.ts'
import { ProblemSentence } from '../ProblemCard.tsx'
import { LastSync } from './LastSync.tsx'
import { SyncProgressBar } from './SyncProgressBar.tsx'
import { cancelSync, startSync, useSync } from './store.ts'
import classes from './sync.module.css'

const COLORS = { ok: 'dimmed', unchecked: 'dimmed', failing: 'var(--bad)', credential: 'var(--warn)' } as const

/** One account: its connection, its last sync, and the sync itself. */
export function SyncStatusRow({ account }: { account: ProviderAccount }) {
  const { t } = useTranslation()
  const sync = useSync(account.id)
  const state = accountState(account)
  return (
    <li className={classes.account}>
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <div style={{ minWidth: 0 }}>
          <Text size="sm" fw={600} truncate>
            {account.label}
          </Text>
          <Text size="xs" c={COLORS[state]}>
            {t(`connection.${state}`)}
          </Text>
        </div>
        {sync.running ? (
          <Button size="compact-xs" variant="default" onClick={() => cancelSync(account.id)}>
            {t('sync.cancelShort')}
          </Button>
        ) : (
          <Tooltip label={t('sync.one', { account: account.label })}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('sync.one', { account: account.label })}
              onClick={() => void startSync(account.id, { background: false })}
            >
              <IconRefresh size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
      </Group>
      {sync.running ? <SyncProgressBar sync={sync} /> : <LastSync account={account} />}
      {(state === 'credential' || state === 'failing') && (
        <Anchor component={Link} size="xs" fw={600} href={stepHref(account.implementationId, 'provider', account.id)}>
          {t('tray.credential')}
        </Anchor>
      )}
      {sync.plan && (
        <Text size="xs">
          {t('syncPlan.waiting')}{' '}
          <Anchor component={Link} size="xs" href={stepHref(account.implementationId, 'templates')}>
            {t('syncPlan.look')}
          </Anchor>
        </Text>
      )}
      {sync.problem && (
        <div className={classes.problem}>
          <ProblemSentence problem={sync.problem} />
        </div>
      )}
    </li>
  )
}
