import { z } from 'zod'
import { submissionSchema } from '#core/review'
import { procedure } from './procedure.ts'

const byId = z.object({ id: z.string() })

export const submissionsContract = {
  /** Those not sent yet, and those of the last 48 hours; null: of every implementation. Newest first. */
  list: procedure.input(z.object({ implementationId: z.string().nullable() })).output(z.array(submissionSchema)),
  /**
   * Queues drafts for their provider, paced to its quota; survives a restart. All or none: refuses
   * `lint-blocked`, `submission-open`, `edit-refused`, and `invalid` (`what: sender`) for a draft without its number.
   */
  add: procedure.input(z.object({ draftIds: z.array(z.string()).min(1) })).output(z.array(submissionSchema)),
  /** Takes one out of the queue; its draft stays. */
  cancel: procedure.input(byId).output(z.object({})),
  /** One that failed goes back into the queue. */
  retry: procedure.input(byId).output(submissionSchema),
}
