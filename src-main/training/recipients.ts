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

/** Digits only, country code first: a `+` or a mask reaches nobody. */
export function recipientAt(to: string): Recipient {
  return {
    onWhatsApp: /^\d{10,15}$/.test(to),
    takesMarketing: true,
    sendsReadReceipts: true,
    waId: to,
    ...SPECIAL[to.slice(-4)]?.(to),
  }
}
