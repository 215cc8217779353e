import type { ContactFile } from '#core/contract'
import type { PartState } from '../consent-parts.ts'
import { Part } from '../Part.tsx'
import { FileIntake } from './FileIntake.tsx'
import { FileLine } from './FileLine.tsx'

type EvidencePartProps = { implementationId: string; files: readonly ContactFile[]; state: PartState }

/** "Evidências de aceite": the client's list of who agreed, when, where, to which version. */
export function EvidencePart({ implementationId, files, state }: EvidencePartProps) {
  const file = files.find(({ kind }) => kind === 'evidence')
  return (
    <Part part="evidence" state={state}>
      {file && <FileLine file={file} />}
      <FileIntake implementationId={implementationId} kind="evidence" imported={file} />
    </Part>
  )
}
