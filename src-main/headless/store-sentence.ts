import { dirname } from 'node:path'
import { BackupError } from '../backup/index.ts'
import { diskTrouble } from '../disk/index.ts'
import { startSentence } from '../shells/start-error.ts'
import { StoreError } from '../store/index.ts'
import { terminalLocale } from '../terminal-locale.ts'
import { type Terminal, UsageError } from './output.ts'
import { NO_FOLDER } from './output-error.ts'

/** `writes`: what the command makes is the file, and the data folder is only read. */
type Where = { file: string; folder: string; writes?: 'file' }

/** One sentence for what the store, the disk or a copy refuses; anything else as it is. */
export async function sentenceOf(error: unknown, where: Where, t: Terminal['t']): Promise<unknown> {
  if (error instanceof BackupError) return new UsageError(t(`cli:backup.trouble.${error.trouble}`, where))
  const noFolder = error instanceof Error && 'code' in error && NO_FOLDER.has(String(error.code))
  const trouble = diskTrouble(error, where.folder) ?? (noFolder ? 'folder-unusable' : null)
  if (trouble !== null && isOfFile(error, where))
    return new UsageError(t(trouble === 'disk-full' ? 'cli:place.full' : 'cli:place.unusable', where))
  if (error instanceof StoreError || trouble !== null)
    return new UsageError(await startSentence(error, terminalLocale(process.env), where.folder))
  return error
}

/** Whether the disk refuses the given file, or a place beside it, and not the data folder. */
function isOfFile(error: unknown, { file, folder, writes }: Where): boolean {
  if (error instanceof StoreError) return false
  const path = error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : null
  if (path === null) return writes === 'file'
  if (path.startsWith(folder)) return false
  // The data folder may lie beside the file, too.
  return writes === 'file' || path === file || (path.startsWith(dirname(file)) && !folder.startsWith(path))
}
