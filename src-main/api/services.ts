import { atPlace, type TreeChange } from '#core/triggers'
import type { AppContext } from '../context.ts'
import { found } from '../problem.ts'
import type { ApiBase } from './base.ts'

export const servicesApi = (api: ApiBase, { store, changes }: AppContext) => ({
  get: api.services.get.handler(({ input }) => store.serviceTrees.get(input.implementationId)),
  save: api.services.save.handler(({ input: { implementationId, trees, along } }) => {
    store.transaction(() => {
      found(store.implementations.get(implementationId), 'implementation')
      store.serviceTrees.save(implementationId, trees)
      if (along) take(store, implementationId, along)
      store.implementations.touch(implementationId)
    })
    changes.announce('services', implementationId)
    if (along) for (const area of ['triggers', 'implementations'] as const) changes.announce(area, implementationId)
    return trees
  }),
})

/** Inside a transaction. */
function take(store: AppContext['store'], implementationId: string, along: TreeChange): void {
  const own = (id: string) => {
    const trigger = store.triggers.get(id)
    return trigger?.implementationId === implementationId ? trigger : null
  }
  for (const id of along.removed) if (own(id)) store.triggers.remove(id)
  for (const trigger of along.restored)
    if (!store.triggers.get(trigger.id) && store.numbers.get(trigger.numberId))
      store.triggers.save({ ...trigger, implementationId })
  for (const place of along.places) {
    const trigger = own(place.id)
    if (trigger) store.triggers.save(atPlace(trigger, place))
  }
  const { isolatedServiceTree, chatRequestType } = along
  const before = found(store.implementations.get(implementationId), 'implementation')
  if (isolatedServiceTree !== undefined || chatRequestType !== undefined)
    store.implementations.update({
      ...before,
      isolatedServiceTree: isolatedServiceTree ?? before.isolatedServiceTree,
      chatRequestType: chatRequestType ?? before.chatRequestType,
    })
}
