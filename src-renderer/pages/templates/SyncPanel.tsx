import { Button, Group, Text } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProviderAccount } from '#core/implementation'
import { cancelSync, startSync, useSyncs } from '../../components/sync/index.ts'
import { SyncLine } from './SyncLine.tsx'
import type { TemplateFilter } from './template-filter.ts'
import classes from './templates.module.css'

type SyncPanelProps = {
  accounts: ProviderAccount[]
  /** Leads from a count to its rows. */
  onShow: (filter: Partial<TemplateFilter>) => void
}

/** M7: one button for all accounts; beneath, per account, when it was last synced and what that brought. */
export const SyncPanel = memo(function SyncPanel({ accounts, onShow }: SyncPanelProps) {
  const { t } = useTranslation()
  const syncs = useSyncs()
  const running = accounts.filter(({ id }) => syncs.get(id)?.running)
  const isMany = accounts.length > 1
  const cancelAll = (): void => {
    for (const { id } of running) cancelSync(id)
  }
  const startAll = (): void => {
    for (const { id } of accounts) void startSync(id, { background: false })
  }
  const button =
    running.length > 0 ? (
      <Button variant="default" onClick={cancelAll}>
        {t('sync.cancel')}
      </Button>
    ) : (
      // Once there are templates, writing the next one is the page's first action.
      <Button
        variant={accounts.some(({ lastSync }) => lastSync === null) ? 'filled' : 'default'}
        leftSection={<IconRefresh size={16} aria-hidden />}
        onClick={startAll}
      >
        {t('sync.button')}
      </Button>
    )
  const lines = accounts.map((account) => <SyncLine key={account.id} account={account} isMany={isMany} onShow={onShow} />)
  return (
    <div className={`panel ${classes.sync}`} data-many={isMany || undefined}>
      <Group gap="md">
        {button}
        {isMany && (
          <Text size="sm" c="dimmed">
            {t('sync.all', { count: accounts.length })}
          </Text>
        )}
      </Group>
      <div className={classes.syncLines}>{lines}</div>
    </div>
  )
})
