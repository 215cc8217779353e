import type { Mapping } from '#core/contract'
import { placeholdersOf } from '#core/template'
import { checkMapping, isAdvice, suggestVariable } from '#core/variables'
import { AppProblem, found } from '../problem.ts'
import type { Services } from '../services.ts'
import type { ApiBase } from './base.ts'

export function variablesApi(api: ApiBase, services: Services) {
  const { store, changes } = services
  const implementationOf = (accountId: string): string => found(store.accounts.get(accountId), 'account').implementationId
  const mapping = (templateId: string): Mapping => {
    const template = found(store.templates.get(templateId), 'template')
    const scope = services.scopeOf(template.accountId)
    const variables = store.variables.all(implementationOf(template.accountId))
    const bindings = store.templates.bindings(templateId)
    return {
      templateId,
      bindings,
      placeholders: placeholdersOf(template.content, scope).map((placeholder) => ({
        ...placeholder,
        sample: placeholder.keys.map((key) => template.content.samples[key]).find((sample) => sample !== undefined) ?? null,
        suggestion: suggestVariable(placeholder.name, variables)?.token ?? null,
      })),
      problems: checkMapping(template.content, scope, bindings, variables).map((problem) => ({
        problem: problem.problem,
        key: problem.key,
        advice: isAdvice(problem),
      })),
    }
  }
  const changed = (implementationId: string) => {
    store.implementations.touch(implementationId)
    changes.announce('variables', implementationId)
  }
  return {
    list: api.variables.list.handler(({ input }) => {
      const own = new Set(store.variables.own(input.implementationId).map((variable) => variable.token))
      return store.variables.all(input.implementationId).map((variable) => ({ ...variable, own: own.has(variable.token) }))
    }),
    save: api.variables.save.handler(({ input }) => {
      found(store.implementations.get(input.implementationId), 'implementation')
      const own = store.variables.own(input.implementationId)
      const all = store.variables.all(input.implementationId)
      const { token } = input.variable
      if (all.some((variable) => variable.token === token) && !own.some((variable) => variable.token === token))
        throw new AppProblem('in-use', { what: 'token', by: token })
      store.variables.save(input.implementationId, input.variable)
      changed(input.implementationId)
      return input.variable
    }),
    remove: api.variables.remove.handler(({ input }) => {
      for (const [templateId, bindings] of store.templates.bindingsByTemplate(input.implementationId)) {
        if (bindings.some(({ source }) => source.kind === 'crm' && source.token === input.token))
          throw new AppProblem('in-use', { what: 'variable', by: store.templates.get(templateId)?.content.name ?? '' })
      }
      store.variables.remove(input.implementationId, input.token)
      changed(input.implementationId)
      return {}
    }),
    mapping: api.variables.mapping.handler(({ input }) => mapping(input.templateId)),
    saveMapping: api.variables.saveMapping.handler(({ input }) => {
      const template = found(store.templates.get(input.templateId), 'template')
      store.transaction(() => store.templates.saveBindings(input.templateId, input.bindings))
      changed(implementationOf(template.accountId))
      return mapping(input.templateId)
    }),
  }
}
