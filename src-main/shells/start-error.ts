import { join } from 'node:path'
import { newestSoundCopy } from '../backup/index.ts'
import { DISK_TROUBLES, diskTrouble } from '../disk/index.ts'
import { openWords } from '../i18n.ts'
import { BACKUPS_FOLDER, STORE_TROUBLES, StoreError } from '../store/index.ts'

type Locale = 'pt-BR' | 'en'

/** A store that is there no more as it was: what is left to say is where a copy of it is. */
const LOST: ReadonlySet<string> = new Set(['not-a-database', 'store-incomplete', 'store-missing', 'log-damaged'])

const CODES = [
  ...STORE_TROUBLES,
  ...DISK_TROUBLES,
  'no-home',
  'instance-silent',
  'port-invalid',
  'port-taken',
  'page-missing',
] as const

/** Whether the data can only come back out of a copy. */
export const isLost = (error: unknown): boolean => error instanceof StoreError && LOST.has(error.code)

/**
 * One sentence for whatever stopped a start, and the way back where the store is lost.
 * @param folder the data folder it was started on, null where none is known
 * @param way what the person has at hand: a terminal, or a dialog that offers the copies
 */
export async function startSentence(
  error: unknown,
  locale: Locale,
  folder: string | null,
  way: 'command' | 'dialog' = 'command',
): Promise<string> {
  return whatStopped(error, locale, folder, folder !== null && isLost(error) ? await wayBack(folder, locale, way) : '')
}

/** For what ended a program that had started. */
export async function stopSentence(error: unknown, locale: Locale, folder: string | null): Promise<string> {
  const trouble = diskTrouble(error, folder)
  if (trouble !== null) return startSentence(error, locale, folder)
  const message = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
  return openWords(locale)('cli:start.stopped', { message })
}

/** For who starts a second window while a browser has the data open; its address without what lets one in. */
export const runningSentence = (url: string, locale: Locale): string =>
  openWords(locale)('cli:start.inBrowser', { address: `${new URL(url).origin}/` })

async function wayBack(folder: string, locale: Locale, way: 'command' | 'dialog'): Promise<string> {
  const t = openWords(locale)
  const copy = await newestSoundCopy(folder)
  if (way === 'dialog')
    return copy === null ? t('cli:start.wayBack.choose') : t('cli:start.wayBack.newest', { at: localTime(copy.at, locale) })
  if (copy === null) return t('cli:start.wayBack.none', { folder: join(folder, BACKUPS_FOLDER) })
  return t('cli:start.wayBack.copy', { at: localTime(copy.at, locale), copy: copy.file })
}

const localTime = (at: string, locale: Locale): string =>
  new Date(at).toLocaleString(locale, { dateStyle: 'short', timeStyle: 'short' })

function whatStopped(error: unknown, locale: Locale, folder: string | null, back: string): string {
  const message = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
  const code =
    (isElsewhere(error, folder) ? null : diskTrouble(error, folder)) ?? (isPortTrouble(error) ? 'port-taken' : codeOf(error))
  const isNoFolder = NO_FOLDER.has(code) && !isElsewhere(error, folder)
  const known = isNoFolder ? 'folder-unusable' : CODES.find((each) => each === code)
  return openWords(locale)(`cli:start.${known ?? 'unknown'}`, { folder: folder ?? '', message, wayBack: back })
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
