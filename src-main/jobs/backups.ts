import { randomUUID } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setImmediate as breathe } from 'node:timers/promises'
import type { BackupState, Held, ProblemCode } from '#core/contract'
import {
  BackupError,
  type BackupTrouble,
  backupName,
  dayName,
  lookAtPresent,
  makeBackup,
  type Opened,
  openBackup,
  putInPlace,
  removeOutdated,
} from '../backup/index.ts'
import { instant } from '../clock.ts'
import type { Backups, BaseContext } from '../context.ts'
import { diskTrouble, ownFolder, removeTemporary, sweepTemporaries, temporaryFolder } from '../disk/index.ts'
import { madeNow } from '../generator.ts'
import { AppProblem, found } from '../problem.ts'
import { BACKUPS_FOLDER, copiesIn, type Holdings, StoreError } from '../store/index.ts'
import { createArrivals } from './arrivals.ts'

/** Not while the first page is being drawn; and then looks each hour whether the day has its copy. */
const FIRST_MS = 20_000
const EVERY_MS = 60 * 60_000

const CODES: Readonly<Record<BackupTrouble, ProblemCode>> = {
  'no-such-file': 'not-found',
  'nothing-there': 'not-found',
  exists: 'duplicate',
  'not-a-backup': 'backup-not-one',
  damaged: 'backup-damaged',
  newer: 'backup-newer',
  'passphrase-missing': 'backup-passphrase-missing',
  'wrong-passphrase': 'backup-wrong-passphrase',
}

/** @param settle what a start does with a store, done again with the one that was put in its place */
export function createBackups(context: BaseContext, settle: () => void): Backups {
  const { store, dataDir, clock, changes, log, ending, work } = context
  const folder = join(dataDir, BACKUPS_FOLDER)
  const arrivals = createArrivals<{ bytes: number }>('given')
  let opened: { id: string; copy: Opened; uploadId: string | null } | null = null
  let health: BackupState['health'] = null
  let isLooking = false
  const forget = (): void => {
    opened?.copy.close()
    opened = null
  }

  const check = async (): Promise<boolean> => {
    try {
      for (const _ of store.check()) {
        await breathe()
        if (ending.aborted) return false
      }
      health = { at: instant(clock), isSound: true }
    } catch (error) {
      if (ending.aborted) return false
      if (!(error instanceof StoreError) && diskTrouble(error) === null) throw error
      log.error('store.check', error)
      health = { at: instant(clock), isSound: false }
    }
    changes.announce('backups', null)
    return health.isSound
  }

  /** Nothing is copied over a sound copy that is not sound itself. */
  const upkeep = async (): Promise<void> => {
    if (isLooking || ending.aborted) return
    isLooking = true
    try {
      store.flush()
      const name = dayName(clock.now())
      if (copiesIn(dataDir).includes(name) && health !== null) return
      if (!(await check()) || copiesIn(dataDir).includes(name)) return
      sweepTemporaries(ownFolder(folder))
      await makeBackup((target) => store.copyTo(target, madeNow(clock)), join(folder, name), null)
      removeOutdated(folder)
      changes.announce('backups', null)
    } catch (error) {
      if (!ending.aborted) log.error('backups.upkeep', error)
    } finally {
      isLooking = false
    }
  }
  const look = (): void => void upkeep()
  const first = setTimeout(look, FIRST_MS).unref()
  const hourly = setInterval(look, EVERY_MS).unref()

  return {
    state: () => ({
      folder,
      copies: copiesIn(dataDir)
        .map((name) => {
          const { size, mtime } = statSync(join(folder, name))
          return { name, reason: reasonOf(name), madeAt: mtime.toISOString(), bytes: size }
        })
        .sort((a, b) => b.madeAt.localeCompare(a.madeAt)),
      health,
    }),
    async create(passphrase) {
      if (!(await check())) throw new AppProblem('not-a-database')
      const place = temporaryFolder(ownFolder(folder))
      try {
        const file = join(place, backupName(clock.now()))
        const made = await refusing(() => makeBackup((target) => store.copyTo(target, madeNow(clock)), file, passphrase))
        const bytes = new Uint8Array(readFileSync(file))
        return {
          file: new File([bytes], basename(file), { type: 'application/octet-stream' }),
          implementations: made.holdings.implementations.length,
          sha256: made.sha256,
        }
      } finally {
        removeTemporary(place)
      }
    },
    begin: (bytes) => ({ uploadId: arrivals.begin(folder, { bytes }) }),
    add: arrivals.add,
    take(uploadId, read) {
      const { path } = arrivals.whole(uploadId)
      try {
        return read(path)
      } finally {
        arrivals.end(uploadId)
      }
    },
    async inspect(from, passphrase) {
      const file =
        'uploadId' in from
          ? arrivals.whole(from.uploadId).path
          : join(folder, found(copiesIn(dataDir).includes(from.copy) ? from.copy : null, 'copy'))
      forget()
      const copy = await refusing(() => openBackup(file, dataDir, passphrase))
      const openedId = randomUUID()
      opened = { id: openedId, copy, uploadId: 'uploadId' in from ? from.uploadId : null }
      const present = await lookAtPresent(dataDir)
      if (present.kind !== 'store') throw new AppProblem('not-a-database')
      return { openedId, holds: held(copy.holdings), replaces: held(present.holdings) }
    },
    async restore(openedId) {
      if (opened?.id !== openedId) throw new AppProblem('not-found', { what: 'copy' })
      // This very call is one of them.
      if (work.running() > 1) throw new AppProblem('backup-busy')
      const { copy } = opened
      const present = await lookAtPresent(dataDir)
      if (present.kind !== 'store') throw new AppProblem('not-a-database')
      const kept = await putInPlace(copy, dataDir, present, madeNow(clock))
      opened = null
      arrivals.endAll(() => true)
      store.reopened()
      settle()
      for (const area of ['implementations', 'accounts', 'templates', 'submissions', 'settings', 'backups'] as const)
        changes.announce(area, null)
      return { kept: basename(kept ?? '') }
    },
    leave(what) {
      if ('uploadId' in what) return arrivals.end(what.uploadId)
      if (opened?.id !== what.openedId) return
      if (opened.uploadId !== null) arrivals.end(opened.uploadId)
      forget()
    },
    upkeep,
    close() {
      clearTimeout(first)
      clearInterval(hourly)
      forget()
      arrivals.endAll(() => true)
    },
  }
}

const reasonOf = (name: string): BackupState['copies'][number]['reason'] =>
  name.startsWith('day-')
    ? 'day'
    : name.startsWith('before-restore-')
      ? 'restore'
      : name.startsWith('before-import-')
        ? 'import'
        : 'migration'

const held = ({ mark, rows, implementations, isWithoutLog }: Holdings): Held => ({
  madeAt: mark?.madeAt ?? null,
  rows,
  implementations: implementations.map((one) => ({
    ...one,
    environment: one.environment === 'production' ? 'production' : 'staging',
  })),
  isWithoutLog,
})

async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof BackupError ? new AppProblem(CODES[error.trouble]) : error
  }
}
