/** Why a file can't be taken for a copy, or no copy can be made; each has its sentence. */
export const BACKUP_TROUBLES = [
  'no-such-file',
  /** Neither an encrypted copy nor an SQLite file. */
  'not-a-backup',
  /** It is encrypted, and nobody said with what. */
  'passphrase-missing',
  'wrong-passphrase',
  /** What is in it is not what was written into it. */
  'damaged',
  /** By a newer Disparo. */
  'newer',
  /** There is nothing to copy. */
  'nothing-there',
  /** Something is there already. */
  'exists',
] as const
export type BackupTrouble = (typeof BACKUP_TROUBLES)[number]

export class BackupError extends Error {
  override readonly name = 'BackupError'
  readonly trouble: BackupTrouble

  constructor(trouble: BackupTrouble, options?: ErrorOptions) {
    super(trouble, options)
    this.trouble = trouble
  }
}
