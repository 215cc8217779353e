import { Button, Group, Text } from '@mantine/core'
import { IconCircleCheck, IconFileDownload, IconLock } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExportPreview } from '#core/contract'
import type { ProviderAccount } from '#core/implementation'
import { notify } from '../../app/notify.tsx'
import { toProblem } from '../../app/problems.ts'
import { ProblemCard } from '../../components/ProblemCard.tsx'
import { api } from '../../connection/index.ts'
import { startSync, syncStale } from '../../sync/index.ts'
import { download } from './download.ts'

type ExportActionProps = { implementationId: string; preview: ExportPreview; accounts: ProviderAccount[] }

/** Writes the bundle, after a fresh look at the provider where the last one is old. */
export function ExportAction({ implementationId, preview, accounts }: ExportActionProps) {
  const { t } = useTranslation()
  const refresh = useEffectEvent(() => refreshStale(accounts))
  useEffect(() => void refresh(), [])
  const write = useMutation({
    meta: { inForm: true },
    mutationFn: async () => {
      await refreshStale(accounts)
      return api.exports.create({ implementationId })
    },
    onSuccess: ({ record, file }) => {
      download(file, record.fileName)
      notify('done', t('export.done', { file: record.fileName }))
    },
  })
  const isBlocked = preview.blockers.length > 0
  return (
    <div className="panel" style={{ padding: '16px 24px' }}>
      {write.error && (
        <div style={{ marginBottom: 16 }}>
          <ProblemCard problem={toProblem(write.error)} />
        </div>
      )}
      <Group justify="space-between" wrap="nowrap">
        <Group gap="sm" wrap="nowrap">
          {isBlocked ? (
            <IconLock size={22} color="var(--bad)" aria-hidden />
          ) : (
            <IconCircleCheck size={22} color="var(--ok)" aria-hidden />
          )}
          <div>
            <Text fw={600}>{isBlocked ? t('export.blocked', { count: preview.blockers.length }) : t('export.ready')}</Text>
            <Text size="sm" c="dimmed" id="export-state">
              {isBlocked
                ? t('export.blockedText')
                : preview.sameAs === null
                  ? t('export.readyText', { sequence: preview.nextSequence })
                  : t('export.same', { sequence: preview.sameAs })}
            </Text>
          </div>
        </Group>
        <Button
          leftSection={<IconFileDownload size={16} aria-hidden />}
          disabled={isBlocked}
          loading={write.isPending}
          onClick={() => write.mutate()}
          aria-describedby="export-state"
        >
          {t('export.button')}
        </Button>
      </Group>
    </div>
  )
}

/** What the provider says now; where it can't be asked, the status area says so and the last copy counts. */
async function refreshStale(accounts: ProviderAccount[]): Promise<void> {
  const stale = accounts.filter((account) => syncStale(account, 'beforeExport'))
  await Promise.all(stale.map((account) => startSync(account.id, { background: true })))
}
