/**
 * Does: the registry of providers, one line each, and the port that they fill.
 * May not: know the store, the contract or a simulator; nobody outside imports a provider's folder.
 * Ask instead: `jobs` for work that spans several calls, `training` for the simulators.
 */
import type { ProviderId } from '#core/provider'
import type { ProviderAdapter } from './adapter.ts'
import { zenvia } from './zenvia/adapter.ts'

export const providers: Readonly<Record<ProviderId, ProviderAdapter>> = {
  zenvia,
}

export type {
  AccountAccess,
  CheckResult,
  DeliveryEvent,
  OutgoingMessage,
  ProviderAdapter,
  ProviderClient,
  ProviderContext,
  RemoteTemplate,
  SendReceipt,
  TemplateDraft,
  TemplatePage,
} from './adapter.ts'
export { ProviderError } from './error.ts'
