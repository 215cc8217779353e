import { type } from '@orpc/contract'
import { z } from 'zod'
import type { AccountTemplate, DeletedName } from '#core/lint'
import { draftSchema } from '#core/review'
import { procedure } from './procedure.ts'

/** What a draft of an account is linted against. */
export type Neighbours = { templates: AccountTemplate[]; deletedNames: DeletedName[] }

const byId = z.object({ id: z.string() })
const written = draftSchema.pick({ accountId: true, senderId: true, content: true, bindings: true })

export const draftsContract = {
  list: procedure.input(z.object({ implementationId: z.string() })).output(z.array(draftSchema)),
  get: procedure.input(byId).output(draftSchema),
  /**
   * With `templateId` an edit of it; one that is being written already is answered as it is. With
   * `previousId` the next version of that template.
   */
  create: procedure
    .input(
      written.extend({
        implementationId: z.string(),
        templateId: z.string().nullable().default(null),
        previousId: z.string().nullable().default(null),
      }),
    )
    .output(draftSchema),
  /** `base`: of an edit, what the person has just seen of the provider's text and decided on. */
  save: procedure
    .input(written.partial().extend({ id: z.string(), base: draftSchema.shape.base.optional() }))
    .output(draftSchema),
  remove: procedure.input(byId).output(z.object({})),
  neighbours: procedure.input(z.object({ accountId: z.string() })).output(type<Neighbours>()),
}
