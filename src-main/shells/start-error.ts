import { DISK_TROUBLES, diskTrouble } from '../disk/index.ts'
import { openWords } from '../i18n.ts'

type Locale = 'pt-BR' | 'en'

const CODES = [
  'newer-database',
  ...DISK_TROUBLES,
  'no-home',
  'instance-silent',
  'port-invalid',
  'port-taken',
  'page-missing',
] as const

/** One sentence for whatever stopped a start. `folder` is the data folder it was started on, null where none is known. */
export function startSentence(error: unknown, locale: Locale, folder: string | null): string {
  const message = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
  const code = (isElsewhere(error, folder) ? null : diskTrouble(error)) ?? (isPortTrouble(error) ? 'port-taken' : codeOf(error))
  const isNoFolder = NO_FOLDER.has(code) && !isElsewhere(error, folder)
  const known = isNoFolder ? 'folder-unusable' : CODES.find((each) => each === code)
  return openWords(locale)(`cli:start.${known ?? 'unknown'}`, { folder: folder ?? '', message })
}

/** On the way to the data folder something is missing or no folder. */
const NO_FOLDER: ReadonlySet<string> = new Set(['EEXIST', 'EISDIR', 'ENOENT', 'ENOTDIR'])

/** A file that is neither in the data folder nor on the way to it: what is said about the folder would be untrue. */
function isElsewhere(error: unknown, folder: string | null): boolean {
  if (!(error instanceof Error) || !('path' in error) || typeof error.path !== 'string' || folder === null) return false
  return !error.path.startsWith(folder) && !folder.startsWith(error.path)
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : 'unknown')

/** Taken, or one that this person may not have. A socket in a folder has -1. */
const isPortTrouble = (error: unknown): boolean =>
  error instanceof Error && 'syscall' in error && error.syscall === 'listen' && 'port' in error && Number(error.port) > 0
