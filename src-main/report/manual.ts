import type { ManualRule } from '#core/readiness'
import type { Speech } from './language.ts'
import { NOTHING } from './section.ts'

/** What the client's manual says of it: it numbers nothing, so its words are all that a reader can look for. */
export const manualWords = (rule: ManualRule | null, { t }: Speech): string =>
  rule === null ? NOTHING : `“${t(`manual.${rule}`)}”`
