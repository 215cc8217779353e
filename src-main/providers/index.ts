/**
 * Does: the registry of providers, one line each, and the port that they fill.
 * May not: know the store, the contract or a simulator; nobody outside imports a provider's folder.
 * Ask instead: `jobs` for work that spans several calls, `training` for the simulators.
 */
import type { ProviderId } from '#core/provider'
import type { ProviderAdapter } from './adapter.ts'
import { infobip } from './infobip/adapter.ts'
import { zenvia } from './zenvia/adapter.ts'

export const providers: Readonly<Record<ProviderId, ProviderAdapter>> = {
  zenvia,
  infobip,
}

export type {
  AccountAccess,
  DeliveryEvent,
  InboundMessage,
  OutgoingMessage,
  ProviderAdapter,
  ProviderClient,
  RemoteTemplate,
  TemplateDraft,
  TemplatePage,
  TemplateReference,
} from './adapter.ts'
export { ProviderError } from './provider-error.ts'
