import type { BundleContent } from '#core/bundle'
import type {
  AppInfo,
  BackupState,
  BundleReport,
  ContactFile,
  Held,
  ImportChoice,
  LiveAct,
  LiveAnswer,
  LiveContact,
  LiveHop,
  LiveOpened,
  LoadInput,
  LoadResult,
  OpenedImplementation,
  ProblemCode,
  SyncPreview,
  SyncProgress,
  WindowPlace,
} from '#core/contract'
import type { ImplementationSnapshot, ProviderAccount, SyncSummary } from '#core/implementation'
import type { ProviderId } from '#core/provider'
import type { Decision } from '#core/review'
import type { PlaceholderScope } from '#core/template'
import type { Changes } from './changes.ts'
import type { Clock } from './clock.ts'
import type { Credentials } from './credentials.ts'
import type { Log } from './log.ts'
import type { AccountAccess, ProviderClient } from './providers/index.ts'
import type { KeyRing } from './signature/index.ts'
import type { Store, StoredAccount } from './store/index.ts'
import type { Topic } from './topic.ts'
import type { Training } from './training/training-mode.ts'
import type { Updates, Work } from './updates/index.ts'

/** What every job stands on. `app.ts` makes it, and makes the jobs that live with the program from it. */
export type BaseContext = {
  dataDir: string
  shell: AppInfo['shell']
  /** The built worker that reads contact files. */
  contactsWorker: string
  /** The built worker that rehearses. */
  rehearsalWorker: string
  store: Store
  credentials: Credentials
  /** The keys with which people stand for a bundle. */
  keys: KeyRing
  training: Training
  changes: Changes
  clock: Clock
  log: Log
  /** A client for an account, with its secret read or its simulator started. */
  connect(account: StoredAccount): Promise<ProviderClient>
  /**
   * Looks again at what may change without this program: call it before something is said of an implementation's
   * readiness (null: of all of them). Waits a moment at most.
   */
  refresh(implementationId: string | null): Promise<void>
  /** A client with this access, whoever's it is. */
  connectTo(provider: ProviderId, access: AccountAccess): ProviderClient
  /** An account as pages see it. */
  account(stored: StoredAccount): ProviderAccount
  scopeOf(accountId: string): PlaceholderScope
  snapshot(implementationId: string): ImplementationSnapshot
  /** Reviews that have just ended. */
  decisions: Topic<Decision>
  /** What must not be cut off by an update. */
  work: Work
  /** Aborts when the program ends: long jobs stop before their store goes. */
  ending: AbortSignal
}

/** What the API's handlers and the jobs work with. */
export type AppContext = BaseContext & {
  syncs: Syncs
  uploads: Uploads
  watch: Watch
  outbox: Outbox
  bundles: OpenedBundles
  updates: Updates
  backups: Backups
  handover: Handover
  live: LiveRehearsals
  /** Where the window is sent. */
  places(signal: AbortSignal | undefined): AsyncGenerator<WindowPlace>
}

/** Copies of the store: those that are made by themselves, and those that a person makes and restores. */
export type Backups = {
  state(): BackupState
  /** @param passphrase null: not encrypted */
  create(passphrase: string | null): Promise<{ file: File; implementations: number; sha256: string }>
  begin(bytes: number): { uploadId: string }
  add(uploadId: string, piece: Uint8Array): Promise<{ received: number }>
  /** Has a file that has arrived read, and takes it away. @throws AppProblem, and whatever `read` throws */
  take<T>(uploadId: string, read: (path: string) => T): T
  /** @throws AppProblem `backup-…` */
  inspect(
    from: { uploadId: string } | { copy: string },
    passphrase: string | null,
  ): Promise<{ openedId: string; holds: Held; replaces: Held }>
  /** @returns the name of the copy of what was replaced. @throws AppProblem `backup-busy` */
  restore(openedId: string): Promise<{ kept: string }>
  /** It is not restored after all: what came and what was opened of it is taken away. */
  leave(what: { openedId: string } | { uploadId: string }): void
  /** The thorough look, and the day's copy where there is none yet. */
  upkeep(): Promise<void>
  close(): void
}

