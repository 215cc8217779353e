import { existsSync, statSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { createInterface } from 'node:readline/promises'
import {
  BackupError,
  backupName,
  copyOfFolder,
  isEncrypted,
  lookAtPresent,
  makeBackup,
  type Opened,
  openBackup,
  type Present,
  putInPlace,
} from '../backup/index.ts'
import { systemClock } from '../clock.ts'
import { STORE_FILE } from '../data-dir.ts'
import { makeFolder } from '../disk/index.ts'
import { madeNow } from '../generator.ts'
import { claimInstance } from '../shells/single-instance.ts'
import type { HeldImplementation, Holdings } from '../store/index.ts'
import { ordinaryFile } from './given-file.ts'
import { type ExitCode, type Terminal, UsageError } from './output.ts'
import { passphraseOf } from './passphrase.ts'
import { sentenceOf } from './store-sentence.ts'

export type BackupOptions = { dataDir: string; to: string; encrypt: boolean; passphraseFile: string | undefined }

/** `disparo backup DIR|FILE`: the whole store as one file, also while the window works with it. */
export async function backup({ dataDir, to, encrypt, passphraseFile }: BackupOptions, terminal: Terminal): Promise<ExitCode> {
  const { t, json, print } = terminal
  const passphrase = encrypt || passphraseFile !== undefined ? await passphraseOf(passphraseFile, 'twice', terminal) : null
  if (encrypt && passphrase === null) throw new UsageError(t('cli:backup.passphrase.missing'))
  let target = to
  let leave = (): void => undefined
  try {
    if (!existsSync(join(dataDir, STORE_FILE))) throw new BackupError('nothing-there')
    target = placeOf(to)
    leave = makeFolder(dirname(target))
    const { holdings, bytes, sha256 } = await makeBackup(copyOfFolder(dataDir, madeNow(systemClock)), target, passphrase)
    const { rows } = holdings
    const encrypted = passphrase !== null
    if (json) print(JSON.stringify({ file: target, encrypted, bytes, sha256, rows, implementations: holdings.implementations }))
    else
      print(
        [
          t('cli:backup.made', { file: target, bytes, sha256, rows, count: holdings.implementations.length }),
          ...lines(holdings.implementations, t),
          t(encrypted ? 'cli:backup.isEncrypted' : 'cli:backup.isPlain'),
        ].join('\n'),
      )
    return 0
  } catch (error) {
    throw await sentenceOf(error, { file: target, folder: dataDir, writes: 'file' }, t)
  } finally {
    leave()
  }
}

/** As `cp` does: a folder is one that is there or is written as one; the file in it is named by its time. */
function placeOf(to: string): string {
  const isFolder = to.endsWith('/') || to.endsWith(sep) || statSync(to, { throwIfNoEntry: false })?.isDirectory() === true
  return isFolder ? join(to, backupName(systemClock.now())) : to
}

export type RestoreOptions = {
  dataDir: string
  file: string
  passphraseFile: string | undefined
  /** Only tells what would become of it. */
  dryRun: boolean
  /** Asks no person. */
  yes: boolean
}

/**
 * `disparo restore FILE`: shows what is in it and what it would replace, and puts it in place; the old is kept.
 * Before it replaces anything it asks, and where nobody can be asked `--yes` has to be there. A dry run only reads.
 */
export async function restore(options: RestoreOptions, terminal: Terminal): Promise<ExitCode> {
  const { dataDir, file, passphraseFile, dryRun } = options
  const { t, json, print } = terminal
  ordinaryFile(file, t)
  try {
    if (!dryRun) return await alone(dataDir, t, () => restoreInto(options, terminal))
    const opened = await openBackup(file, null, await passphraseFor(file, passphraseFile, terminal))
    try {
      const answer = tell(opened, await lookAtPresent(dataDir), options, terminal)
      if (json) print(JSON.stringify({ ...answer, restored: false, kept: null }))
      return 0
    } finally {
      opened.close()
    }
  } catch (error) {
    throw await sentenceOf(error, { file, folder: dataDir }, t)
  }
}

/** While nobody else has the data open. A folder that was made for it is gone again where nothing came into it. */
async function alone<T>(dataDir: string, t: Terminal['t'], work: () => Promise<T>): Promise<T> {
  const leave = makeFolder(dataDir)
  try {
    const claim = await claimInstance(dataDir)
    if (!claim.first) throw new UsageError(t('cli:backup.isOpen', { folder: dataDir }))
    try {
      return await work()
    } finally {
      await claim.release()
    }
  } finally {
    leave()
  }
}

async function restoreInto(options: RestoreOptions, terminal: Terminal): Promise<ExitCode> {
  const { dataDir, file, passphraseFile, yes } = options
  const { t, json, print, note } = terminal
  const opened = await openBackup(file, dataDir, await passphraseFor(file, passphraseFile, terminal))
  try {
    const present = await lookAtPresent(dataDir)
    const answer = tell(opened, present, options, terminal)
    if (present.kind !== 'nothing' && !yes && !(await agreed(t, json))) {
      note(t('cli:backup.leftAlone'))
      return 1
    }
    const kept = await putInPlace(opened, dataDir, present, madeNow(systemClock))
    if (json) print(JSON.stringify({ ...answer, restored: true, kept }))
    else
      print(
        [
          t('cli:backup.restored', { folder: dataDir }),
          ...(kept === null ? [] : [t('cli:backup.kept', { kept })]),
          t('cli:backup.credentials'),
        ].join('\n'),
      )
    return 0
  } finally {
    opened.close()
  }
}

/** What is in it and what it would replace: said to a person, answered for a machine. */
function tell(
  { holdings, isEncrypted: encrypted }: Opened,
  present: Present,
  { file, dataDir }: RestoreOptions,
  { t, json, print }: Terminal,
) {
  const { mark, rows, implementations } = holdings
  const held = { file, rows, count: implementations.length }
  const said = [
    mark === null
      ? t('cli:backup.holdsStore', { ...held, at: statSync(file).mtime.toISOString() })
      : t('cli:backup.holds', { ...held, at: mark.madeAt, generator: mark.generator }),
    ...lines(implementations, t),
    ...(mark === null ? [t('cli:backup.unsealed')] : []),
    ...(holdings.isWithoutLog ? [t('cli:backup.withoutLog')] : []),
    ...(present.kind === 'nothing' ? [] : [t(`cli:backup.replaces.${present.kind}`, { folder: dataDir })]),
    ...(present.kind === 'store' ? lines(present.holdings.implementations, t) : []),
  ]
  if (!json) print(said.join('\n'))
  return {
    file,
    encrypted,
    holds: described(holdings),
    replaces: present.kind === 'store' ? described(present.holdings) : present.kind === 'nothing' ? null : 'unreadable',
  }
}

async function passphraseFor(file: string, passphraseFile: string | undefined, terminal: Terminal): Promise<string | null> {
  if (!isEncrypted(file)) return null
  return await passphraseOf(passphraseFile, 'once', terminal)
}

/** @throws {UsageError} where nobody can be asked */
async function agreed(t: Terminal['t'], json: boolean): Promise<boolean> {
  if (json || !process.stdin.isTTY || !process.stderr.isTTY) throw new UsageError(t('cli:backup.yesMissing'))
  const asking = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return /^(s|sim|y|yes)$/i.test((await asking.question(`${t('cli:backup.sure')} `)).trim())
  } finally {
    asking.close()
  }
}

const described = ({ mark, rows, implementations, isWithoutLog }: Holdings) => ({
  ...mark,
  rows,
  implementations,
  isWithoutLog,
})

const lines = (implementations: readonly HeldImplementation[], t: Terminal['t']): string[] =>
  implementations.map(({ client, environment, templates, lastSequence, updatedAt }) =>
    t(lastSequence === null ? 'cli:backup.neverExported' : 'cli:backup.implementation', {
      client,
      environment: t(`environment.${environment === 'production' ? 'production' : 'staging'}`),
      templates,
      sequence: lastSequence ?? 0,
      at: updatedAt,
    }),
  )
