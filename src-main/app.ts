import type { AppInfo } from '#core/contract'
import { type AppRouter, createRouter } from './api/index.ts'
import type { Clock } from './clock.ts'
import type { Pace } from './jobs/index.ts'
import type { Keychain } from './keychain/index.ts'
import type { Fetch } from './providers/index.ts'
import { createServices } from './services.ts'

export type AppOptions = {
  /** Holds `disparo.sqlite`, its backups and the log; made when absent. */
  dataDir: string
  keychain: Keychain
  /** For the provider's API: the shell's own. */
  fetch: Fetch
  clock: Clock
  shell: AppInfo['shell']
  /** The language of a first start, before anyone chose one. */
  locale?: AppInfo['settings']['locale']
  /** `contacts-worker.js`, or `src-main/contacts/worker.ts` where Node strips types. */
  contactsWorker: string
  /** How often a template in review is asked for; tests have no hours. */
  reviewPace?: Pace
}

export type App = {
  router: AppRouter
  /** Closes the simulators, the keychain and the store. */
  close(): Promise<void>
}

/**
 * The composition root: the same program under Electron, the browser shell, the CLI and the tests.
 * @throws StoreError when the data folder can't be used
 */
export async function openApp(options: AppOptions): Promise<App> {
  const services = createServices({
    ...options,
    initialSettings: { locale: options.locale ?? 'pt-BR', colorScheme: 'auto', operator: '' },
  })
  return { router: createRouter(services), close: services.close }
}
