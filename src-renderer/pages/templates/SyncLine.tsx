import { ActionIcon, Text, Tooltip } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProviderAccount } from '#core/implementation'
import { reportError } from '../../components/failures.tsx'
import { ProblemCard } from '../../components/ProblemCard.tsx'
import { LastSync, SyncProgressBar, startSync, useSync } from '../../components/sync/index.ts'
import { api } from '../../connection/index.ts'
import { useFormat } from '../../i18n/index.ts'
import { SyncCounts } from './SyncCounts.tsx'
import type { TemplateFilter } from './template-filter.ts'
import classes from './templates.module.css'

type SyncLineProps = {
  account: ProviderAccount
  isMany: boolean
  onShow: (filter: Partial<TemplateFilter>) => void
}

/** One account: how far its sync is, or what the last one brought, and what went wrong since. */
export function SyncLine({ account, isMany, onShow }: SyncLineProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const sync = useSync(account.id)
  const summary = sync.result ?? account.lastSync
  const shown = sync.running || sync.plan ? null : (summary?.endedAt ?? null)
  // Seen now: what the next sync brings by itself is counted from here.
  useEffect(() => {
    if (shown !== null)
      api.templates
        .noteSyncShown({ accountId: account.id, endedAt: shown })
        .catch((error: unknown) => reportError(error, { background: true }))
  }, [account.id, shown])
  return (
    <div className={classes.syncLine}>
      <div className={classes.syncState} role="status">
        {isMany && (
          <div className={classes.syncWhose}>
            <Text size="sm" fw={600} truncate>
              {account.label}
            </Text>
            <LastSync account={account} />
          </div>
        )}
        {sync.running ? (
          <div className={classes.progress}>
            <SyncProgressBar sync={sync} />
          </div>
        ) : (
          summary && <SyncCounts accountId={account.id} summary={summary} onShow={onShow} />
        )}
        {!isMany && <LastSync account={account} />}
        {isMany && !sync.running && (
          // Within the panel, so that it belongs to the page's content.
          <Tooltip label={t('sync.one', { account: account.label })} withinPortal={false}>
            <ActionIcon
              variant="subtle"
              color="gray"
              ml="auto"
              aria-label={t('sync.one', { account: account.label })}
              onClick={() => void startSync(account.id, { background: false })}
            >
              <IconRefresh size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
      {sync.cancelled && (
        <Text size="sm" c="dimmed">
          {t('sync.cancelled')}
        </Text>
      )}
      {sync.problem && (
        <div>
          <ProblemCard problem={sync.problem} />
          {account.lastSync && (
            <Text size="sm" c="dimmed" mt={4}>
              {t('sync.stillShows', { when: format.absolute(account.lastSync.endedAt) })}
            </Text>
          )}
        </div>
      )}
    </div>
  )
}
