import type { SenderNumber, StoredTemplate, TestSend } from '#core/implementation'
import { proofText } from '#core/readiness'
import { sha256 } from '../bundle/index.ts'
import type { BaseContext } from '../context.ts'
import type { StoredTest } from '../store/index.ts'

type Context = Pick<BaseContext, 'store' | 'scopeOf'>

/** The hash of what a test of this template by this number proves now. */
export function proofNow({ store, scopeOf }: Context, template: StoredTemplate, number: SenderNumber): string {
  const text = proofText(template, number, store.templates.bindings(template.id), scopeOf(template.accountId))
  return sha256(new TextEncoder().encode(text))
}

/** Tests as pages, readiness and report see them: with whether what they proved is still what is there. */
export function judgeTests(context: Context, sends: readonly StoredTest[]): TestSend[] {
  const known = new Map<string, string | null>()
  const proofOf = (send: StoredTest): string | null => {
    const key = `${send.numberId} ${send.templateId}`
    const before = known.get(key)
    if (before !== undefined) return before
    const template = context.store.templates.get(send.templateId)
    const number = context.store.numbers.get(send.numberId)
    const now = template && number ? proofNow(context, template, number) : null
    known.set(key, now)
    return now
  }
  return sends.map((send) => {
    const { proof, ...test } = send
    return { ...test, stale: proof === null || proof !== proofOf(send) }
  })
}
