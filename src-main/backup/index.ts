/**
 * Does: copies of the whole store as one file: made, checked, encrypted, put in the store's place.
 * May not: speak SQL, know which sentence a person reads.
 * Ask instead: `store` for the copy itself.
 */
export { isEncrypted } from './cipher.ts'
export { BACKUP_TROUBLES, BackupError, type BackupTrouble } from './error.ts'
export {
  IMPLEMENTATION_ENDING,
  IMPLEMENTATION_LIMIT,
  type ImplementationFile,
  implementationFileName,
  readImplementationFile,
  writeImplementationFile,
} from './implementation-file.ts'
export { backupName, type CopyTo, copyOfFolder, type Made, makeBackup } from './make.ts'
export { lookAtPresent, type Opened, openBackup, type Present, putInPlace } from './restore.ts'
export { dayName, outdated, removeOutdated } from './schedule.ts'
export { type FoundCopy, newestSoundCopy } from './way-back.ts'
