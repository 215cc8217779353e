import { parsePhone, phoneKey, readUserId } from '#core/phone'
import { instant } from '../clock.ts'
import type { AppContext } from '../context.ts'
import { AppProblem, found } from '../problem.ts'
import type { ApiBase } from './base.ts'

export function testPhonesApi(api: ApiBase, { store, changes, clock }: AppContext) {
  return {
    list: api.testPhones.list.handler(({ input }) => store.testPhones.list(input.implementationId)),
    save: api.testPhones.save.handler(({ input }) => {
      const phone = readUserId(input.phone) ?? parsePhone(input.phone).e164
      if (phone === null) throw new AppProblem('phone-invalid', { phone: input.phone })
      found(store.implementations.get(input.implementationId), 'implementation')
      const siblings = store.testPhones.list(input.implementationId)
      const twin = siblings.find((other) => other.id !== input.id && phoneKey(other.phone) === phoneKey(phone))
      if (twin) throw new AppProblem('duplicate', { what: 'test-phone', by: twin.label })
      const before = siblings.find((other) => other.id === input.id)
      // Whoever agreed, agreed for that number: another number has to be asked again.
      const kept = before?.phone === phone ? before.agreement : null
      const recorded = { agreedAt: instant(clock), recordedBy: store.settings.get().operator }
      const saved = store.testPhones.save({ ...input, phone, agreement: input.agreed ? (kept ?? recorded) : null })
      changes.announce('testPhones', input.implementationId)
      return saved
    }),
    remove: api.testPhones.remove.handler(({ input }) => {
      const { implementationId } = found(store.testPhones.get(input.id), 'test-phone')
      store.testPhones.remove(input.id)
      changes.announce('testPhones', implementationId)
      return {}
    }),
  }
}
