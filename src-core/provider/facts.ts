import type { PlaceholderScope } from '#core/template'
import type { ProviderId } from './model.ts'

/**
 * What may stand in an account's settings, and how a provider scopes placeholder names, and whether it sends to a user id: what a bundle is held
 * against where no adapter is. The adapters' descriptors say the same; a test holds them against it.
 */
export const PROVIDER_FACTS = {
  zenvia: { settings: ['baseUrl'], addresses: ['baseUrl'], placeholderScope: 'template', takesUserIds: true },
  infobip: { settings: ['baseUrl'], addresses: ['baseUrl'], placeholderScope: 'component', takesUserIds: true },
} as const satisfies Record<
  ProviderId,
  { settings: readonly string[]; addresses: readonly string[]; placeholderScope: PlaceholderScope; takesUserIds: boolean }
>
