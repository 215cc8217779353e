import { choosePhone, newPhoneScan, type PhoneScan, scanPhone } from '#core/phone'
import { CONTACT_CLASSES, type ContactClass, type ContactFigures, type ContactMapping } from './model.ts'
import { createNumberSet } from './number-set.ts'
import { readFlag } from './values.ts'

/** Each class's bit in what a tally says of a row. */
export const CLASS_BITS = Object.fromEntries(CONTACT_CLASSES.map((name, at) => [name, 1 << at])) as Record<ContactClass, number>

export const classesOf = (bits: number): ContactClass[] => CONTACT_CLASSES.filter((name) => (bits & CLASS_BITS[name]) !== 0)

const KIND_BITS: Record<PhoneScan['kind'], number> = {
  empty: CLASS_BITS.noPhone,
  invalid: CLASS_BITS.withPhone | CLASS_BITS.invalidPhone,
  mobile: CLASS_BITS.withPhone | CLASS_BITS.mobile,
  fixed: CLASS_BITS.withPhone | CLASS_BITS.landline,
  'toll-free': CLASS_BITS.withPhone | CLASS_BITS.tollFree,
  foreign: CLASS_BITS.withPhone | CLASS_BITS.foreign,
}

export type ContactTally = {
  /** The classes of the next row, as bits (`CLASS_BITS`). Rows are pushed in the file's order: the first of equal numbers is no duplicate. */
  push: (cells: readonly string[], hasBrokenQuotes?: boolean) => number
  figures: () => ContactFigures
}

/** `width`: how many cells the first row of the file has. */
export function createContactTally(mapping: ContactMapping, width: number): ContactTally {
  const keys = createNumberSet()
  const scan = newPhoneScan()
  /** How many rows have just these classes, for each set of classes. */
  const counts = new Uint32Array(1 << CONTACT_CLASSES.length)
  let contacts = 0
  const { id, phone, otherPhone, acceptsWhatsApp } = mapping

  function bitsOf(cells: readonly string[], hasBrokenQuotes: boolean): number {
    const first = phone === undefined ? '' : (cells[phone] ?? '')
    scanPhone(otherPhone === undefined ? first : choosePhone(first, cells[otherPhone] ?? ''), scan)
    let bits = KIND_BITS[scan.kind]
    if (scan.ninthDigitMissing) bits |= CLASS_BITS.ninthDigitMissing
    if (scan.isMadeUp) bits |= CLASS_BITS.madeUp
    if (scan.key !== 0 && !keys.add(scan.key)) bits |= CLASS_BITS.duplicates
    const flag = acceptsWhatsApp === undefined ? '' : (cells[acceptsWhatsApp] ?? '')
    if (flag !== '') bits |= flagBits(flag)
    if (id !== undefined && isBlank(cells[id])) bits |= CLASS_BITS.noId
    if (cells.length !== width) bits |= CLASS_BITS.ragged
    return hasBrokenQuotes ? bits | CLASS_BITS.brokenQuotes : bits
  }

  const rowsIn = (bit: number): number => counts.reduce((sum, count, bits) => ((bits & bit) === 0 ? sum : sum + count), 0)

  return {
    push(cells, hasBrokenQuotes = false) {
      const bits = bitsOf(cells, hasBrokenQuotes)
      contacts++
      counts[bits] = (counts[bits] ?? 0) + 1
      return bits
    },
    figures: () => ({
      contacts,
      classes: Object.fromEntries(CONTACT_CLASSES.map((name) => [name, rowsIn(CLASS_BITS[name])])) as ContactFigures['classes'],
    }),
  }
}

function flagBits(text: string): number {
  const flag = readFlag(text)
  if (flag === null) return text.trim() === '' ? 0 : CLASS_BITS.flagUnreadable
  return flag ? CLASS_BITS.alreadyOptedIn : CLASS_BITS.optedOut
}

const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === ''
