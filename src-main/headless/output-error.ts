import { diskTrouble } from '../disk/index.ts'
import type { Words } from '../i18n.ts'
import { UsageError } from './output.ts'

/** On the way to the folder something is missing, no folder, or too long a name. */
export const NO_FOLDER: ReadonlySet<string> = new Set(['EEXIST', 'EISDIR', 'ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP', 'EXDEV'])

/** What stopped the writing into `folder` as a sentence, where a person can do something about it; else the error itself. */
export function outputError(error: unknown, folder: string, t: Words): unknown {
  const trouble = diskTrouble(error, folder)
  if (trouble === 'disk-full') return new UsageError(t('cli:diskFull', { folder }))
  if (trouble === 'disk-failing') return new UsageError(t('cli:diskFailing', { folder }))
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return trouble === 'folder-unusable' || NO_FOLDER.has(code) ? new UsageError(t('cli:folderUnusable', { folder })) : error
}
