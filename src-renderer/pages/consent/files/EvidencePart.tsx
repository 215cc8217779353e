import { Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ContactFile } from '#core/contract'
import { FileIntake } from '../../../components/files/FileIntake.tsx'
import { FileLine } from '../../../components/files/FileLine.tsx'
import type { PartState } from '../consent-parts.ts'
import { Part } from '../Part.tsx'

type EvidencePartProps = { implementationId: string; files: readonly ContactFile[]; state: PartState }

/** "Evidências de aceite": the client's list of who agreed, when, where, to which version; and of who asked to leave since. */
export function EvidencePart({ implementationId, files, state }: EvidencePartProps) {
  const { t } = useTranslation()
  const file = files.find(({ kind }) => kind === 'evidence')
  const optOuts = files.find(({ kind }) => kind === 'optOuts')
  return (
    <Part part="evidence" state={state}>
      {file && <FileLine file={file} />}
      <FileIntake implementationId={implementationId} kind="evidence" imported={file} />
      <div>
        <Title order={3} mb={4}>
          {t('contacts.optOuts.title')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('contacts.optOuts.text')}
        </Text>
      </div>
      {optOuts && <FileLine file={optOuts} />}
      <FileIntake implementationId={implementationId} kind="optOuts" imported={optOuts} />
    </Part>
  )
}
