import { instant } from '../clock.ts'
import type { AppContext } from '../context.ts'
import { newsSince, submitDrafts } from '../jobs/index.ts'
import { AppProblem, found } from '../problem.ts'
import type { ApiBase } from './base.ts'

export function submissionsApi(api: ApiBase, context: AppContext) {
  const { store, changes, clock } = context
  const submission = (id: string) => found(store.submissions.get(id), 'submission')
  const announce = (implementationId: string): void => {
    changes.announce('submissions', implementationId)
    changes.announce('reviews', implementationId)
  }
  return {
    list: api.submissions.list.handler(({ input }) => store.submissions.list(input.implementationId, newsSince(context))),
    add: api.submissions.add.handler(({ input }) => submitDrafts(context, input.draftIds)),
    cancel: api.submissions.cancel.handler(({ input }) => {
      const { state, name, implementationId } = submission(input.id)
      // On its way, or perhaps there already: that can't be taken back by forgetting it.
      if (state === 'sending' || state === 'unknown' || state === 'sent')
        throw new AppProblem('submission-open', { template: name })
      store.submissions.remove(input.id)
      announce(implementationId)
      return {}
    }),
    retry: api.submissions.retry.handler(({ input }) => {
      const { state, implementationId } = submission(input.id)
      if (state === 'failed' || state === 'queued' || state === 'unknown') {
        store.submissions.setState(input.id, state === 'unknown' ? 'unknown' : 'queued', { dueAt: instant(clock), attempts: 0 })
        announce(implementationId)
        context.outbox.wake()
      }
      return submission(input.id)
    }),
  }
}
