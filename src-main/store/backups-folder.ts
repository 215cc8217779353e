import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** In the data folder: copies of the store, and what a restore has put aside. */
export const BACKUPS_FOLDER = 'backups'
/** Every copy; `damaged-…` folders hold stores that were put aside. */
const COPY = /^(?:day-|before-).*\.sqlite$/

/** The copies that lie in the data folder, by name. */
export const copiesIn = (dataDir: string): string[] => namesIn(dataDir).filter((name) => COPY.test(name))

function namesIn(dataDir: string): string[] {
  try {
    return readdirSync(join(dataDir, BACKUPS_FOLDER))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

/** Whether there was ever a store here: copies of it, or one that was put aside. */
export const hadStore = (dataDir: string): boolean =>
  namesIn(dataDir).some((name) => COPY.test(name) || name.startsWith('damaged-'))

/** Names sort by their age. */
export function keepNewest(folder: string, kind: RegExp, count: number): void {
  const names = readdirSync(folder)
    .filter((name) => kind.test(name))
    .sort()
  for (const name of names.slice(0, -count)) rmSync(join(folder, name))
}
