import { ProviderError } from './provider-error.ts'

/** A phone loses its `+`; anything else is an opaque id and stays as it is. */
export const toSender = (senderId: string): string => senderId.trim().replace(/^\+(?=\d)/, '')

/** Digits alone, country code first. @param phone E.164 */
export const toRecipient = (phone: string): string => phone.replace(/\D/g, '')

/** The phone of a webhook, which comes in digits. */
export const toE164 = (phone: string): string => `+${toRecipient(phone)}`

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
