import type { AppContext } from '../context.ts'
import type { ApiBase } from './base.ts'

export const bundlesApi = (api: ApiBase, { bundles, store }: AppContext) => ({
  load: api.bundles.load.handler(({ input }) => bundles.load(input)),
  loads: api.bundles.loads.handler(({ input }) => store.loads.list(input.implementationId)),
  inspect: api.bundles.inspect.handler(async ({ input }) => ({ key: await bundles.inspect(input.file) })),
  report: api.bundles.report.handler(({ input }) => bundles.report(input.key)),
})
