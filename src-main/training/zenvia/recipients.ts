/**
 * How the simulated people behave, by the last four digits of their number; every
 * other number receives and reads.
 */
export type Recipient = { onWhatsApp: boolean; takesMarketing: boolean; sendsReadReceipts: boolean }

const SPECIAL: Readonly<Record<string, Partial<Recipient>>> = {
  '0000': { onWhatsApp: false },
  '0001': { sendsReadReceipts: false },
  '0002': { takesMarketing: false },
}

/** Digits only, country code first: a `+` or a mask reaches nobody. */
export function recipientAt(to: string): Recipient {
  return {
    onWhatsApp: /^\d{10,15}$/.test(to),
    takesMarketing: true,
    sendsReadReceipts: true,
    ...SPECIAL[to.slice(-4)],
  }
}
