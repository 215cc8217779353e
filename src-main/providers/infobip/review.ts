import type { ReviewNews } from '../adapter.ts'
import { readStatus } from './status.ts'
import { templateUpdateSchema } from './wire.ts'

/** The word for "nothing to object to". */
const NO_REASON = 'NONE'

/** Reads a template webhook: the only place where Infobip says why a template was rejected. Null for any other webhook. */
export function readReviewWebhook(body: unknown): ReviewNews[] | null {
  const update = templateUpdateSchema.safeParse(body)
  if (!update.success) return null
  const { messageTemplateName: name, messageTemplateLanguage: language, change } = update.data
  const reason = change.reason ?? NO_REASON
  return [{ name, language, status: readStatus(change.newStatus), rejectionReason: reason === NO_REASON ? null : reason }]
}
