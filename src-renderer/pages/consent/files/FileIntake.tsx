import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import { lazy, Suspense, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContactFile } from '#core/contract'
import { RowsSkeleton } from '../../../components/PageSkeleton.tsx'
import { ProblemCard } from '../../../components/ProblemCard.tsx'
import { useFormat } from '../../../i18n/index.ts'
import { useFileProblem } from '../useFileProblem.ts'
import { DropFile } from './DropFile.tsx'
import type { FileKind } from './file-columns.ts'
import { useContactFile } from './useContactFile.ts'

// The rules of phone numbers are large, and come only where a file is looked at.
const ColumnsForm = lazy(() => import('./ColumnsForm.tsx').then((form) => ({ default: form.ColumnsForm })))

type FileIntakeProps = { implementationId: string; kind: FileKind; imported: ContactFile | undefined }

/** From a file on the disk to rows that were read: choose, see what it is, import. For both kinds of file. */
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

type WorkingProps = { text: string; done: number; total: number; onCancel: () => void; note?: string | undefined }

/** How far it is, in bytes, and the way out. */
function Working({ text, done, total, onCancel, note }: WorkingProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const label = useId()
  const percent = total === 0 ? 100 : Math.floor((done / total) * 100)
  return (
    <Group gap="lg" wrap="nowrap" align="center">
      <Stack gap={4} flex={1} maw={560}>
        <Group justify="space-between" gap="sm" wrap="nowrap">
          <Text size="sm" id={label}>
            {text}
          </Text>
          <Text size="sm" c="dimmed" style={{ flex: 'none' }}>
            {t('contacts.percent', { percent: format.number(percent) })}
          </Text>
        </Group>
        <Progress value={percent} size="sm" aria-labelledby={label} />
        {note !== undefined && (
          <Text size="xs" c="dimmed">
            {note}
          </Text>
        )}
      </Stack>
      <Button variant="default" onClick={onCancel}>
        {t('action.cancel')}
      </Button>
    </Group>
  )
}
