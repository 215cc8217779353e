import type { TemplateRow } from '#core/contract'
import type { ProviderAccount, SenderNumber } from '#core/implementation'
import type { ProviderDescriptor } from '#core/provider'

/** What the page shows templates with. */
export type TemplatesPageData = {
  accounts: ProviderAccount[]
  templates: TemplateRow[]
  numbers: SenderNumber[]
  providers: ProviderDescriptor[]
}
