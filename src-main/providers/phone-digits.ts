import { digitsOf, type Person, readAddress, readUserId } from '#core/phone'
import { ProviderError } from './provider-error.ts'

/** A phone loses its `+`; anything else is an opaque id and stays as it is. */
export const toSender = (senderId: string): string => senderId.trim().replace(/^\+(?=\d)/, '')

/**
 * Digits alone, country code first; a user id as it is.
 * @param recipient E.164 or a user id
 * @param longest characters that the provider takes
 * @throws ProviderError `recipient` for what is neither, or too long
 */
export function toRecipient(recipient: string, longest: number): string {
  const to = readUserId(recipient) ?? digitsOf(recipient)
  if (to === null || to.length > longest) throw new ProviderError('recipient', { hint: `to '${recipient.slice(0, longest)}'` })
  return to
}

/**
 * Whom a webhook names, by a number, a user id or both; null where by neither. Never is a
 * number made of what is none.
 * @param addresses what may be either, the likeliest first
 */
export function toPerson(
  addresses: readonly (string | null | undefined)[],
  { username, name }: { username?: string | null | undefined; name?: string | null | undefined } = {},
): Person | null {
  const read = addresses.map((address) => readAddress(address ?? ''))
  const phone = read.find((each) => each.phone !== null)?.phone ?? null
  const userId = read.find((each) => each.userId !== null)?.userId ?? null
  if (phone === null && userId === null) return null
  return { phone, userId, username: username?.replace(/^@/, '') || null, name: name || null }
}

/**
 * One variable part of a path, encoded.
 * @param what names it in the error
 * @throws ProviderError `not-found` for what would be a path of its own: `..` names the parent, nothing the folder itself
 */
export function pathPart(what: string, value: string): string {
  if (/^\.{0,2}$/.test(value)) throw new ProviderError('not-found', { hint: `${what} '${value}'` })
  // toWellFormed: a lone surrogate has no UTF-8, and encodeURIComponent would throw.
  return encodeURIComponent(value.toWellFormed())
}
