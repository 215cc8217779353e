import { instant } from '../clock.ts'
import type { AppContext } from '../context.ts'
import { judgeTests, sendTest } from '../jobs/index.ts'
import { found } from '../problem.ts'
import type { ApiBase } from './base.ts'

export function testsApi(api: ApiBase, context: AppContext) {
  const { store, changes, clock } = context
  return {
    list: api.tests.list.handler(({ input }) => judgeTests(context, store.testSends.list(input.implementationId))),
    send: api.tests.send.handler(({ input }) => sendTest(context, input)),
    confirm: api.tests.confirm.handler(({ input }) => {
      const send = store.transaction(() => {
        found(store.testSends.get(input.id), 'test')
        store.testSends.setReceived(input.id, input.received)
        store.testSends.addEvent(input.id, {
          at: instant(clock),
          status: input.received ? 'delivered' : 'failed',
          detail: null,
          problem: null,
          source: 'person',
        })
        return found(store.testSends.get(input.id), 'test')
      })
      changes.announce('tests', send.implementationId)
      return found(judgeTests(context, [send])[0], 'test')
    }),
  }
}
