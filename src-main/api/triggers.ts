import type { TriggerRow } from '#core/contract'
import { checkTrigger, type Trigger } from '#core/triggers'
import { checkMapping, isAdvice } from '#core/variables'
import { found } from '../problem.ts'
import type { Services } from '../services.ts'
import type { ApiBase } from './base.ts'

export function triggersApi(api: ApiBase, services: Services) {
  const { store, changes } = services
  const row = (trigger: Trigger): TriggerRow => {
    const template = store.templates.get(trigger.templateId)
    const problems = checkTrigger(trigger, {
      number: store.numbers.get(trigger.numberId),
      template: template && {
        ...template,
        unmapped: checkMapping(
          template.content,
          services.scopeOf(template.accountId),
          store.templates.bindings(template.id),
          store.variables.all(trigger.implementationId),
        ).filter((problem) => !isAdvice(problem)).length,
      },
      others: store.triggers.list(trigger.implementationId),
    })
    return { trigger, problems: problems.map(({ problem, ...data }) => ({ problem, data })) }
  }
  const changed = (implementationId: string) => {
    store.implementations.touch(implementationId)
    changes.announce('triggers', implementationId)
  }
  return {
    list: api.triggers.list.handler(({ input }) => store.triggers.list(input.implementationId).map(row)),
    save: api.triggers.save.handler(({ input }) => {
      const number = found(store.numbers.get(input.trigger.numberId), 'number')
      found(store.templates.get(input.trigger.templateId), 'template')
      const saved = store.triggers.save({ ...input.trigger, implementationId: number.implementationId })
      changed(number.implementationId)
      return row(saved)
    }),
    remove: api.triggers.remove.handler(({ input }) => {
      const trigger = found(store.triggers.get(input.id), 'trigger')
      store.triggers.remove(input.id)
      changed(trigger.implementationId)
      return {}
    }),
  }
}
