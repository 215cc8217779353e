import { Popover, Text, UnstyledButton } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconRefresh } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ProviderAccount } from '#core/implementation'
import { accountState } from '#core/readiness'
import { RelativeTime } from '../RelativeTime.tsx'
import { SyncStatusRow } from './SyncStatusRow.tsx'
import { useSyncs } from './store.ts'
import classes from './sync.module.css'

/** In the top bar: the accounts' connection and when their templates were last synced; opens to each of them. */
export function SyncStatus({ accounts }: { accounts: ProviderAccount[] }) {
  const { t } = useTranslation()
  const syncs = useSyncs()
  if (accounts.length === 0) return null
  const isRunning = accounts.some(({ id }) => syncs.get(id)?.running)
  const states = accounts.map(accountState)
  const hasProblem =
    accounts.some(({ id }) => syncs.get(id)?.problem) || states.some((s) => s === 'failing' || s === 'credential')
  const look = isRunning ? 'running' : hasProblem ? 'problem' : states.includes('unchecked') ? 'unchecked' : 'ok'
  const { Icon, color } = LOOKS[look]
  // One that needs somebody is named among several.
  const needy = accounts.filter((account) => accountState(account) === 'credential' || accountState(account) === 'failing')
  const named = needy.length === 1 ? needy[0] : accounts.length === 1 ? accounts[0] : undefined
  return (
    <Popover width={400} position="bottom-end" withArrow trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={classes.status}>
          <Icon size={16} color={color} role="img" aria-label={t(`sync.state.${look}`)} />
          <Text component="span" size="xs" truncate maw={160}>
            {named?.label ?? t('sync.accounts', { count: accounts.length })}
          </Text>
          <Text component="span" size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
            {isRunning ? (
              t('sync.running')
            ) : needy.length === 1 && needy[0] ? (
              t(`connection.${accountState(needy[0])}`)
            ) : (
              <LastRun accounts={accounts} />
            )}
          </Text>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown p={0}>
        <ul className={classes.accounts} aria-label={t('sync.accountList')}>
          {accounts.map((account) => (
            <SyncStatusRow key={account.id} account={account} />
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  )
}

/** Of several accounts the one that waits longest: what is shown is at least as new as that. */
function LastRun({ accounts }: { accounts: ProviderAccount[] }) {
  const { t } = useTranslation()
  const runs = accounts.flatMap(({ lastSync }) => (lastSync ? [lastSync.endedAt] : [])).sort()
  const oldest = runs[0]
  if (oldest === undefined) return t('sync.never')
  if (runs.length < accounts.length) return t('sync.neverSome', { count: accounts.length - runs.length })
  return (
    <>
      {t('sync.last')} <RelativeTime instant={oldest} />
    </>
  )
}

const LOOKS = {
  running: { Icon: IconRefresh, color: 'var(--accent-text)' },
  ok: { Icon: IconCircleCheck, color: 'var(--ok)' },
  unchecked: { Icon: IconCircleDashed, color: 'var(--mantine-color-dimmed)' },
  problem: { Icon: IconAlertTriangle, color: 'var(--bad)' },
} as const
