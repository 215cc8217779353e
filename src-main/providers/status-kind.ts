import type { ProviderErrorKind } from '#core/provider'

const BY_STATUS: ReadonlyMap<number, ProviderErrorKind> = new Map([
  [400, 'parameters'],
  [401, 'auth'],
  [402, 'payment'],
  [403, 'permission'],
  [404, 'not-found'],
  [408, 'provider-down'],
  [409, 'parameters'],
  [413, 'parameters'],
  [422, 'parameters'],
  [429, 'rate-limit'],
])

/** What an HTTP status means by itself; null for one that is nobody's refusal. */
export const kindOfStatus = (status: number): ProviderErrorKind | null =>
  BY_STATUS.get(status) ?? (status >= 500 && status < 600 ? 'provider-down' : null)

/**
 * A refusal that is not in the provider's own form. A page that says 404 comes from
 * whatever stands at a mistyped address, not from the provider.
 */
export const explainForeign = (status: number): { kind: ProviderErrorKind; hint: string } => ({
  kind: status === 404 ? 'protocol' : (kindOfStatus(status) ?? 'protocol'),
  hint: `HTTP ${status}`,
})
