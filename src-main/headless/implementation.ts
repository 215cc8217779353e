import { existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join, sep } from 'node:path'
import { type ImportChoice, importChoiceSchema } from '#core/contract'
import {
  BackupError,
  IMPLEMENTATION_LIMIT,
  implementationFileName,
  readImplementationFile,
  writeImplementationFile,
} from '../backup/index.ts'
import { createChanges } from '../changes.ts'
import { systemClock } from '../clock.ts'
import type { Handover } from '../context.ts'
import { createCredentials } from '../credentials.ts'
import { STORE_FILE } from '../data-dir.ts'
import { FileSetError, makeFolder, ownFile, writeFileSet } from '../disk/index.ts'
import { madeNow } from '../generator.ts'
import { createHandover } from '../jobs/index.ts'
import { forkChild } from '../keychain/fork.ts'
import { openKeychain } from '../keychain/index.ts'
import { openLog } from '../log.ts'
import { AppProblem } from '../problem.ts'
import { providers } from '../providers/index.ts'
import { claimInstance } from '../shells/single-instance.ts'
import { implementationsIn, openStore, type Store, takeRows, withUpToDate } from '../store/index.ts'
import { ordinaryFile } from './given-file.ts'
import { type ExitCode, type Terminal, UsageError } from './output.ts'
import { sentenceOf } from './store-sentence.ts'

type Open = { store: Store; handover: Handover }

/**
 * The store alone, without what would go on by itself: nothing is submitted, nobody is asked. One that was made for
 * it is gone again where the work came to nothing.
 */
async function withHandover<T>(
  { dataDir, keychainChild }: { dataDir: string; keychainChild: string },
  terminal: Terminal,
  work: (open: Open) => Promise<T>,
): Promise<T> {
  const leave = makeFolder(dataDir)
  const files = ['', '-wal', '-shm', '-journal'].map((ending) => join(dataDir, STORE_FILE + ending))
  const isNew = !files.some((file) => existsSync(file))
  try {
    const claim = await claimInstance(dataDir)
    if (!claim.first) throw new UsageError(terminal.t('cli:implementation.isOpen', { folder: dataDir }))
    try {
      return await withStoreOpen(dataDir, keychainChild, work)
    } catch (error) {
      if (isNew) for (const file of files) rmSync(file, { force: true })
      throw error
    } finally {
      await claim.release()
    }
  } finally {
    leave()
  }
}

async function withStoreOpen<T>(dataDir: string, keychainChild: string, work: (open: Open) => Promise<T>): Promise<T> {
  const store = openStore({
    dataDir,
    clock: systemClock,
    initialSettings: { locale: 'pt-BR', colorScheme: 'auto', operator: '' },
  })
  try {
    const keychain = openKeychain({ spawn: forkChild(keychainChild) })
    const credentials = createCredentials({
      store,
      keychain,
      clock: systemClock,
      log: openLog(dataDir),
      onChange: () => undefined,
    })
    const context = { store, dataDir, clock: systemClock, changes: createChanges(), credentials }
    return await work({ store, handover: createHandover(context) }).finally(credentials.close)
  } finally {
    store.close()
  }
}

/**
 * `disparo implementation export CLIENT|ID FILE|FOLDER`: one client's set-up as a file. Never over another. The store is
 * only read, also while the window works with it.
 */
export async function exportImplementation(
  { dataDir, which, to }: { dataDir: string; which: string; to: string },
  { t, json, print }: Terminal,
): Promise<ExitCode> {
  const storeFile = join(dataDir, STORE_FILE)
  if (!existsSync(storeFile)) throw new UsageError(t('cli:implementation.noStore', { folder: dataDir }))
  try {
    const { one, text } = await withUpToDate(storeFile, (db) => {
      const all = implementationsIn(db)
      const found = all.filter(({ id, client }) => id === which || client === which)
      const [one] = found
      if (!one || found.length > 1)
        throw new UsageError(
          [
            t(one ? 'cli:implementation.several' : 'cli:implementation.none', { which }),
            ...(one ? found : all).map(({ id, client }) => `  ${id}  ${client}`),
          ].join('\n'),
        )
      return { one, text: writeImplementationFile(takeRows(db, one.id), madeNow(systemClock)) }
    })
    // As `cp` does: a folder is one that is there or is written as one.
    const isFolder = to.endsWith('/') || to.endsWith(sep) || statSync(to, { throwIfNoEntry: false })?.isDirectory() === true
    const target = isFolder ? join(to, implementationFileName(one.client)) : to
    const bytes = new TextEncoder().encode(text)
    await save(target, bytes)
    print(
      json
        ? JSON.stringify({ file: target, id: one.id, client: one.client, bytes: bytes.length })
        : t('cli:implementation.written', { client: one.client, file: target }),
    )
    return 0
  } catch (error) {
    if (error instanceof FileSetError) throw new UsageError(t('cli:implementation.exists', { file: error.names.join(', ') }))
    throw await sentenceOf(error, { file: to, folder: dataDir, writes: 'file' }, t)
  }
}

async function save(target: string, bytes: Uint8Array): Promise<void> {
  const name = basename(target)
  const leave = makeFolder(dirname(target))
  try {
    await writeFileSet(dirname(target), [name], async (folder) => ownFile(join(folder, name), bytes))
  } finally {
    leave()
  }
}

/** `disparo implementation import FILE`: one that is here already asks for a word on what becomes of it. */
export async function importImplementation(
  { dataDir, file, choice, keychainChild }: { dataDir: string; file: string; choice: ImportChoice; keychainChild: string },
  terminal: Terminal,
): Promise<ExitCode> {
  const { t, json, print } = terminal
  // Nothing but a name can be wrong in it.
  if (!importChoiceSchema.safeParse(choice).success) throw new UsageError(t('cli:implementation.badName'))
  const unusable = (): UsageError => new UsageError(t('cli:implementation.unusable', { file }))
  if (ordinaryFile(file, t).size > IMPLEMENTATION_LIMIT) throw unusable()
  try {
    // Before there is a store for it: what is refused leaves none.
    readImplementationFile(readFileSync(file), (provider) => providers[provider].descriptor.fields)
    return await withHandover<ExitCode>({ dataDir, keychainChild }, terminal, async ({ store, handover }) => {
      const { openedId, counts, existing } = handover.open(file)
      if (existing && choice.as === 'continue') throw new UsageError(t('cli:implementation.isHere', { client: existing.client }))
      const { id } = await handover.take(openedId, choice)
      const name = store.implementations.get(id)?.client ?? ''
      print(json ? JSON.stringify({ id, client: name, ...counts }) : t('cli:implementation.taken', { client: name, ...counts }))
      return 0
    })
  } catch (error) {
    if (error instanceof BackupError || (error instanceof AppProblem && error.problem.code === 'implementation-file'))
      throw unusable()
    throw await sentenceOf(error, { file, folder: dataDir }, t)
  }
}
