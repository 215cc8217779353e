import type { TemplateRow } from '#core/contract'
import { checkMapping, isAdvice } from '#core/variables'
import { instant } from '../clock.ts'
import type { AppContext } from '../context.ts'
import { refuseUsed, registerTemplate, removeTemplate } from '../jobs/index.ts'
import { AppProblem, found } from '../problem.ts'
import type { ApiBase } from './base.ts'

/** Rows in one answer: enough for nearly every client, little enough to stay small in memory. */
const PAGE = 500

export function templatesApi(api: ApiBase, context: AppContext) {
  const { store, changes } = context
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
        const problems = checkMapping(content, context.scopeOf(accountId), mapped, variables)
        const wrong = new Set(problems.filter((problem) => !isAdvice(problem)).map(({ key }) => key))
        return { ...row, mappingErrors: wrong.size }
      })
      return { rows, next: rows.length < PAGE ? null : (rows.at(-1)?.id ?? null) }
    }),
    get: api.templates.get.handler(({ input }) => stored(input.id)),
    register: api.templates.register.handler(({ input }) => registerTemplate(context, input)),
    unregister: api.templates.unregister.handler(({ input }) => {
      const template = stored(input.id)
      const { implementationId } = found(store.accounts.get(template.accountId), 'account')
      if (template.origin !== 'manual')
        throw new AppProblem('in-use', { what: 'template-of-provider', by: template.content.name })
      refuseUsed(context, implementationId, 'template', [input.id])
      store.templates.remove(input.id)
      store.implementations.touch(implementationId)
      changes.announce('templates', implementationId)
      return {}
    }),
    noteSyncShown: api.templates.noteSyncShown.handler(({ input }) => {
      context.store.accounts.noteCountsShown(input.accountId, input.endedAt)
      return {}
    }),
    sync: api.templates.sync.handler(({ input, signal }) => context.syncs.run(input.accountId, signal)),
    previewSync: api.templates.previewSync.handler(({ input, signal }) => context.syncs.preview(input.accountId, signal)),
    applySync: api.templates.applySync.handler(({ input }) => context.syncs.apply(input.planId, input.keepMine)),
    discardSync: api.templates.discardSync.handler(({ input }) => {
      context.syncs.discard(input.planId)
      return {}
    }),
    remove: api.templates.remove.handler(async ({ input }) => ({ removed: await removeTemplate(context, input.id) })),
    noteReason: api.templates.noteReason.handler(({ input }) => {
      const { accountId } = stored(input.id)
      store.templates.setRejectionReason(input.id, input.reason || null, instant(context.clock))
      changes.announce('templates', found(store.accounts.get(accountId), 'account').implementationId)
      return stored(input.id)
    }),
  }
}
