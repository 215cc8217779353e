import type { AppUpdater, UpdateInfo } from 'electron-updater'
import type { UpdateState } from '#core/contract'
import { type Clock, instant } from '../clock.ts'
import { AppProblem } from '../problem.ts'
import { BAD_SIGNATURE, type Feed } from './feed.ts'
import type { Work } from './work.ts'

export type Updates = {
  state(): UpdateState
  /** Never rejects: what went wrong is the state. */
  check(): Promise<UpdateState>
  download(): UpdateState
  /** @throws AppProblem `update-busy` while a job runs, `not-found` while nothing is ready */
  install(): void
}

/** A shell, or a build, that can't update itself. */
export const noUpdates = (why: Extract<UpdateState, { kind: 'off' }>['why']): Updates => {
  const state = (): UpdateState => ({ kind: 'off', why })
  return {
    state,
    check: async () => state(),
    download: state,
    install: () => {
      throw new AppProblem('not-found')
    },
  }
}

export type UpdateParts = {
  feed: Feed
  /** The version that runs. */
  version: string
  /** electron-updater's own for this system; asked for when it is first needed. */
  load(): Promise<AppUpdater>
  work: Work
  clock: Clock
  changed(): void
  log(where: string, error: unknown): void
  /** Ends the program, all but its process, and then calls. */
  afterClosing(then: () => void): void
}

/** The updates of a package with a feed. Everything that decides is electron-updater's; this says what it is trusted with. */
export function createUpdates({ feed, version, load, work, clock, changed, log, afterClosing }: UpdateParts): Updates {
  let state: UpdateState = { kind: 'current', checkedAt: null }
  let loaded: Promise<AppUpdater> | null = null
  const set = (next: UpdateState): UpdateState => {
    state = next
    changed()
    return state
  }
  const refuse = (error: unknown): UpdateState => {
    log('updates', error)
    return set({ kind: 'refused', why: whyOf(error) })
  }
  const updater = (): Promise<AppUpdater> => {
    loaded ??= load().then((fresh) => prepare(fresh, feed, progressed))
    return loaded
  }
  const progressed = (percent: number): void => {
    if (state.kind === 'downloading' && state.percent !== percent) set({ ...state, percent })
  }
  const found = (info: UpdateInfo, isNewer: boolean): UpdateState => {
    if (isNewer) return set({ kind: 'available', version: info.version, notes: notesOf(info) })
    if (isOlder(info.version, version)) return set({ kind: 'refused', why: 'older' })
    return set({ kind: 'current', checkedAt: instant(clock) })
  }
  return {
    state: () => state,
    async check() {
      if (state.kind === 'checking' || state.kind === 'downloading' || state.kind === 'ready') return state
      set({ kind: 'checking' })
      try {
        const result = await (await updater()).checkForUpdates()
        return result ? found(result.updateInfo, result.isUpdateAvailable) : set({ kind: 'off', why: 'system' })
      } catch (error) {
        return refuse(error)
      }
    },
    download() {
      if (state.kind !== 'available') return state
      const { version: wanted, notes } = state
      set({ kind: 'downloading', version: wanted, notes, percent: 0 })
      updater()
        .then((ready) => ready.downloadUpdate())
        .then(() => set({ kind: 'ready', version: wanted, notes }), refuse)
      return state
    },
    install() {
      if (state.kind !== 'ready' || loaded === null) throw new AppProblem('not-found')
      const running = work.running()
      if (running > 0) throw new AppProblem('update-busy', { count: running })
      void loaded.then((ready) => afterClosing(() => ready.quitAndInstall(true, true)))
    },
  }
}

async function prepare(updater: AppUpdater, feed: Feed, progressed: (percent: number) => void): Promise<AppUpdater> {
  // Only now, like the updater itself: no start waits for it.
  const { SignedFeed } = await import('./signed-feed.ts')
  updater.autoDownload = false
  // A person says when: what is fetched lies there until then.
  updater.autoInstallOnAppQuit = false
  updater.allowPrerelease = false
  updater.disableWebInstaller = true
  // One way for a file to come here: whole, and hashed whole.
  updater.disableDifferentialDownload = true
  updater.logger = null
  updater.setFeedURL({ provider: 'custom', updateProvider: SignedFeed, ...feed })
  updater.allowDowngrade = false
  updater.on('download-progress', ({ percent }) => progressed(Math.min(100, Math.floor(percent))))
  // Every failure is a rejection too; without a listener the event itself would be thrown.
  updater.on('error', () => undefined)
  return updater
}

const UNREACHABLE = /^(ECONN|ENOTFOUND|ETIMEDOUT|EHOST|ENET|EAI_|ERR_UPDATER_CHANNEL|HTTP_ERROR_)|net::ERR_/

function whyOf(error: unknown): Extract<UpdateState, { kind: 'refused' }>['why'] {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === BAD_SIGNATURE) return 'signature'
  if (code === 'ERR_CHECKSUM_MISMATCH') return 'changed'
  return UNREACHABLE.test(code) || UNREACHABLE.test(error instanceof Error ? error.message : '') ? 'unreachable' : 'unknown'
}

/** Release notes are text: whatever mark-up is in them is shown as it stands. */
const notesOf = ({ releaseNotes }: UpdateInfo): string =>
  (typeof releaseNotes === 'string' ? releaseNotes : (releaseNotes ?? []).map(({ note }) => note ?? '').join('\n\n')).trim()

const isOlder = (a: string, b: string): boolean => a.localeCompare(b, 'en', { numeric: true }) < 0
