import type { ConsentState } from '#core/contract'
import { instant } from '../clock.ts'
import type { AppContext } from '../context.ts'
import { planFile, planUpdate, reviewFiles } from '../jobs/index.ts'
import { AppProblem, found } from '../problem.ts'
import type { ApiBase } from './base.ts'
import { operatorOf } from './operator.ts'

export function consentApi(api: ApiBase, context: AppContext) {
  const { store, changes, clock } = context
  const state = (implementationId: string): ConsentState => {
    const { clientVarActiveSince } = found(store.implementations.get(implementationId), 'implementation')
    return {
      ...store.consent.get(implementationId),
      clientVar: { since: clientVarActiveSince, ...store.consent.clientVarConfirmation(implementationId) },
    }
  }
  /** Does it in one transaction and tells the windows. */
  const change = (implementationId: string, work: (operator: string, at: string) => void): ConsentState => {
    store.transaction(() => {
      found(store.implementations.get(implementationId), 'implementation')
      work(store.settings.get().operator, instant(clock))
      store.implementations.touch(implementationId)
    })
    changes.announce('consent', implementationId)
    return state(implementationId)
  }
  return {
    get: api.consent.get.handler(({ input }) => state(input.implementationId)),
    saveTerm: api.consent.saveTerm.handler(({ input: { implementationId, text } }) =>
      change(implementationId, (createdBy, createdAt) => {
        const { terms } = store.consent.get(implementationId)
        if (terms[0]?.text === text) return
        store.consent.addTerm(implementationId, { version: String(terms.length + 1), text, createdAt, createdBy })
      }),
    ),
    review: api.consent.review.handler(({ input, signal }) => reviewFiles(context, input.implementationId, signal)),
    plan: api.consent.plan.handler(({ input, signal }) => planUpdate(context, input.implementationId, input.target, signal)),
    planFile: api.consent.planFile.handler(({ input }) => planFile(context, input.implementationId, input.name)),
    sign: api.consent.sign.handler(({ input: { implementationId, name, role } }) =>
      change(implementationId, (recordedBy, signedAt) => {
        const plan = store.consent.plan(implementationId)
        if (!plan) throw new AppProblem('not-found', { what: 'plan' })
        const shown = { figures: plan.figures, planHash: plan.planHash }
        store.consent.sign(implementationId, { name, role, signedAt, shown }, recordedBy)
      }),
    ),
    setClientVar: api.consent.setClientVar.handler(({ input: { implementationId, since } }) =>
      change(implementationId, (_operator, at) => {
        const operator = since === null ? null : operatorOf(store)
        const before = found(store.implementations.get(implementationId), 'implementation')
        store.implementations.update({ ...before, clientVarActiveSince: since })
        store.consent.confirmClientVar(implementationId, operator, since === null ? null : at)
      }),
    ),
  }
}
