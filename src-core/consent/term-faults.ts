import { EXAMPLE_ADDRESS, RESERVED_ADDRESS } from '#core/text'

/** What stands in a term and can't be right: a CNPJ with wrong check digits, an address that is nobody's. */
export type TermFault = { what: 'document' | 'address'; found: string }

/** What is called a CNPJ, and what is written like one. */
const CALLED = /CNPJ(?:\/MF)?\s*(?:,?\s*sob\s+o\s+)?(?:n(?:º|°|o\b\.?|\.)\s*)?:?\s*([0-9A-Z][0-9A-Z./-]*[0-9A-Z])/giu
const WRITTEN = /(?<![\p{L}\p{N}./-])[0-9A-Z]{2}\.[0-9A-Z]{3}\.[0-9A-Z]{3}\/[0-9A-Z]{4}-\d{2}(?![\p{L}\p{N}])/gu
const LINK = /https?:\/\/[^\s<>"')]+/gi
const MAILBOX = /[^\s@<>("',;:]+@[^\s@<>)"',;]+/g
const TRAILING = /[.,;:!?]+$/

const WEIGHTS = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]

/**
 * Whether a CNPJ can be one, by its two check digits: fourteen digits, or, since July 2026, twelve letters or digits
 * and two digits (Receita Federal, IN RFB 2.229/2024). Points, slash and hyphen do not count.
 */
export function isCnpj(text: string): boolean {
  const signs = text.replace(/[./\s-]/g, '').toUpperCase()
  if (!/^[0-9A-Z]{12}\d{2}$/.test(signs) || /^(.)\1*$/.test(signs)) return false
  const digitOver = (count: number): number => {
    const weights = WEIGHTS.slice(WEIGHTS.length - count)
    const sum = weights.reduce((total, weight, at) => total + weight * (signs.charCodeAt(at) - 48), 0)
    return sum % 11 < 2 ? 0 : 11 - (sum % 11)
  }
  return Number(signs[12]) === digitOver(12) && Number(signs[13]) === digitOver(13)
}

/** Whether a site or a mailbox can be somebody's: its name has an ending, and is none of those that examples use. */
export function isAddress(text: string): boolean {
  const address = text.trim()
  const domain = address.includes('@') ? address.slice(address.lastIndexOf('@') + 1) : address
  if (/\s/.test(address) || RESERVED_ADDRESS.test(domain) || address.search(EXAMPLE_ADDRESS) >= 0) return false
  const [, host = ''] = /^(?:https?:\/\/)?([^/?#:]+)/i.exec(domain) ?? []
  return /^[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?\.\p{L}{2,}$/u.test(host) && !host.includes('..')
}

/** Each once, in the text's order. What is left open (`{{document}}`) is no fault of its own: `openGaps` names it. */
export function termFaults(text: string): TermFault[] {
  const documents = [...[...text.matchAll(CALLED)].map(([, found = '']) => found), ...(text.match(WRITTEN) ?? [])]
  const addresses = [...(text.match(LINK) ?? []), ...(text.match(MAILBOX) ?? []), ...(text.match(EXAMPLE_ADDRESS) ?? [])]
  const wrong = [
    ...documents.filter((found) => /\d/.test(found) && !isCnpj(found)).map((found) => ({ what: 'document', found }) as const),
    ...addresses
      .map((found) => found.replace(TRAILING, ''))
      .filter((found) => !isAddress(found))
      .map((found) => ({ what: 'address', found }) as const),
  ]
  // `www.exemplo.com.br` stands in the address that it makes wrong.
  const whole = wrong.filter(({ found }) => !wrong.some((other) => other.found !== found && other.found.includes(found)))
  return [...new Map(whole.map((each) => [each.found, each])).values()].sort(
    (a, b) => text.indexOf(a.found) - text.indexOf(b.found),
  )
}
