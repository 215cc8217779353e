import { Stack } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContactFile } from '#core/contract'
import { useFormat } from '../../i18n/index.ts'
import { RowsSkeleton } from '../PageSkeleton.tsx'
import { ProblemCard } from '../ProblemCard.tsx'
import { Working } from '../Working.tsx'
import { DropFile } from './DropFile.tsx'
import type { FileKind } from './file-columns.ts'
import { useContactFile } from './useContactFile.ts'
import { useFileProblem } from './useFileProblem.ts'

// The rules of phone numbers are large, and come only where a file is looked at.
const ColumnsForm = lazy(() => import('./ColumnsForm.tsx').then((form) => ({ default: form.ColumnsForm })))

type FileIntakeProps = { implementationId: string; kind: FileKind; imported: ContactFile | undefined }

/** From a file on the disk to rows that were read: choose, see what it is, import. For every kind of file. */
export function FileIntake({ implementationId, kind, imported }: FileIntakeProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const sayProblem = useFileProblem()
  const { stage, problem, open, importAs, cancel } = useContactFile(implementationId, kind)
  return (
    <Stack gap="md">
      {problem && <ProblemCard problem={sayProblem(problem)} />}
      {stage.at === 'idle' && <DropFile kind={kind} imported={imported} onFile={(file) => void open(file)} />}
      {stage.at === 'sending' && (
        <Working
          text={t('contacts.sending', { file: stage.file.name })}
          done={stage.sent}
          total={stage.file.size}
          onCancel={cancel}
        />
      )}
      {stage.at === 'mapping' && (
        <Suspense fallback={<RowsSkeleton rows={3} />}>
          <ColumnsForm
            key={stage.uploadId}
            kind={kind}
            mapped={stage}
            onImport={(dialect, columns) => void importAs({ ...stage, dialect, columns })}
            onCancel={cancel}
          />
        </Suspense>
      )}
      {stage.at === 'importing' && (
        <Working
          text={t('contacts.importing', { count: stage.rows, rows: format.number(stage.rows) })}
          done={stage.read}
          total={stage.total}
          onCancel={cancel}
          note={imported ? t('contacts.importingKeeps') : undefined}
        />
      )}
    </Stack>
  )
}
