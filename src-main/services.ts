import type { AppInfo, ConsentState, Settings } from '#core/contract'
import type { ImplementationSnapshot, ProviderAccount } from '#core/implementation'
import type { Decision } from '#core/review'
import type { PlaceholderScope } from '#core/template'
import packageJson from '../package.json' with { type: 'json' }
import { type Changes, createChanges } from './changes.ts'
import type { Clock } from './clock.ts'
import { type Credentials, createCredentials } from './credentials.ts'
import { createOutbox, createWatch, noteWebhook, type Outbox, type Pace, sweepUploads, type Watch } from './jobs/index.ts'
import type { Keychain } from './keychain/index.ts'
import { type Log, openLog } from './log.ts'
import { found } from './problem.ts'
import { type Fetch, type ProviderClient, providers } from './providers/index.ts'
import { sleep } from './sleep.ts'
import { openStore, type Store, type StoredAccount } from './store/index.ts'
import { createTopic, type Topic } from './topic.ts'
import { createTraining, type Training } from './training/embedded.ts'

/** What the API's handlers and the jobs work with. */
export type BaseServices = {
  dataDir: string
  shell: AppInfo['shell']
  /** The built worker that reads contact files. */
  contactsWorker: string
  store: Store
  credentials: Credentials
  training: Training
  changes: Changes
  clock: Clock
  log: Log
  /** A client for an account, with its secret read or its simulator started. */
  connect(account: StoredAccount): Promise<ProviderClient>
  /** An account as pages see it. */
  account(stored: StoredAccount): ProviderAccount
  scopeOf(accountId: string): PlaceholderScope
  snapshot(implementationId: string): ImplementationSnapshot
  /** Reviews that have just ended. */
  decisions: Topic<Decision>
  /** Aborts when the program ends: long jobs stop before their store goes. */
  ending: AbortSignal
}

/** With the two jobs that run by themselves for as long as the program does. */
export type Services = BaseServices & { watch: Watch; outbox: Outbox; close(): Promise<void> }

const consentFacts = ({ terms, plan, signOff }: Omit<ConsentState, 'clientVar'>): ImplementationSnapshot['consent'] => ({
  term: terms[0] ?? null,
  plan,
  signOff,
})

export function createServices(options: {
  dataDir: string
  shell: AppInfo['shell']
  keychain: Keychain
  fetch: Fetch
  clock: Clock
  initialSettings: Settings
  contactsWorker: string
  reviewPace?: Pace | undefined
}): Services {
  const { dataDir, shell, clock } = options
  const store = openStore(options)
  store.testSends.settleInterrupted()
  sweepUploads(dataDir)
  const changes = createChanges()
  const ending = new AbortController()
  const log = openLog(dataDir)
  const credentials = createCredentials(store, options.keychain, log, (account) =>
    changes.announce('accounts', account.implementationId),
  )
  const training = createTraining((provider, body) => {
    try {
      noteWebhook({ store, changes, clock }, provider, body)
    } catch (error) {
      // The simulator's business goes on whatever becomes of its news.
      log.error('training.webhook', error)
    }
  })
  const context = { fetch: options.fetch, sleep }
  const account = (stored: StoredAccount): ProviderAccount => ({ ...stored, credential: credentials.state(stored) })
  const scopeOf = (accountId: string): PlaceholderScope => {
    const stored = found(store.accounts.get(accountId), 'account')
    return providers[stored.provider].descriptor.capabilities.placeholderScope
  }
  if (store.settings.computedBy() !== packageJson.version) {
    store.transaction(() => {
      store.templates.refreshComputed(scopeOf)
      store.settings.setComputedBy(packageJson.version)
    })
  }
  const base: BaseServices = {
    dataDir,
    shell,
    contactsWorker: options.contactsWorker,
    store,
    credentials,
    training,
    changes,
    clock,
    log,
    account,
    scopeOf,
    async connect(stored) {
      const access =
        stored.mode === 'training'
          ? await training.access(stored.provider)
          : { settings: stored.settings, secret: await credentials.secret(stored) }
      return providers[stored.provider].connect(access, context)
    },
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
        testSends: store.testSends.list(implementationId),
        exports: store.exports.list(implementationId),
      })),
    decisions: createTopic(),
    ending: ending.signal,
  }
  const watch = createWatch(base, options.reviewPace)
  const outbox = createOutbox(base)
  return Object.assign(base, {
    watch,
    outbox,
    async close(): Promise<void> {
      ending.abort()
      watch.close()
      outbox.close()
      await training.close()
      await credentials.close()
      store.close()
    },
  })
}
