/**
 * How the simulated people behave, by the last four digits of their number; every
 * other number receives and reads.
 */
export type Recipient = {
  onWhatsApp: boolean
  takesMarketing: boolean
  sendsReadReceipts: boolean
  /** As WhatsApp knows the number: an old Brazilian account has no ninth digit, whatever was dialled. */
  waId: string
}

const SPECIAL: Readonly<Record<string, (to: string) => Partial<Recipient>>> = {
  '0000': () => ({ onWhatsApp: false }),
  '0001': () => ({ sendsReadReceipts: false }),
  '0002': () => ({ takesMarketing: false }),
  '0003': (to) => ({ waId: to.replace(/^(55\d{2})9(\d{8})$/, '$1$2') }),
}

/** Digits only, country code first, or a user id as Meta writes it: a `+` or a mask reaches nobody. */
export const isRecipient = (to: string): boolean => /^\d{10,15}$/.test(to) || isUserId(to)

/** Two letters of a country, and up to 128 letters and digits: somebody who shows no number. */
export const isUserId = (to: string): boolean => /^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$/.test(to)

export function recipientAt(to: string): Recipient {
  return {
    onWhatsApp: isRecipient(to),
    takesMarketing: true,
    sendsReadReceipts: true,
    waId: to,
    ...SPECIAL[to.slice(-4)]?.(to),
  }
}
