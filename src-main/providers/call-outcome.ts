import type { CheckResult } from './adapter.ts'
import { ProviderError } from './provider-error.ts'

/**
 * A provider's refusal as an answer; anything else, an abort among it, goes on as it is.
 * @param count how many templates there are, null where the provider does not say it
 */
export async function checked(count: () => Promise<number | null>): Promise<CheckResult> {
  try {
    return { ok: true, templates: await count() }
  } catch (error) {
    if (error instanceof ProviderError) return { ok: false, problem: error.kind, raw: error.raw }
    throw error
  }
}

/** Gone already, perhaps by our own first try whose answer was lost, is as good as deleted. */
export async function deleted(call: () => Promise<unknown>): Promise<void> {
  try {
    await call()
  } catch (error) {
    if (error instanceof ProviderError && error.kind === 'not-found') return
    throw error
  }
}
