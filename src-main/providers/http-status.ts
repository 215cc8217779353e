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

/**
 * A refusal by who stands between us and the provider: a network that wants a login first (RFC
 * 6585 §6), or a firewall that answers with a page where every provider answers in JSON.
 * @param isJson also for an empty answer, which may be anybody's
 */
export function explainBystander(status: number, isJson: boolean): { kind: ProviderErrorKind; hint: string } | null {
  if (status === 511) return { kind: 'portal', hint: `HTTP ${status}` }
  if (!isJson && (status === 403 || status === 406 || status === 451)) return { kind: 'firewall', hint: `HTTP ${status}` }
  return null
}

/** Whether a refused list names what asked for the size of its pages. */
export function isAboutPageSize(query: Readonly<Record<string, unknown>>, words: string): boolean {
  const name = Object.keys(query).find((candidate) => /size|limit/i.test(candidate))
  return name !== undefined && new RegExp(`(?<![a-z])(?:${name}|page[ _-]?size)(?![a-z])`, 'i').test(words)
}
