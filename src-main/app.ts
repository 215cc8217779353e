import type { AppInfo, ConsentState } from '#core/contract'
import type { ImplementationSnapshot, ProviderAccount } from '#core/implementation'
import type { PlaceholderScope } from '#core/template'
import packageJson from '../package.json' with { type: 'json' }
import { type AppRouter, createRouter } from './api/index.ts'
import { createChanges } from './changes.ts'
import type { Clock } from './clock.ts'
import type { Backups, BaseContext, Pace } from './context.ts'
import { createCredentials } from './credentials.ts'
import { createDesk, type Desk } from './desk.ts'
import { GENERATOR } from './generator.ts'
import {
  createBackups,
  createHandover,
  createOutbox,
  createSyncs,
  createUploads,
  createWatch,
  dropHistory,
  judgeTests,
  liveIn,
  noteWebhook,
  sweepLeftovers,
} from './jobs/index.ts'
import type { Keychain } from './keychain/index.ts'
import { createLiveRehearsals } from './live/index.ts'
import { openLog } from './log.ts'
import { createOpenedBundles } from './opened-bundles.ts'
import { found } from './problem.ts'
import { providers } from './providers/index.ts'
import { openKeyRing } from './signature/index.ts'
import { sleep } from './sleep.ts'
import { openStore, type Store, type StoredAccount } from './store/index.ts'
import { createTopic } from './topic.ts'
import { createTraining } from './training/training-mode.ts'
import type { Fetch } from './transport/index.ts'
import { createWork, noUpdates, type UpdateParts, type Updates } from './updates/index.ts'

export type AppOptions = {
  /** Holds `disparo.sqlite`, its backups and the log; made when absent. */
  dataDir: string
  keychain: Keychain
  /** For the provider's API: `openTransport`, with the shell's way to find a proxy. */
  fetch: Fetch
  clock: Clock
  shell: AppInfo['shell']
  /** The language of a first start, before anyone chose one. */
  locale?: AppInfo['settings']['locale']
  /** `contacts-worker.js`, or `src-main/contacts/worker.ts` where Node strips types. */
  contactsWorker: string
  /** `rehearsal-worker.js`, or `src-main/rehearsal/worker.ts`. */
  rehearsalWorker: string
  /** The updates of a shell that can be replaced; without it there are none. */
  updates?: (parts: Pick<UpdateParts, 'work' | 'clock' | 'changed' | 'log'>) => Updates
  /** How often a template in review is asked for; tests have no hours. */
  reviewPace?: Pace
  /** How it waits before it asks a provider once more; tests have no seconds either. */
  sleep?: typeof sleep
}

export type App = {
  router: AppRouter
  /** For the menus and files of a shell that has them. */
  desk: Desk
  updates: Updates
  backups: Backups
  /** Closes the simulators, the keychain and the store. */
  close(): Promise<void>
}

/** How long the end waits for jobs to leave. */
const LEAVE_MS = 1_000

const consentFacts = ({ terms, plan, signOff }: Omit<ConsentState, 'clientVar'>): ImplementationSnapshot['consent'] => ({
  term: terms[0] ?? null,
  plan,
  signOff,
})

/** What was released last, and what the CRM has. */
function releaseFacts(store: Store, id: string): Pick<ImplementationSnapshot, 'released' | 'live'> {
  const environment = store.implementations.get(id)?.environment
  const released = store.releases.list(id).find((each) => each.environment === environment && each.releasedAt !== null)
  return { released: released ?? null, live: environment === undefined ? null : liveIn(store, id, environment) }
}

/**
 * The composition root: the same program under Electron, the browser shell, the CLI and the tests.
 * @throws StoreError when the data folder can't be used
 */
