import { mkdirSync, statSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { createInterface } from 'node:readline/promises'
import {
  backupName,
  copyOfFolder,
  isEncrypted,
  lookAtPresent,
  makeBackup,
  type Opened,
  openBackup,
  putInPlace,
} from '../backup/index.ts'
import { systemClock } from '../clock.ts'
import { madeNow } from '../generator.ts'
import { claimInstance } from '../shells/single-instance.ts'
import type { HeldImplementation, Holdings } from '../store/index.ts'
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
  try {
    target = targetOf(to)
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
  }
}

/** A folder is one that is there or is written as one; the file in it is named by its time. */
function targetOf(to: string): string {
  const isFolder = to.endsWith('/') || to.endsWith(sep) || statSync(to, { throwIfNoEntry: false })?.isDirectory() === true
  const target = isFolder ? join(to, backupName(systemClock.now())) : to
  mkdirSync(dirname(target), { recursive: true })
  return target
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
 * Where a person sits in front of it, it asks before it replaces anything.
 */
export async function restore(
  { dataDir, file, passphraseFile, dryRun, yes }: RestoreOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { t, json, print, note } = terminal
  const claim = await claimInstance(dataDir)
  if (!claim.first) throw new UsageError(t('cli:backup.isOpen', { folder: dataDir }))
  let opened: Opened | null = null
  try {
    opened = await openBackup(file, dataDir, await passphraseFor(file, passphraseFile, terminal))
    const present = await lookAtPresent(dataDir)
    const said = [
      t('cli:backup.holds', { file, ...facts(opened.holdings), count: opened.holdings.implementations.length }),
      ...lines(opened.holdings.implementations, t),
      ...(opened.holdings.mark === null ? [t('cli:backup.unsealed')] : []),
      ...(opened.holdings.isWithoutLog ? [t('cli:backup.withoutLog')] : []),
      ...(present.kind === 'nothing' ? [] : [t(`cli:backup.replaces.${present.kind}`, { folder: dataDir })]),
      ...(present.kind === 'store' ? lines(present.holdings.implementations, t) : []),
    ]
    if (!json) print(said.join('\n'))
    const answer = {
      file,
      encrypted: opened.isEncrypted,
      holds: described(opened.holdings),
      replaces: present.kind === 'store' ? described(present.holdings) : present.kind === 'nothing' ? null : 'unreadable',
    }
    if (dryRun) {
      if (json) print(JSON.stringify({ ...answer, restored: false, kept: null }))
      return 0
    }
    if (present.kind !== 'nothing' && !yes && !json && !(await agreed(t('cli:backup.sure')))) {
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
  } catch (error) {
    throw await sentenceOf(error, { file, folder: dataDir }, t)
  } finally {
    opened?.close()
    await claim.release()
  }
}

async function passphraseFor(file: string, passphraseFile: string | undefined, terminal: Terminal): Promise<string | null> {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile() || !isEncrypted(file)) return null
  return await passphraseOf(passphraseFile, 'once', terminal)
}

/** Where nobody can be asked, what was replaced is kept all the same. */
async function agreed(question: string): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return true
  const asking = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return /^(s|sim|y|yes)$/i.test((await asking.question(`${question} `)).trim())
  } finally {
    asking.close()
  }
}

const facts = ({ mark, rows }: Holdings) => ({ at: mark?.madeAt ?? '?', generator: mark?.generator ?? '?', rows })

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
