import type { TestSend } from '#core/implementation'
import { phoneKey, readUserId } from '#core/phone'
import { belongsTo } from '#core/readiness'
import { type BlockDetail, openFiller } from '#core/sending'
import { renderTemplate } from '#core/template'
import { checkMapping, expandBindings, isAdvice } from '#core/variables'
import { instant } from '../clock.ts'
import type { AppContext } from '../context.ts'
import { AppProblem, found } from '../problem.ts'
import { ProviderError } from '../providers/index.ts'
import { judgeTests, proofNow } from './proof.ts'

export type TestRequest = {
  /** The caller's idempotency key: the same key never sends twice. */
  key: string
  numberId: string
  templateId: string
  testPhoneId: string
  crmValues: Readonly<Record<string, string>>
}

/**
 * Sends one template to one phone (M6). Everything that would make it silently not
 * arrive is refused before; the row is written before the call, so whatever happens
 * to the answer, the same key never sends again.
 */
export async function sendTest(context: AppContext, request: TestRequest): Promise<TestSend> {
  const { store, changes, clock } = context
  const answer = (): TestSend => found(judgeTests(context, [found(store.testSends.get(request.key), 'test')])[0], 'test')
  if (store.testSends.get(request.key)) return answer()

  const number = found(store.numbers.get(request.numberId), 'number')
  const template = found(store.templates.get(request.templateId), 'template')
  const account = found(store.accounts.get(number.accountId), 'account')
  const { phone: recipient, agreement } = found(store.testPhones.get(request.testPhoneId), 'test-phone')
  if (phoneKey(recipient) === phoneKey(number.phone)) throw new AppProblem('recipient-is-sender', { phone: number.phone })
  // Error 131062: Meta sends a code to a number only.
  if (template.content.category === 'AUTHENTICATION' && readUserId(recipient) !== null)
    throw new AppProblem('recipient-needs-phone', { phone: recipient, template: template.content.name })
  if (agreement === null) throw new AppProblem('consent-missing', { phone: recipient })
  if (template.unusable.length > 0 || !belongsTo(template, number))
    throw new AppProblem('template-unusable', { template: template.content.name })

  const scope = context.scopeOf(template.accountId)
  const bindings = store.templates.bindings(template.id)
  const variables = store.variables.all(number.implementationId)
  const problems = checkMapping(template.content, scope, bindings, variables)
  const blocking = problems.filter((problem) => !isAdvice(problem)).map((problem) => problem.key)
  // As rehearsal and CRM fill it: what is shown by a test is what customers get.
  const filled = openFiller(template.content, expandBindings(template.content, scope, bindings), variables).fill((token) =>
    Object.hasOwn(request.crmValues, token) ? request.crmValues[token] : undefined,
  )
  const held = filled.ok ? [] : filled.details
  const empty = [...new Set([...blocking, ...held.filter(({ problem }) => problem === null).map((each) => each.placeholder)])]
  if (empty.length > 0)
    throw new AppProblem('mapping-incomplete', { template: template.content.name, placeholders: empty.join(', ') })
  if (!filled.ok) throw refusal(held)
  const { values } = filled
  const rendered = renderTemplate(template.content, values)

  const client = await context.connect(account)
  const send = {
    id: request.key,
    implementationId: number.implementationId,
    numberId: number.id,
    templateId: template.id,
    templateName: template.content.name,
    recipient,
    body: rendered.body,
    createdAt: instant(clock),
    proof: proofNow(context, template, number),
  }
  // Two calls with one key may both have come this far: the second finds the row and stops.
  const first = store.transaction(() => {
    if (store.testSends.get(send.id)) return false
    store.testSends.start(send)
    return true
  })
  if (!first) return answer()

  try {
    const receipt = await client.sendTemplate({
      senderId: number.senderId,
      recipient,
      template: { remoteId: template.remoteId, content: template.content },
      values,
      idempotencyKey: send.id,
    })
    store.transaction(() => {
      store.testSends.finish(send.id, 'accepted', null, receipt.messageId)
      store.testSends.addEvent(send.id, {
        at: instant(clock),
        status: receipt.status,
        detail: null,
        problem: null,
        source: 'provider',
      })
    })
  } catch (error) {
    if (!(error instanceof ProviderError)) {
      store.testSends.finish(send.id, 'unknown', null, null)
      throw error
    }
    store.transaction(() => {
      store.testSends.finish(send.id, error.outcomeUnknown ? 'unknown' : 'failed', error.kind, null)
      store.testSends.addEvent(send.id, {
        at: instant(clock),
        status: error.outcomeUnknown ? 'unknown' : 'failed',
        detail: error.raw,
        problem: error.kind,
        source: 'provider',
      })
    })
  } finally {
    changes.announce('tests', number.implementationId)
  }
  return answer()
}

/** The first value that can't be sent, as a problem that a person reads. */
function refusal([first]: readonly BlockDetail[]): AppProblem {
  const { why, found: sign } = first?.problem ?? { why: 'control', found: '' }
  if (why === 'too-long') return new AppProblem('value-too-long', { placeholder: first?.placeholder ?? '', limit: Number(sign) })
  if (why === 'too-many-blanks') return new AppProblem('value-blanks', { placeholder: first?.placeholder ?? '' })
  return new AppProblem(why === 'looks-like-variable' ? why : 'unreadable-text', { found: sign })
}
