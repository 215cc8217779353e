import { found } from '../problem.ts'
import type { Services } from '../services.ts'
import type { ApiBase } from './base.ts'

export const servicesApi = (api: ApiBase, { store, changes }: Services) => ({
  get: api.services.get.handler(({ input }) => store.serviceTrees.get(input.implementationId)),
  save: api.services.save.handler(({ input }) => {
    found(store.implementations.get(input.implementationId), 'implementation')
    store.serviceTrees.save(input.implementationId, input.trees)
    store.implementations.touch(input.implementationId)
    changes.announce('services', input.implementationId)
    return input.trees
  }),
})
