/**
 * Does: makes files and folders that are their owner's alone, sets of them whole or not at all, and says what the
 * disk's and the store's refusals mean.
 * May not: know what is in a file, or where the program keeps its data (`data-dir.ts` does).
 */
export { FileSetError, replaceFile, writeFileSet } from './file-set.ts'
export {
  closeFile,
  FILE_MODE,
  FOLDER_MODE,
  isOpen,
  isOpenToOthers,
  isOurs,
  makeFolder,
  ownFile,
  ownFolder,
} from './private-files.ts'
export { placeFile, removeTemporaries, removeTemporary, sweepTemporaries, temporaryFolder } from './temporary.ts'
export { DISK_TROUBLES, type DiskTrouble, diskTrouble } from './trouble.ts'
