import packageJson from '../../package.json' with { type: 'json' }
import type { Services } from '../services.ts'
import type { ApiBase } from './base.ts'

export const appApi = (api: ApiBase, { store, credentials, changes, shell, dataDir }: Services) => ({
  info: api.app.info.handler(async () => ({
    version: packageJson.version,
    shell,
    dataDir,
    keychain: await credentials.backend(),
    settings: store.settings.get(),
  })),
  saveSettings: api.app.saveSettings.handler(({ input }) => {
    const settings = store.transaction(() => store.settings.save(input))
    changes.announce('settings', null)
    return settings
  }),
  changes: api.app.changes.handler(({ signal }) => changes.stream(signal)),
})
