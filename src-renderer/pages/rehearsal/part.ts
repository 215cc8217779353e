import type { RehearsalRecord } from '#core/rehearsal'
import type { Opened } from './figures.ts'

/** What parts of the answer share: the rows that are open stand in the part that they were opened from. */
export type PartProps = {
  implementationId: string
  record: RehearsalRecord
  opened: Opened | null
  /** Null: the rows are not here any more. */
  onOpen: ((opened: Opened | null) => void) | null
}
