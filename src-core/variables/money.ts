/** An amount of money, digit by digit, so that none is lost in a floating-point number. */
export type Amount = { isNegative: boolean; units: string; cents: string }

/** Sign, `R$`, sign, number: either place of the sign is in use. */
const WRITTEN = /^([-−]?)\s*(R\$)?\s*([-−]?)\s*(\d[\d.,]*)$/i

/**
 * Reads an amount as CRMs write it: `1234.5`, `1.234,50`, `1,234.50`, `R$ 1.234,50`, `-12`.
 *
 * With dots and commas the last kind is the decimal sign. With one kind only:
 * - more than once, it groups thousands: `1.234.567`;
 * - once, with one or two digits behind it, it is the decimal sign: `12,5`;
 * - once, with three digits behind it and one to three before, it may be either, so
 *   `1.234` is not read, unless `R$` says that a person wrote it for Brazilians.
 *
 * Further decimals, as databases store them, must be zeros: `19.9000`. Null for what can't be read so.
 */
export function readAmount(text: string): Amount | null {
  const match = WRITTEN.exec(text.trim())
  if (!match) return null
  const [, before = '', currency = '', after = '', number = ''] = match
  if (before !== '' && after !== '') return null
  const parts = split(number, currency !== '')
  if (!parts) return null
  const units = parts.units.replace(/^0+(?=\d)/, '')
  const cents = parts.decimals.slice(0, 2).padEnd(2, '0')
  if (!/^0*$/.test(parts.decimals.slice(2))) return null
  return { isNegative: before + after !== '' && /[1-9]/.test(units + cents), units, cents }
}

type Parts = { units: string; decimals: string }

function split(number: string, isBrazilian: boolean): Parts | null {
  const marks = number.replace(/\d/g, '')
  if (marks === '') return { units: number, decimals: '' }
  const last = marks.slice(-1)
  const decimalsAt = number.lastIndexOf(last)
  const head = number.slice(0, decimalsAt)
  const tail = number.slice(decimalsAt + 1)
  if (new Set(marks).size === 2) {
    const units = marks.indexOf(last) === marks.length - 1 ? ungrouped(head) : null
    return units !== null && tail !== '' ? { units, decimals: tail } : null
  }
  if (marks.length > 1) return grouped(number)
  const group = tail.length === 3 ? grouped(number) : null
  if (group) return isBrazilian && last === '.' ? group : null
  return tail === '' ? null : { units: head, decimals: tail }
}

const grouped = (number: string): Parts | null => {
  const units = ungrouped(number)
  return units === null ? null : { units, decimals: '' }
}

/** `1.234.567` to `1234567`; null where the groups are not of three or begin with a zero. */
const ungrouped = (number: string): string | null =>
  /^[1-9]\d{0,2}([.,]\d{3})+$|^\d+$/.test(number) ? number.replace(/[.,]/g, '') : null

/**
 * `R$ 1.234,56`, `-R$ 12,00`. The blank is a plain one: phones break no line there in
 * practice, and a non-breaking one is a second spelling that searches and CRMs stumble on.
 */
export const writeReais = ({ isNegative, units, cents }: Amount): string =>
  `${isNegative ? '-' : ''}R$ ${units.replace(/\B(?=(\d{3})+$)/g, '.')},${cents}`
