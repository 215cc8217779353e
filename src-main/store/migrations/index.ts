/**
 * Does: the list of migrations, in order.
 * May not: import anything living; a released step stays as it was.
 */
import { foundation } from './0010-foundation.ts'
import { wholeJob } from './0020-whole-job.ts'
import { templateStudio } from './0030-template-studio.ts'
import { consent } from './0040-consent.ts'
import { providerWord } from './0050-provider-word.ts'
import { historyPlaces } from './0060-history-places.ts'
import { openPoints } from './0070-open-points.ts'
import { optOuts } from './0080-opt-outs.ts'
import { proof } from './0090-proof.ts'
import { archive } from './0100-archive.ts'
import { sending } from './0110-sending.ts'
import { loads } from './0120-loads.ts'
import { keptBundles } from './0130-kept-bundles.ts'
import { releases } from './0140-releases.ts'
import { rehearsals } from './0150-rehearsals.ts'
import type { Migration } from './migration.ts'

export type { Migration }
export const MIGRATIONS: readonly Migration[] = [
  foundation,
  wholeJob,
  templateStudio,
  consent,
  providerWord,
  historyPlaces,
  openPoints,
  optOuts,
  proof,
  archive,
  sending,
  loads,
  keptBundles,
  releases,
  rehearsals,
]
