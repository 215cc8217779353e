import type { TemplateRow } from '#core/contract'
import { placeName, templatesOf } from '#core/triggers'
import { checkMapping, isAdvice } from '#core/variables'
import { registerTemplate, syncTemplates } from '../jobs/index.ts'
import { AppProblem, found } from '../problem.ts'
import type { Services } from '../services.ts'
import { type ApiBase, translate } from './base.ts'

/** Rows in one answer: enough for nearly every client, little enough to stay small in memory. */
const PAGE = 500

export function templatesApi(api: ApiBase, services: Services) {
  const { store, changes } = services
  const stored = (id: string) => found(store.templates.get(id), 'template')
  return {
    list: api.templates.list.handler(({ input }) => {
      const variables = store.variables.all(input.implementationId)
      const page = store.templates.list(input.implementationId, input.after, PAGE)
      const bindings = store.templates.bindingsByTemplate(page.map(({ id }) => id))
      const rows = page.map((row): TemplateRow => {
        const mapped = bindings.get(row.id)
        // Without any binding every placeholder is unmapped: no need to read the whole template.
        if (!mapped) return { ...row, mappingErrors: row.placeholders }
        const { content, accountId } = stored(row.id)
        const problems = checkMapping(content, services.scopeOf(accountId), mapped, variables)
        const wrong = new Set(problems.filter((problem) => !isAdvice(problem)).map(({ key }) => key))
        return { ...row, mappingErrors: wrong.size }
      })
      return { rows, next: rows.length < PAGE ? null : (rows.at(-1)?.id ?? null) }
    }),
    get: api.templates.get.handler(({ input }) => stored(input.id)),
    register: api.templates.register.handler(({ input }) => registerTemplate(services, input)),
    unregister: api.templates.unregister.handler(({ input }) => {
      const template = stored(input.id)
      const { implementationId } = found(store.accounts.get(template.accountId), 'account')
      if (template.origin !== 'manual')
        throw new AppProblem('in-use', { what: 'template-of-provider', by: template.content.name })
      const number = store.numbers.list(implementationId).find((candidate) => candidate.defaultTemplateId === input.id)
      const trigger = store.triggers.list(implementationId).find((candidate) => templatesOf(candidate).includes(input.id))
      const user = number?.phone ?? (trigger && placeName(trigger))
      if (user !== undefined) throw new AppProblem('in-use', { what: 'template', by: user })
      store.templates.remove(input.id)
      store.implementations.touch(implementationId)
      changes.announce('templates', implementationId)
      return {}
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
