import type { AppContext } from '../context.ts'
import type { ApiBase } from './base.ts'

export const bundlesApi = (api: ApiBase, { bundles }: AppContext) => ({
  inspect: api.bundles.inspect.handler(async ({ input }) => ({ key: await bundles.inspect(input.file) })),
  report: api.bundles.report.handler(({ input }) => bundles.report(input.key)),
})
