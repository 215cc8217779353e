import type { ProviderErrorKind } from '#core/provider'

/** A provider's refusal or silence, in our words. `raw` is the provider's text with secrets removed, for folding beneath ours. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError'
  readonly kind: ProviderErrorKind
  readonly raw: string | null
  /** The provider's own code or the HTTP status, for the log and the sentence. */
  readonly hint: string | null
  /**
   * Whether the provider may have acted all the same: the request left and the
   * answer was lost. Such a send is never repeated by itself.
   */
  readonly outcomeUnknown: boolean
  /** How long it wants to be left alone, where that is longer than a call waits by itself; `raw` says it too. */
  readonly waitMs: number | null

  constructor(
    kind: ProviderErrorKind,
    details: { raw?: string | null; hint?: string | null; outcomeUnknown?: boolean; waitMs?: number | null } = {},
  ) {
    super(`provider error: ${kind}${details.hint ? ` (${details.hint})` : ''}`)
    this.kind = kind
    this.raw = details.raw ?? null
    this.hint = details.hint ?? null
    this.outcomeUnknown = details.outcomeUnknown ?? false
    this.waitMs = details.waitMs ?? null
  }
}
