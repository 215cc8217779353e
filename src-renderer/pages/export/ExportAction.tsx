import { Button, Group, Text } from '@mantine/core'
import { IconCircleCheck, IconFileDownload, IconFlag, IconLock, IconRefresh } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answerer } from '#core/bundle'
import type { ExportPreview } from '#core/contract'
import type { ProviderAccount } from '#core/implementation'
import { Dialog } from '../../components/Dialog.tsx'
import { ProblemCard } from '../../components/ProblemCard.tsx'
import { api, rpc } from '../../connection/index.ts'
import { download } from '../../shared/download.ts'
import { notify } from '../../shared/notify.ts'
import { toProblem } from '../../shared/problems.ts'
import { OldCopies, Refreshing } from './Freshness.tsx'
import { OpenPointsForm } from './OpenPointsForm.tsx'
import { useRefreshBeforeExport } from './useRefreshBeforeExport.ts'

type ExportActionProps = { implementationId: string; preview: ExportPreview; accounts: ProviderAccount[] }

/**
 * Writes the bundle, after a fresh look at the provider where the last one is old. Where
 * that look fails the person reads why first; the next click goes on with the last copy.
 */
export function ExportAction({ implementationId, preview, accounts }: ExportActionProps) {
  const { t } = useTranslation()
  const { freshness, refresh, goOn } = useRefreshBeforeExport(implementationId, accounts)
  const { asking, unrefreshed } = freshness
  const [isAnswering, setAnswering] = useState(false)
  const { data: info } = useQuery(rpc.app.info.queryOptions())
  const open = preview.openPoints.length
  const write = useMutation({
    meta: { inForm: true },
    mutationFn: async (answerer: Answerer | null) => {
      if (unrefreshed.length === 0 && (await refresh(accounts)).length > 0) return null
      return api.exports.create({ implementationId, ...(answerer && { withOpenPoints: answerer }) })
    },
    onSuccess: (written) => {
      if (!written) return
      setAnswering(false)
      download(written.file, written.record.fileName)
      notify('done', t('export.done', { file: written.record.fileName }))
    },
  })
  const isBlocked = preview.blockers.length > 0
  const isAsking = asking.length > 0
  const state = isAsking ? 'asking' : isBlocked ? 'blocked' : open > 0 ? 'open' : 'ready'
  const { Icon, color } = LOOKS[state]
  const title = {
    asking: t('export.asking', { count: asking.length }),
    blocked: t('export.blocked', { count: preview.blockers.length }),
    open: t('export.open', { count: open }),
    ready: t('export.ready'),
  }
  const text = {
    asking: t('export.askingText'),
    blocked: t('export.blockedText'),
    open: t('export.openText'),
    ready:
      preview.sameAs === null
        ? t('export.readyText', { sequence: preview.nextSequence })
        : t('export.same', { sequence: preview.sameAs }),
  }
  return (
    <div className="panel" style={{ padding: '16px 24px' }}>
      {write.error && !isAnswering && (
        <div style={{ marginBottom: 16 }}>
          <ProblemCard problem={toProblem(write.error)} />
        </div>
      )}
      <Group justify="space-between" wrap="nowrap">
        <Group gap="sm" wrap="nowrap" role="status">
          <Icon size={22} color={color} aria-hidden style={{ flex: 'none' }} />
          <div>
            <Text fw={600}>{title[state]}</Text>
            <Text size="sm" c="dimmed" id="export-state">
              {text[state]}
            </Text>
          </div>
        </Group>
        <Group gap="sm" wrap="nowrap" style={{ flex: 'none' }}>
          {isAsking && (
            <Button variant="default" onClick={goOn}>
              {t('export.goOn')}
            </Button>
          )}
          <Button
            leftSection={<IconFileDownload size={16} aria-hidden />}
            disabled={isBlocked || isAsking}
            loading={write.isPending && !isAsking}
            onClick={() => (open > 0 ? setAnswering(true) : write.mutate(null))}
            aria-describedby="export-state"
          >
            {t(open > 0 ? 'export.withOpenPointsMore' : unrefreshed.length > 0 ? 'export.buttonOld' : 'export.button')}
          </Button>
        </Group>
      </Group>
      <Dialog
        opened={isAnswering && !isBlocked}
        title={t('export.withOpenPoints')}
        size={560}
        onClose={() => setAnswering(false)}
      >
        <OpenPointsForm
          points={preview.openPoints}
          operator={info?.settings.operator ?? ''}
          saving={write}
          onExport={(answerer) => write.mutate(answerer)}
          onCancel={() => setAnswering(false)}
        />
      </Dialog>
      {isAsking && <Refreshing accounts={asking} />}
      {unrefreshed.length > 0 && <OldCopies unrefreshed={unrefreshed} onRetry={() => void refresh(accounts)} />}
    </div>
  )
}

const LOOKS = {
  asking: { Icon: IconRefresh, color: 'var(--accent-text)' },
  blocked: { Icon: IconLock, color: 'var(--bad)' },
  open: { Icon: IconFlag, color: 'var(--warn)' },
  ready: { Icon: IconCircleCheck, color: 'var(--ok)' },
} as const
