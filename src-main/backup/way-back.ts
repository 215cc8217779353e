import { statSync } from 'node:fs'
import { join } from 'node:path'
import { BACKUPS_FOLDER, copiesIn, type Holdings, readCopy, StoreError } from '../store/index.ts'

/** A copy in the data folder, by the time at which it was made. */
export type FoundCopy = { file: string; at: string; holdings: Holdings }

/** The newest copy that is sound, after looking into it; null: there is none. */
export async function newestSoundCopy(dataDir: string): Promise<FoundCopy | null> {
  const files = copiesIn(dataDir).map((name) => join(dataDir, BACKUPS_FOLDER, name))
  const times = new Map(files.map((file) => [file, statSync(file).mtimeMs]))
  for (const file of files.sort((a, b) => (times.get(b) ?? 0) - (times.get(a) ?? 0))) {
    try {
      const holdings = await readCopy(file)
      return { file, at: holdings.mark?.madeAt ?? new Date(times.get(file) ?? 0).toISOString(), holdings }
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
    }
  }
  return null
}