/** "Ensaio ao vivo": a simulated CRM for each implementation that somebody tries. */
export type LiveRehearsals = {
  /** Loads what is set up now into a new one. */
  open(context: AppContext, implementationId: string): Promise<LiveOpened>
  /** @throws AppProblem `not-found` */
  contacts(context: AppContext, key: string, search: string): Promise<LiveContact[]>
  act(key: string, act: LiveAct): AsyncGenerator<LiveHop>
  reply(key: string, answer: LiveAnswer): AsyncGenerator<LiveHop>
  close(): Promise<void>
}

/** One implementation as a file. */
export type Handover = {
  /** @throws AppProblem `not-found` */
  write(implementationId: string): File
  /** @throws AppProblem `implementation-file` */
  open(path: string): OpenedImplementation
  /** @returns the id that it has here. @throws AppProblem `duplicate` */
  take(openedId: string, choice: ImportChoice): Promise<{ id: string }>
}

/** Bundles that someone looked into; a key leads to what was found. */
export type OpenedBundles = {
  inspect(file: File): Promise<string>
  /** One on this machine; a file that can't be read has a report too. */
  open(path: string): Promise<string>
  /** @throws AppProblem `not-found` */
  report(key: string): BundleReport
  /** What is in a bundle that is whole and right. @throws AppProblem `not-found` */
  content(key: string): { content: BundleContent; fileName: string }
  /** Into a database, or only what it would change there. @throws AppProblem `not-found` */
  load(input: LoadInput): Promise<LoadResult>
}

/** "Sincronizar Templates de mensagem ativa" (M7): one at a time per account. */
export type Syncs = {
  /**
   * Lists everything first and then writes in one transaction: cancelled, killed or failed
   * before that, the local copy is as it was. What the provider no longer lists is marked,
   * never deleted: triggers and bindings may stand on it. Drafts are never touched.
   */
  run(accountId: string, cancel?: AbortSignal): AsyncGenerator<SyncProgress>
  /** The same, but instead of writing keeps what was listed and tells what would become of it. */
  preview(accountId: string, cancel?: AbortSignal): AsyncGenerator<SyncPreview>
  /**
   * Carries out what a preview showed.
   * @param keepMine typed templates whose text becomes a draft instead of giving way
   * @throws AppProblem `sync-outdated` when the preview is no longer there
   */
  apply(planId: string, keepMine: readonly string[]): SyncSummary
  discard(planId: string): void
}

/** A contact file on its way into the data folder. */
export type Upload = {
  implementationId: string
  kind: ContactFile['kind']
  fileName: string
  bytes: number
}

/** Contact files on their way here, piece by piece. */
export type Uploads = {
  begin(upload: Upload): Promise<{ uploadId: string }>
  add(uploadId: string, piece: Uint8Array): Promise<{ received: number }>
  /** One that has arrived to its last byte. @throws AppProblem */
  whole(uploadId: string): Upload & { path: string }
  /** Takes it away, with its file. */
  end(uploadId: string): Promise<void>
  /** Forgets what is uploading for a client whose contacts are being erased. */
  forget(implementationId: string): void
  /** Takes all of them away. */
  close(): void
}

/** How long until a template is asked for again, in milliseconds: by its time in review and by failures in a row. */
export type Pace = (ageMs: number, failures: number) => number

/** Asks the provider for what is in review, ever more seldom, for as long as the program runs. */
export type Watch = {
  /** When a template is asked for next, and why the last time brought nothing. */
  of(templateId: string): { nextCheckAt: string | null; problem: ProblemCode | null }
  /** Asks for one now. @throws ProviderError, AppProblem */
  check(templateId: string): Promise<void>
  close(): void
}

/** Takes the queued submissions to their providers, one after the other, within the quota, also after a restart. */
export type Outbox = {
  /** Something was queued, or taken out. */
  wake(): void
  close(): void
}
