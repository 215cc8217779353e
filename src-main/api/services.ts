import type { AppContext } from '../context.ts'
import { found } from '../problem.ts'
import type { ApiBase } from './base.ts'

export const servicesApi = (api: ApiBase, { store, changes }: AppContext) => ({
  get: api.services.get.handler(({ input }) => store.serviceTrees.get(input.implementationId)),
  save: api.services.save.handler(({ input }) => {
    found(store.implementations.get(input.implementationId), 'implementation')
    store.serviceTrees.save(input.implementationId, input.trees)
    store.implementations.touch(input.implementationId)
    changes.announce('services', input.implementationId)
    return input.trees
  }),
})
