import type { AppContext } from '../context.ts'
import type { ApiBase } from './base.ts'

export const updatesApi = (api: ApiBase, { updates }: AppContext) => ({
  state: api.updates.state.handler(() => updates.state()),
  check: api.updates.check.handler(() => updates.check()),
  download: api.updates.download.handler(() => updates.download()),
  install: api.updates.install.handler(() => {
    updates.install()
    return {}
  }),
})