export async function openApp(options: AppOptions): Promise<App> {
  const { dataDir, shell, clock, contactsWorker, rehearsalWorker, locale = 'pt-BR' } = options
  const store = openStore({
    dataDir,
    clock,
    initialSettings: { locale, colorScheme: 'auto', operator: '' },
    generator: GENERATOR,
  })
  const changes = createChanges()
  const ending = new AbortController()
  const work = createWork()
  const log = openLog(dataDir)
  const credentials = createCredentials({
    store,
    keychain: options.keychain,
    clock,
    log,
    onChange: (account) => changes.announce('accounts', account.implementationId),
  })
  const training = createTraining((provider, body) => {
    try {
      noteWebhook({ store, changes, clock }, provider, body)
    } catch (error) {
      // The simulator's business goes on whatever becomes of its news.
      log.error('training.webhook', error)
    }
  })
  const account = (stored: StoredAccount): ProviderAccount => ({ ...stored, credential: credentials.state(stored) })
  const scopeOf = (accountId: string): PlaceholderScope => {
    const stored = found(store.accounts.get(accountId), 'account')
    return providers[stored.provider].descriptor.capabilities.placeholderScope
  }
  /** What an ended program or another version has left in the store. */
  const settle = (): void => {
    store.testSends.settleInterrupted()
    if (store.settings.computedBy() === packageJson.version) return
    store.transaction(() => {
      store.templates.refreshComputed(scopeOf)
      store.settings.setComputedBy(packageJson.version)
    })
  }
  settle()
  const connectTo: BaseContext['connectTo'] = (provider, access) =>
    providers[provider].connect(access, { fetch: options.fetch, sleep: options.sleep ?? sleep })
  const live = createLiveRehearsals()
  const base: BaseContext = {
    dataDir,
    shell,
    contactsWorker,
    rehearsalWorker,
    store,
    credentials,
    keys: openKeyRing(dataDir, options.keychain, clock),
    training,
    changes,
    clock,
    log,
    refresh: (implementationId) =>
      credentials.refresh(implementationId === null ? store.accounts.all() : store.accounts.list(implementationId)),
    account,
    scopeOf,
    async connect(stored) {
      const access =
        stored.mode === 'training'
          ? await training.access(stored.provider)
          : { settings: stored.settings, secret: await credentials.secret(stored) }
      return connectTo(stored.provider, access)
    },
    connectTo,
    snapshot: (implementationId) =>
      store.transaction(() => ({
        implementation: found(store.implementations.get(implementationId), 'implementation'),
        accounts: store.accounts.list(implementationId).map(account),
        numbers: store.numbers.list(implementationId),
        templates: store.templates.inUse(implementationId).map((template) => ({
          ...template,
          bindings: store.templates.bindings(template.id),
          requestedCategory: store.submissions.ofTemplate(template.id).at(-1)?.category ?? null,
        })),
        library: store.templates.library(implementationId),
        variables: store.variables.all(implementationId),
        trees: store.serviceTrees.get(implementationId),
        triggers: store.triggers.list(implementationId),
        consent: consentFacts(store.consent.get(implementationId)),
        testSends: judgeTests({ store, scopeOf }, store.testSends.list(implementationId)),
        exports: store.exports.list(implementationId),
        ...releaseFacts(store, implementationId),
      })),
    decisions: createTopic(),
    work,
    ending: ending.signal,
  }
  const bundles = createOpenedBundles(store, clock, changes)
  const { desk, places } = createDesk(store, changes, bundles)
  const updates =
    options.updates?.({ work, clock, log: log.error, changed: () => changes.announce('updates', null) }) ?? noUpdates('shell')
  sweepLeftovers(base)
  const uploads = createUploads(base)
  const syncs = createSyncs(base)
  const watch = createWatch(base, syncs, options.reviewPace)
  const outbox = createOutbox(base)
  const backups = createBackups(base, () => {
    settle()
    outbox.wake()
  })
  return {
    router: createRouter({
      ...base,
      uploads,
      syncs,
      watch,
      outbox,
      bundles,
      places,
      updates,
      backups,
      handover: createHandover(base),
      live,
    }),
    desk,
    updates,
    backups,
    async close() {
      ending.abort()
      watch.close()
      outbox.close()
      await training.close()
      await live.close()
      await credentials.close()
      // What was ended takes away what it had begun; one that waits for somebody else is not waited for.
      if (work.running() > 0) await Promise.race([work.idle(), sleep(LEAVE_MS)])
      uploads.close()
      backups.close()
      // Nothing of a client's history stays that nobody said should.
      for (const { id } of store.implementations.list()) dropHistory(base, id)
      store.close()
    },
  }
}
