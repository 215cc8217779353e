import type { SenderNumber, StoredTemplate } from '#core/implementation'
import { belongsTo } from '#core/readiness'

/** Who asks for a template at its provider: its own sender or, where it has none, any registered one that could send it. Empty: nobody. */
export const senderOf = (
  numbers: readonly SenderNumber[],
  template: Pick<StoredTemplate, 'accountId' | 'senderId' | 'poolId'>,
): string => template.senderId ?? numbers.find((number) => belongsTo(template, number))?.senderId ?? ''
