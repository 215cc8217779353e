import { BackupError } from '../backup/index.ts'
import { diskTrouble } from '../disk/index.ts'
import { startSentence } from '../shells/start-error.ts'
import { StoreError } from '../store/index.ts'
import { terminalLocale } from '../terminal-locale.ts'
import { type Terminal, UsageError } from './output.ts'

/** One sentence for what the store, the disk or a copy refuses; anything else as it is. */
export async function sentenceOf(error: unknown, where: { file: string; folder: string }, t: Terminal['t']): Promise<unknown> {
  if (error instanceof BackupError) return new UsageError(t(`cli:backup.trouble.${error.trouble}`, where))
  if (error instanceof StoreError || diskTrouble(error) !== null)
    return new UsageError(await startSentence(error, terminalLocale(process.env), where.folder))
  return error
}
