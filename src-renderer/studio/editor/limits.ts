/** How long each part may be, in UTF-16 code units: WhatsApp's limits, as the rules of `#core/lint` have them. */
export const LIMITS = { name: 512, header: 60, body: 1024, footer: 60, label: 25, url: 2000, phoneNumber: 20 } as const

/** As many buttons as a template may have, and of each kind. */
export const MOST_BUTTONS = { all: 10, URL: 2, PHONE_NUMBER: 1, COPY_CODE: 1, QUICK_REPLY: 10 } as const

type Fill = 'fits' | 'near' | 'over'

/** `over`: too long as it stands; `near`: it would be with the largest values, or only a tenth is left. */
export function fillOf(used: number, worst: number, limit: number): Fill {
  if (used > limit) return 'over'
  return worst > limit || used > limit * 0.9 ? 'near' : 'fits'
}
