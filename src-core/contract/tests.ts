import { z } from 'zod'
import { testSendSchema } from '#core/implementation'
import { procedure, slowProcedure } from './procedure.ts'

export const testsContract = {
  /** Newest first. */
  list: procedure.input(z.object({ implementationId: z.string() })).output(z.array(testSendSchema)),
  /**
   * Sends one template to one phone (M6). The same `key` never sends twice: a
   * second call with it answers with the first one's result. `crmValues` are the
   * contact's fields (CRM token to value); a placeholder that stays empty is
   * refused with `mapping-incomplete`.
   */
  send: slowProcedure
    .input(
      z.object({
        key: z.string().min(10).max(64),
        numberId: z.string(),
        templateId: z.string(),
        /** M12: one whose owner has not agreed is refused with `consent-missing`. */
        testPhoneId: z.string(),
        crmValues: z.record(z.string(), z.string()),
      }),
    )
    .output(testSendSchema),
  /** "Recebi no aparelho": what the person holding the phone says. */
  confirm: procedure.input(z.object({ id: z.string(), received: z.boolean() })).output(testSendSchema),
}
