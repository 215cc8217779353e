import type { AppInfo, Settings } from '#core/contract'
import type { ImplementationSnapshot, ProviderAccount } from '#core/implementation'
import type { PlaceholderScope } from '#core/template'
import packageJson from '../package.json' with { type: 'json' }
import { type Changes, createChanges } from './changes.ts'
import type { Clock } from './clock.ts'
import { type Credentials, createCredentials } from './credentials.ts'
import { noteWebhook } from './jobs/index.ts'
import type { Keychain } from './keychain/index.ts'
import { type Log, openLog } from './log.ts'
import { found } from './problem.ts'
import { type Fetch, type ProviderClient, providers } from './providers/index.ts'
import { sleep } from './sleep.ts'
import { openStore, type Store, type StoredAccount } from './store/index.ts'
import { createTraining, type Training } from './training/embedded.ts'

/** What the API's handlers and the jobs work with. */
export type Services = {
  dataDir: string
  shell: AppInfo['shell']
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
  /** Aborts when the program ends: long jobs stop before their store goes. */
  ending: AbortSignal
  close(): Promise<void>
}

export function createServices(options: {
  dataDir: string
  shell: AppInfo['shell']
  keychain: Keychain
  fetch: Fetch
  clock: Clock
  initialSettings: Settings
}): Services {
  const { dataDir, shell, clock } = options
  const store = openStore(options)
  store.testSends.settleInterrupted()
  const changes = createChanges()
  const ending = new AbortController()
  const log = openLog(dataDir)
  const credentials = createCredentials(store, options.keychain, log, (account) =>
    changes.announce('accounts', account.implementationId),
  )
  const training = createTraining((provider, body) => {
    try {
      noteWebhook({ store, changes }, provider, body)
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
  return {
    dataDir,
    shell,
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
        templates: store.templates
          .inUse(implementationId)
          .map((template) => ({ ...template, bindings: store.templates.bindings(template.id) })),
        library: store.templates.library(implementationId),
        variables: store.variables.all(implementationId),
        trees: store.serviceTrees.get(implementationId),
        triggers: store.triggers.list(implementationId),
        testSends: store.testSends.list(implementationId),
        exports: store.exports.list(implementationId),
      })),
    ending: ending.signal,
    async close() {
      ending.abort()
      await training.close()
      await credentials.close()
      store.close()
    },
  }
}
