/**
 * A WhatsApp user as an event names one. Since 2026 that may be by an id alone: whoever
 * took a username shows a business no number.
 */
export type Person = {
  /** E.164. */
  phone: string | null
  /** Business-scoped: `BR.1502576394655843`, of a business portfolio `BR.ENT.…`. It is no number, whatever its digits. */
  userId: string | null
  /** Without its `@`. */
  username: string | null
  /** As the person calls themself. */
  name: string | null
}

const USER_ID = /^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$/
/** A number as programs write it; a mask may stand in it, a letter never. */
const NUMBER = /^\+?[\d\s().-]+$/

/** The user id that a text is; null where it is anything else. */
export function readUserId(text: string): string | null {
  const bare = text.trim()
  return USER_ID.test(bare) ? bare : null
}

/** The digits of a number, country code first; null for what is none. @param text E.164, its digits, or a chat's `5511…@c.us` */
export function digitsOf(text: string): string | null {
  const bare = text
    .trim()
    .replace(CHAT_ADDRESS, '')
    .replace(/^whatsapp:/i, '')
  const digits = bare.replace(/\D/g, '')
  return NUMBER.test(bare) && digits.length >= 5 && digits.length <= 18 ? digits : null
}

/** `@c.us`, `@s.whatsapp.net` and a device's number before it: how chat programs write whose chat it is. A group (`@g.us`) is nobody's. */
export const CHAT_ADDRESS = /(?::\d{1,3})?@(?:c\.us|s\.whatsapp\.net)$/i

/** What an address is, and never more: a phone, a user id, or nobody. */
export function readAddress(address: string): Pick<Person, 'phone' | 'userId'> {
  const userId = readUserId(address)
  const digits = userId === null ? digitsOf(address) : null
  return { phone: digits === null ? null : `+${digits}`, userId }
}
