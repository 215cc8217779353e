import { parsePhone } from '#core/phone'
import type { AppContext } from '../context.ts'
import { refuseUsed, reportSenders } from '../jobs/index.ts'
import { AppProblem, found } from '../problem.ts'
import type { ApiBase } from './base.ts'
import { settled } from './edits.ts'

export function numbersApi(api: ApiBase, context: AppContext) {
  const { store, changes } = context
  const changed = (implementationId: string) => {
    store.implementations.touch(implementationId)
    changes.announce('numbers', implementationId)
  }
  return {
    list: api.numbers.list.handler(({ input }) => store.numbers.list(input.implementationId)),
    save: api.numbers.save.handler(({ input: { base, ...given } }) => {
      const input = settled(given, base, given.id === undefined ? null : store.numbers.get(given.id))
      const phone = parsePhone(input.phone).e164
      if (phone === null) throw new AppProblem('phone-invalid', { phone: input.phone })
      const account = found(store.accounts.get(input.accountId), 'account')
      const siblings = store.numbers.list(account.implementationId)
      const twin = siblings.find(
        (other) => other.id !== input.id && other.accountId === input.accountId && other.senderId === input.senderId,
      )
      if (twin) throw new AppProblem('duplicate', { what: 'sender', by: twin.phone })
      const saved = store.numbers.save({ ...input, implementationId: account.implementationId, phone })
      changed(account.implementationId)
      return saved
    }),
    check: api.numbers.check.handler(async ({ input, signal }) => {
      const number = found(store.numbers.get(input.id), 'number')
      const client = await context.connect(found(store.accounts.get(number.accountId), 'account'))
      const reports = await reportSenders(context, client, [number], signal)
      return reports.find((report) => report.senderId === number.senderId) ?? null
    }),
    remove: api.numbers.remove.handler(({ input }) => {
      const number = found(store.numbers.get(input.id), 'number')
      refuseUsed(context, number.implementationId, 'number', [input.id])
      store.numbers.remove(input.id)
      changed(number.implementationId)
      return {}
    }),
  }
}
