import { SHIPPED_PRICES } from '#core/review'
import packageJson from '../../package.json' with { type: 'json' }
import type { AppContext } from '../context.ts'
import type { ApiBase } from './base.ts'

export const appApi = (api: ApiBase, { store, credentials, changes, shell, dataDir, places }: AppContext) => ({
  info: api.app.info.handler(() => ({
    version: packageJson.version,
    shell,
    dataDir,
    settings: store.settings.get(),
  })),
  keychain: api.app.keychain.handler(async () => ({ backend: await credentials.backend() })),
  saveSettings: api.app.saveSettings.handler(({ input }) => {
    const settings = store.transaction(() => store.settings.save(input))
    changes.announce('settings', null)
    return settings
  }),
  prices: api.app.prices.handler(() => store.settings.prices() ?? SHIPPED_PRICES),
  savePrices: api.app.savePrices.handler(({ input }) => {
    store.settings.savePrices(input)
    changes.announce('settings', null)
    return input ?? SHIPPED_PRICES
  }),
  changes: api.app.changes.handler(({ signal }) => changes.stream(signal)),
  places: api.app.places.handler(({ signal }) => places(signal)),
})
