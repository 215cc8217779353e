import { z } from 'zod'
import type { CheckResult, TemplatePage } from './adapter.ts'
import { ProviderError } from './provider-error.ts'
import { isObject } from './row-guards.ts'

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

/** What a deletion may answer: nothing, or words. */
export const deletionSchema = z.unknown()

/** A gateway or a proxy may say no in a 2xx: what the words that come with a deletion refuse, or null. */
export function refusalInDeletion(body: unknown): { kind: 'protocol'; hint: string } | null {
  if (body === undefined || body === null) return null
  if (!isObject(body)) return { kind: 'protocol', hint: 'an answer that is no word on a deletion' }
  const no = ['error', 'errors', 'requestError', 'errorCode', 'errorMessage', 'fault', 'exception', 'violations'].find(
    (key) => body[key] !== undefined && body[key] !== null && body[key] !== false,
  )
  const status = body.status ?? body.statusCode ?? body.code
  const isNo =
    no !== undefined ||
    body.success === false ||
    body.ok === false ||
    (typeof status === 'number' && status >= 400) ||
    (typeof status === 'string' &&
      (/^[45]\d\d$/.test(status) || /err|fail|denied|forbidden|unauthori|not.?found|refus|invalid/i.test(status)))
  return isNo ? { kind: 'protocol', hint: `a refusal in a 2xx: ${no ?? String(status ?? 'success: false')}` } : null
}

/**
 * A deletion that is certain. Gone already, perhaps by our own first try whose answer was lost, is as
 * good as deleted. But "not found" may be said of the sender, of the path or by somebody else: it
 * counts only where the provider's list lacks the template, too.
 * @param isIt whether a listed template is the one
 */
export async function deleted(
  call: () => Promise<unknown>,
  list: () => AsyncIterable<TemplatePage>,
  isIt: (template: TemplatePage['templates'][number]) => boolean,
): Promise<void> {
  try {
    await call()
  } catch (error) {
    if (!(error instanceof ProviderError) || error.kind !== 'not-found') throw error
    let listed = 0
    for await (const { templates } of list()) {
      listed += templates.length
      if (templates.some((template) => isIt(template) && !GOING.has(template.status))) throw error
    }
    // An empty list says no more than the refusal did.
    if (listed === 0 && !isAboutTemplate(error)) throw error
  }
}

const GOING = new Set<string>(['DELETED', 'PENDING_DELETION'])
const isAboutTemplate = ({ raw }: ProviderError): boolean => /template/i.test(raw ?? '') && !/sender|remetente/i.test(raw ?? '')
