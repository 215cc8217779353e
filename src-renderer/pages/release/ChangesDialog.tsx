import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ReleaseView } from '#core/contract'
import { ChangeList } from '../../components/bundle-diff/index.ts'
import { Dialog } from '../../components/Dialog.tsx'
import { ProblemCard } from '../../components/ProblemCard.tsx'
import { rpc } from '../../connection/index.ts'
import { toProblem } from '../../shared/problems.ts'

type ChangesDialogProps = { implementationId: string; before: ReleaseView; after: ReleaseView; onClose: () => void }

/** What a release changed for people, against the one before it. */
export function ChangesDialog({ implementationId, before, after, onClose }: ChangesDialogProps) {
  const { t } = useTranslation()
  const { data: changes, error } = useQuery(
    rpc.exports.diff.queryOptions({
      input: {
        implementationId,
        before: { from: 'export', id: before.exportId },
        after: { from: 'export', id: after.exportId },
      },
    }),
  )
  return (
    <Dialog opened title={t('release.changesTitle', { before: before.number, after: after.number })} size={760} onClose={onClose}>
      {error && <ProblemCard problem={toProblem(error)} />}
      {changes?.length === 0 && <Text size="sm">{t('release.same')}</Text>}
      {changes && <ChangeList changes={changes} implementationId={implementationId} />}
    </Dialog>
  )
}
