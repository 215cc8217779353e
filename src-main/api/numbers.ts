import { parsePhone } from '#core/phone'
import { AppProblem, found } from '../problem.ts'
import type { Services } from '../services.ts'
import type { ApiBase } from './base.ts'

export function numbersApi(api: ApiBase, { store, changes }: Services) {
  const changed = (implementationId: string) => {
    store.implementations.touch(implementationId)
    changes.announce('numbers', implementationId)
  }
  return {
    list: api.numbers.list.handler(({ input }) => store.numbers.list(input.implementationId)),
    save: api.numbers.save.handler(({ input }) => {
      const phone = parsePhone(input.phone).e164
      if (phone === null) throw new AppProblem('phone-invalid', { phone: input.phone })
      const account = found(store.accounts.get(input.accountId), 'account')
      const siblings = store.numbers.list(account.implementationId)
      const twin = siblings.find(
        (other) => other.id !== input.id && other.accountId === input.accountId && other.senderId === input.senderId,
      )
      if (twin) throw new AppProblem('in-use', { what: 'sender', by: twin.phone })
      const saved = store.numbers.save({ ...input, implementationId: account.implementationId, phone })
      changed(account.implementationId)
      return saved
    }),
    remove: api.numbers.remove.handler(({ input }) => {
      const number = found(store.numbers.get(input.id), 'number')
      const user = store.triggers.list(number.implementationId).find((trigger) => trigger.numberId === input.id)
      if (user) throw new AppProblem('in-use', { what: 'number', by: user.status })
      store.numbers.remove(input.id)
      changed(number.implementationId)
      return {}
    }),
  }
}
