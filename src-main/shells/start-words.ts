import { openWords } from '../i18n.ts'

type Locale = 'pt-BR' | 'en'

const CODES = [
  'newer-database',
  'not-a-database',
  'folder-unusable',
  'instance-silent',
  'instance-unsafe',
  'port-invalid',
  'port-taken',
  'page-missing',
] as const
type Code = (typeof CODES)[number]

/** What the file system and the network call the same trouble. */
const SAME_AS: Readonly<Record<string, Code>> = {
  EACCES: 'folder-unusable',
  EEXIST: 'folder-unusable',
  ENOENT: 'folder-unusable',
  ENOSPC: 'folder-unusable',
  ENOTDIR: 'folder-unusable',
  EPERM: 'folder-unusable',
  EROFS: 'folder-unusable',
  EADDRINUSE: 'port-taken',
}

/** One sentence for whatever stopped a start. `folder` is the data folder it was started on. */
export function startSentence(error: unknown, locale: Locale, folder: string): string {
  const message = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
  const given = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  const listening = error instanceof Error && 'syscall' in error && error.syscall === 'listen'
  const code = listening && given === 'EACCES' ? 'port-taken' : (SAME_AS[given] ?? given)
  const known = CODES.find((each) => each === code)
  return openWords(locale)(`cli:start.${known ?? 'unknown'}`, { folder, message })
}
