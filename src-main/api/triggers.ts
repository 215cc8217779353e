import type { TriggerRow } from '#core/contract'
import { checkTrigger, isTriggerAdvice, type Trigger, type TriggerWorld, templatesOf } from '#core/triggers'
import { checkMapping, isAdvice } from '#core/variables'
import type { AppContext } from '../context.ts'
import { found } from '../problem.ts'
import type { ApiBase } from './base.ts'
import { settled } from './edits.ts'

export function triggersApi(api: ApiBase, context: AppContext) {
  const { store, changes } = context
  /** What all triggers of an implementation are checked against. */
  const worldOf = (implementationId: string): Omit<TriggerWorld, 'number'> => {
    const variables = store.variables.all(implementationId)
    const templates = store.templates.inUse(implementationId).map((template) => {
      const bindings = store.templates.bindings(template.id)
      const problems = checkMapping(template.content, context.scopeOf(template.accountId), bindings, variables)
      const unmapped = problems.filter((problem) => !isAdvice(problem)).length
      return [template.id, { ...template, name: template.content.name, unmapped }] as const
    })
    return {
      templates: new Map(templates),
      others: store.triggers.list(implementationId),
      trees: store.serviceTrees.get(implementationId),
    }
  }
  const row = (trigger: Trigger, world: Omit<TriggerWorld, 'number'>): TriggerRow => {
    const problems = checkTrigger(trigger, { number: store.numbers.get(trigger.numberId), ...world })
    return {
      trigger,
      problems: problems.map((found) => {
        const { problem, ...data } = found
        return { problem, advice: isTriggerAdvice(found), data }
      }),
    }
  }
  const changed = (implementationId: string) => {
    store.implementations.touch(implementationId)
    changes.announce('triggers', implementationId)
  }
  return {
    list: api.triggers.list.handler(({ input }) => {
      const world = worldOf(input.implementationId)
      return world.others.map((trigger) => row(trigger, world))
    }),
    save: api.triggers.save.handler(({ input: given }) => {
      const { id } = given.trigger
      const input = { trigger: settled(given.trigger, given.base, id === undefined ? null : store.triggers.get(id)) }
      const { implementationId } = found(store.numbers.get(input.trigger.numberId), 'number')
      for (const id of templatesOf(input.trigger)) found(store.templates.get(id), 'template')
      const saved = store.transaction(() => store.triggers.save({ ...input.trigger, implementationId }))
      changed(implementationId)
      return row(saved, worldOf(implementationId))
    }),
    remove: api.triggers.remove.handler(({ input }) => {
      const trigger = found(store.triggers.get(input.id), 'trigger')
      store.triggers.remove(input.id)
      changed(trigger.implementationId)
      return {}
    }),
  }
}
