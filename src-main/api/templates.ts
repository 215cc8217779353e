import type { TemplateRow } from '#core/contract'
import { placeholdersOf } from '#core/template'
import { checkMapping, isAdvice } from '#core/variables'
import { syncTemplates } from '../jobs/index.ts'
import type { Services } from '../services.ts'
import { type ApiBase, translate } from './base.ts'

export function templatesApi(api: ApiBase, services: Services) {
  const { store } = services
  return {
    list: api.templates.list.handler(({ input }) => {
      const variables = store.variables.all(input.implementationId)
      const bindings = store.templates.bindingsByTemplate(input.implementationId)
      const scopes = new Map(store.accounts.list(input.implementationId).map(({ id }) => [id, services.scopeOf(id)]))
      return store.templates.list(input.implementationId).map((template): TemplateRow => {
        const scope = scopes.get(template.accountId) ?? 'component'
        const problems = checkMapping(template.content, scope, bindings.get(template.id) ?? [], variables)
        return {
          ...template,
          placeholders: placeholdersOf(template.content, scope).length,
          mappingErrors: problems.filter((problem) => !isAdvice(problem)).length,
        }
      })
    }),
    sync: api.templates.sync.handler(async function* ({ input, signal, errors }) {
      // A stream's failure happens after the handler returned, so it is translated here.
      try {
        yield* syncTemplates(services, input.accountId, signal)
      } catch (error) {
        if (signal?.aborted || services.ending.aborted) throw error
        throw translate(services, errors, 'templates.sync', error)
      }
    }),
  }
}
