import { mkdirSync, statSync } from 'node:fs'
import { basename, dirname, join, sep } from 'node:path'
import { type ImportChoice, importChoiceSchema } from '#core/contract'
import { createChanges } from '../changes.ts'
import { systemClock } from '../clock.ts'
import type { Handover } from '../context.ts'
import { createCredentials } from '../credentials.ts'
import { FileSetError, ownFile, writeFileSet } from '../disk/index.ts'
import { createHandover } from '../jobs/index.ts'
import { forkChild } from '../keychain/fork.ts'
import { openKeychain } from '../keychain/index.ts'
import { openLog } from '../log.ts'
import { AppProblem } from '../problem.ts'
import { claimInstance } from '../shells/single-instance.ts'
import { openStore, type Store } from '../store/index.ts'
import { type ExitCode, type Terminal, UsageError } from './output.ts'
import { sentenceOf } from './store-sentence.ts'

type Open = { store: Store; handover: Handover }

/** The store alone, without what would go on by itself: nothing is submitted, nobody is asked. */
async function withHandover<T>(
  { dataDir, keychainChild }: { dataDir: string; keychainChild: string },
  terminal: Terminal,
  work: (open: Open) => Promise<T>,
): Promise<T> {
  const claim = await claimInstance(dataDir)
  if (!claim.first) throw new UsageError(terminal.t('cli:implementation.isOpen', { folder: dataDir }))
  try {
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
  } finally {
    await claim.release()
  }
}

/** `disparo implementation export CLIENT|ID FILE|FOLDER`: one client's set-up as a file. Never over another. */
export async function exportImplementation(
  { dataDir, which, to, keychainChild }: { dataDir: string; which: string; to: string; keychainChild: string },
  terminal: Terminal,
): Promise<ExitCode> {
  const { t, json, print } = terminal
  try {
    return await withHandover<ExitCode>({ dataDir, keychainChild }, terminal, async ({ store, handover }) => {
      const all = store.implementations.list()
      const found = all.filter(({ id, client }) => id === which || client === which)
      const [one] = found
      if (!one || found.length > 1)
        throw new UsageError(
          [
            t(one ? 'cli:implementation.several' : 'cli:implementation.none', { which }),
            ...(one ? found : all).map(({ id, client }) => `  ${id}  ${client}`),
          ].join('\n'),
        )
      const file = handover.write(one.id)
      const isFolder = to.endsWith('/') || to.endsWith(sep) || statSync(to, { throwIfNoEntry: false })?.isDirectory() === true
      const target = isFolder ? join(to, file.name) : to
      mkdirSync(dirname(target), { recursive: true })
      await save(target, await file.bytes())
      print(
        json
          ? JSON.stringify({ file: target, id: one.id, client: one.client, bytes: file.size })
          : t('cli:implementation.written', { client: one.client, file: target }),
      )
      return 0
    })
  } catch (error) {
    if (error instanceof FileSetError) throw new UsageError(t('cli:implementation.exists', { file: error.names.join(', ') }))
    throw await sentenceOf(error, { file: to, folder: dataDir, writes: 'file' }, t)
  }
}

async function save(target: string, bytes: Uint8Array): Promise<void> {
  const name = basename(target)
  await writeFileSet(dirname(target), [name], async (folder) => ownFile(join(folder, name), bytes))
}

/** `disparo implementation import FILE`: one that is here already asks for a word on what becomes of it. */
export async function importImplementation(
  { dataDir, file, choice, keychainChild }: { dataDir: string; file: string; choice: ImportChoice; keychainChild: string },
  terminal: Terminal,
): Promise<ExitCode> {
  const { t, json, print } = terminal
  // Nothing but a name can be wrong in it.
  if (!importChoiceSchema.safeParse(choice).success) throw new UsageError(t('cli:implementation.badName'))
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new UsageError(t('cli:noSuchFile', { file }))
  try {
    return await withHandover<ExitCode>({ dataDir, keychainChild }, terminal, async ({ store, handover }) => {
      const { openedId, counts, existing } = handover.open(file)
      if (existing && choice.as === 'continue') throw new UsageError(t('cli:implementation.isHere', { client: existing.client }))
      const { id } = await handover.take(openedId, choice)
      const name = store.implementations.get(id)?.client ?? ''
      print(json ? JSON.stringify({ id, client: name, ...counts }) : t('cli:implementation.taken', { client: name, ...counts }))
      return 0
    })
  } catch (error) {
    if (error instanceof AppProblem && error.problem.code === 'implementation-file')
      throw new UsageError(t('cli:implementation.unusable', { file }))
    throw await sentenceOf(error, { file, folder: dataDir }, t)
  }
}
