import type { Mapping } from '#core/contract'
import { placeholdersOf } from '#core/template'
import {
  type Binding,
  CRM_VARIABLES,
  type CrmVariable,
  checkMapping,
  isAdvice,
  suggestFromText,
  suggestVariable,
} from '#core/variables'
import type { AppContext } from '../context.ts'
import { refuseUsed } from '../jobs/index.ts'
import { found } from '../problem.ts'
import type { ApiBase } from './base.ts'
import { settled } from './edits.ts'

const tokensOf = (variables: readonly CrmVariable[]): Set<string> => new Set(variables.map((variable) => variable.token))
const SHIPPED = tokensOf(CRM_VARIABLES)

export function variablesApi(api: ApiBase, context: AppContext) {
  const { store, changes } = context
  const implementationOf = (accountId: string): string => found(store.accounts.get(accountId), 'account').implementationId
  const mapping = (templateId: string): Mapping => {
    const template = found(store.templates.get(templateId), 'template')
    const scope = context.scopeOf(template.accountId)
    const variables = store.variables.all(implementationOf(template.accountId))
    const bindings = store.templates.bindings(templateId)
    return {
      templateId,
      bindings,
      placeholders: placeholdersOf(template.content, scope).map((placeholder) => ({
        ...placeholder,
        sample: placeholder.keys.map((key) => template.content.samples[key]).find((sample) => sample !== undefined) ?? null,
        suggestion:
          (suggestVariable(placeholder.name, variables) ?? suggestFromText(template.content, placeholder, variables))?.token ??
          null,
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
      const own = tokensOf(store.variables.own(input.implementationId))
      return store.variables
        .all(input.implementationId)
        .map((variable) => ({ ...variable, own: own.has(variable.token), shipped: SHIPPED.has(variable.token) }))
    }),
    save: api.variables.save.handler(({ input }) => {
      found(store.implementations.get(input.implementationId), 'implementation')
      const added = store.transaction(() => {
        const before = tokensOf(store.variables.own(input.implementationId))
        for (const variable of input.variables) store.variables.save(input.implementationId, variable)
        return [...tokensOf(input.variables)].filter((token) => !before.has(token)).length
      })
      changed(input.implementationId)
      return { added, changed: tokensOf(input.variables).size - added }
    }),
    remove: api.variables.remove.handler(({ input }) => {
      refuseUsed(context, input.implementationId, 'variable', [input.token])
      store.variables.remove(input.implementationId, input.token)
      changed(input.implementationId)
      return {}
    }),
    mapping: api.variables.mapping.handler(({ input }) => mapping(input.templateId)),
    saveMapping: api.variables.saveMapping.handler(({ input }) => {
      const template = found(store.templates.get(input.templateId), 'template')
      store.transaction(() => {
        const kept = store.templates.bindings(input.templateId)
        const bindings = input.base === undefined ? input.bindings : settledBindings(input.bindings, input.base, kept)
        store.templates.saveBindings(input.templateId, bindings)
      })
      changed(implementationOf(template.accountId))
      return mapping(input.templateId)
    }),
  }
}

/** Each placeholder's binding is a field of its own. */
function settledBindings(mine: readonly Binding[], base: readonly Binding[], current: readonly Binding[]): Binding[] {
  type Fields = Record<string, Binding | null>
  const keys = [...new Set([...base, ...mine, ...current].map(({ key }) => key))]
  const fieldsOf = (bindings: readonly Binding[]): Fields =>
    Object.fromEntries(keys.map((key) => [key, bindings.find((binding) => binding.key === key) ?? null]))
  const merged = settled(fieldsOf(mine), fieldsOf(base), fieldsOf(current))
  return Object.values(merged).filter((binding) => binding !== null)
}
