import { Anchor, Group, Stack, Text } from '@mantine/core'
import { IconClockExclamation } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ProviderAccount } from '#core/implementation'
import { ProblemSentence } from '../../components/ProblemCard.tsx'
import { SyncProgressBar, useSyncs } from '../../components/sync/index.ts'
import { useFormat } from '../../i18n/index.ts'
import type { Unrefreshed } from './useRefreshBeforeExport.ts'

/** How far the look at the provider is, per account. */
export function Refreshing({ accounts }: { accounts: readonly ProviderAccount[] }) {
  const syncs = useSyncs()
  return (
    <Stack gap="xs" mt="md" maw={360}>
      {accounts.map((account) => {
        const sync = syncs.get(account.id)
        return (
          sync?.running && (
            <div key={account.id}>
              <Text size="sm" fw={600}>
                {account.label}
              </Text>
              <SyncProgressBar sync={sync} />
            </div>
          )
        )
      })}
    </Stack>
  )
}

/** Which accounts could not be asked and why, and from when the copy is that goes into the bundle instead. */
export function OldCopies({ unrefreshed, onRetry }: { unrefreshed: readonly Unrefreshed[]; onRetry: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Stack gap="xs" mt="md" p="sm" style={{ background: 'var(--warn-soft)', borderRadius: 6 }}>
      {unrefreshed.map(({ account, problem }) => (
        <Group key={account.id} gap="sm" wrap="nowrap" align="flex-start">
          <IconClockExclamation size={18} color="var(--warn)" aria-hidden style={{ flex: 'none', marginTop: 2 }} />
          <div>
            <Text size="sm" fw={600}>
              {t('export.oldCopy', {
                account: account.label,
                when: account.lastSync ? format.absolute(account.lastSync.endedAt) : '',
              })}
            </Text>
            {problem ? <ProblemSentence problem={problem} /> : <Text size="sm">{t('export.notWaited')}</Text>}
          </div>
        </Group>
      ))}
      <div>
        <Anchor component="button" type="button" size="sm" onClick={onRetry}>
          {t('export.askAgain')}
        </Anchor>
      </div>
    </Stack>
  )
}
