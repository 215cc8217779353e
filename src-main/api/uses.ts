import type { AppContext } from '../context.ts'
import { currentUses } from '../jobs/index.ts'
import type { ApiBase } from './base.ts'

export const usesApi = (api: ApiBase, context: AppContext) => ({
  of: api.uses.of.handler(({ input }) => currentUses(context, input.implementationId, input.what, input.ids)),
})
