import { choosePhone, readPhone, readUserId } from '#core/phone'
import type { Address } from './model.ts'

/** Where a contact can be written to: a number, a landline too, or the user id that stands in its place. Of two fields as an import takes them. */
export function readAddressOf(phone: string, otherPhone = ''): Address {
  const userId = readUserId(phone) ?? readUserId(otherPhone)
  const read = readPhone(choosePhone(phone, otherPhone))
  if (read.key !== null && read.e164 !== null) return { state: 'phone', key: read.key, to: read.e164 }
  if (userId !== null) return { state: 'user-id', key: userId, to: userId }
  return { state: read.kind === 'empty' ? 'none' : 'invalid' }
}
