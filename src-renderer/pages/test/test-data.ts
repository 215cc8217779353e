import type { TemplateRow } from '#core/contract'
import type { ProviderAccount, SenderNumber, TestPhone, TestSend } from '#core/implementation'
import type { ProviderDescriptor } from '#core/provider'

/** What a test can be made of, and the tests that were. */
export type World = {
  numbers: SenderNumber[]
  templates: TemplateRow[]
  accounts: ProviderAccount[]
  providers: ProviderDescriptor[]
  phones: TestPhone[]
  /** Newest first. */
  sends: TestSend[]
}

/** Where a number's messages are told about: the simulator and polled providers tell Disparo, the others tell only the CRM. */
export function tellsDisparo({ numbers, accounts, providers }: World, numberId: string): boolean {
  const number = numbers.find(({ id }) => id === numberId)
  const account = accounts.find(({ id }) => id === number?.accountId)
  const provider = providers.find(({ id }) => id === account?.provider)
  return account?.mode === 'training' || provider?.capabilities.delivery === 'poll'
}
