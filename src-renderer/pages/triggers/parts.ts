import type { TemplateRow } from '#core/contract'
import type { SenderNumber } from '#core/implementation'

/** What a trigger sends, and from where. */
export type Parts = { numbers: SenderNumber[]; templates: TemplateRow[] }
