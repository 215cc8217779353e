import type { Draft } from '#core/review'
import type { AppContext } from '../context.ts'
import { neighboursOf } from '../jobs/index.ts'
import { found } from '../problem.ts'
import type { ApiBase } from './base.ts'

export function draftsApi(api: ApiBase, context: AppContext) {
  const { store, changes } = context
  const draft = (id: string): Draft => found(store.drafts.get(id), 'draft')

  return {
    list: api.drafts.list.handler(({ input }) => store.drafts.list(input.implementationId)),
    get: api.drafts.get.handler(({ input }) => draft(input.id)),
    create: api.drafts.create.handler(({ input }) => {
      const { implementationId } = found(store.accounts.get(input.accountId), 'account')
      const created = store.transaction(() => {
        const template = input.templateId === null ? null : found(store.templates.get(input.templateId), 'template')
        const begun = template && store.drafts.ofTemplate(template.id)
        if (begun) return begun
        return draft(store.drafts.create({ ...input, implementationId, base: template?.content ?? null }))
      })
      changes.announce('drafts', implementationId)
      return created
    }),
    save: api.drafts.save.handler(({ input }) => {
      const saved = store.transaction(() => {
        const { id, ...written } = input
        const before = draft(id)
        if (written.accountId !== undefined) found(store.accounts.get(written.accountId), 'account')
        const given = Object.fromEntries(Object.entries(written).filter(([, value]) => value !== undefined))
        store.drafts.save({ ...before, ...given })
        return draft(id)
      })
      changes.announce('drafts', saved.implementationId)
      return saved
    }),
    remove: api.drafts.remove.handler(({ input }) => {
      const { implementationId } = draft(input.id)
      store.transaction(() => {
        store.submissions.forgetFailed(input.id)
        store.drafts.remove(input.id)
      })
      changes.announce('drafts', implementationId)
      changes.announce('submissions', implementationId)
      changes.announce('reviews', implementationId)
      return {}
    }),
    neighbours: api.drafts.neighbours.handler(({ input }) => {
      found(store.accounts.get(input.accountId), 'account')
      return neighboursOf(context, input.accountId)
    }),
  }
}
