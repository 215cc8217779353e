import { type ParsedPhone, parsePhone, phoneKey } from './phone.ts'

type PhoneKind = 'mobile' | 'fixed' | 'toll-free' | 'foreign' | 'invalid' | 'empty'

export type PhoneRead = {
  kind: PhoneKind
  /** TEL-EQUIV, digits only and never with a leading zero; null where there is no valid number. */
  key: string | null
  e164: string | null
  /** TEL-MOBILE9: a mobile of eight digits. Valid, and worth a look. */
  ninthDigitMissing: boolean
  /** TEL-REPEAT */
  isMadeUp: boolean
}

/** The same in numbers, for millions of them: no text is made, and one object serves them all. */
export type PhoneScan = {
  kind: PhoneKind
  /** TEL-EQUIV as a whole number below 10^15; 0 where there is no valid number. */
  key: number
  /** E.164 without its `+`. */
  digits: number
  ninthDigitMissing: boolean
  isMadeUp: boolean
}

export const newPhoneScan = (): PhoneScan => ({ kind: 'empty', key: 0, digits: 0, ninthDigitMissing: false, isMadeUp: false })

/** Of the area codes 0–99, those that Brazil has (TEL-DDD). */
const IS_AREA_CODE = new Uint8Array(100)
for (let area = 11; area < 100; area++)
  IS_AREA_CODE[area] = parsePhone(`${area}33330000`).problems.includes('unknown-area-code') ? 0 : 1

const MOST_DIGITS = 18
const typed = new Uint8Array(MOST_DIGITS)
const at = (place: number): number => typed[place] ?? 0

/**
 * Reads one cell of a contact file: what `parsePhone` and `phoneKey` say, at a tenth of
 * their time for the numbers of a Brazilian base. Three things that spreadsheets do to a
 * cell are undone first: `="11987654321"`, `'11987654321`, and `11987654321.0` (or `,00`)
 * where all before the point is digits. `5,51199E+12` has lost its digits and is invalid,
 * whatever stands in it. Of several numbers in one cell the first mobile counts, or the first
 * where none is one.
 */
export function readPhone(text: string): PhoneRead {
  const { kind, key, digits, ninthDigitMissing, isMadeUp } = scanPhone(text, newPhoneScan())
  const isValid = key !== 0
  return { kind, key: isValid ? `${key}` : null, e164: isValid ? `+${digits}` : null, ninthDigitMissing, isMadeUp }
}

/** Of two phone fields of one person the mobile; where neither is one, the first that can be dialled, and else the first that is filled. */
export function choosePhone(first: string, other: string): string {
  if (other.trim() === '') return first
  const [one, two] = [readPhone(first), readPhone(other)]
  if (one.kind === 'mobile' || two.kind === 'empty') return first
  if (two.kind === 'mobile' || one.key === null) return two.key === null && one.kind !== 'empty' ? first : other
  return first
}

/** `readPhone` in numbers: fills and returns `into`. */
export function scanPhone(text: string, into: PhoneScan): PhoneScan {
  let count = 0
  let points = 0
  let first = 0
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place)
    if (code >= 48 && code <= 57) {
      if (count === MOST_DIGITS) return unusual(text, into)
      typed[count++] = code - 48
      if (first === 0) first = code
      continue
    }
    // space, tab, line breaks
    if (code === 32 || (code >= 9 && code <= 13)) continue
    // ( ) + - . /
    if (code !== 40 && code !== 41 && code !== 43 && code !== 45 && code !== 46 && code !== 47) return unusual(text, into)
    if (code === 46) points++
    if (first === 0) first = code
  }
  if (first === 0) return fill(into, 'empty', 0, 0)
  if (count < 8) return fill(into, 'invalid', 0, 0)
  if (points === 1 && at(count - 1) === 0 && DECIMALS.test(text)) return unusual(text, into)
  const from = nationalFrom(count, first === 43)
  return from === -1 ? unusual(text, into) : brazilian(count, from, into)
}

function fill(into: PhoneScan, kind: PhoneKind, key: number, digits: number): PhoneScan {
  into.kind = kind
  into.key = key
  into.digits = digits
  into.ninthDigitMissing = false
  into.isMadeUp = false
  return into
}

/** Where the area code begins in the collected digits; -1 where they are a number of another country. */
function nationalFrom(count: number, hasPlus: boolean): number {
  let from = 0
  if (hasPlus || (at(0) === 0 && at(1) === 0)) {
    if (!hasPlus) while (from < count && at(from) === 0) from++
    if (at(from) !== 5 || at(from + 1) !== 5) return -1
    from += 2
  } else {
    const hasTrunk = at(0) === 0
    if (hasTrunk) from = 1
    const rest = count - from
    // A country code, or a carrier's after the trunk 0.
    if ((rest === 12 || rest === 13) && (hasTrunk || (at(from) === 5 && at(from + 1) === 5))) from += 2
  }
  while (from < count && at(from) === 0) from++
  return from
}

function brazilian(count: number, from: number, into: PhoneScan): PhoneScan {
  const length = count - from
  const area = at(from) * 10 + at(from + 1)
  if (area === 80 && at(from + 2) === 0 && (length === 9 || length === 10)) {
    const number = numberOf(from, count) + (length === 9 ? 55e9 : 55e10)
    return fill(into, 'toll-free', number, number)
  }
  if ((length !== 10 && length !== 11) || IS_AREA_CODE[area] !== 1) return fill(into, 'invalid', 0, 0)
  const local = at(from + 2)
  if (length === 11 ? local !== 9 : local < 2) return fill(into, 'invalid', 0, 0)
  const subscriber = numberOf(count - 8, count)
  const short = (5500 + area) * 1e8 + subscriber
  const whole = length === 11 ? (55_009 + area * 10) * 1e8 + subscriber : short
  // A mobile's last eight begin with 6–9 to share a key with the form without the ninth digit.
  const couldBeShort = subscriber >= 6e7
  fill(into, length === 11 || couldBeShort ? 'mobile' : 'fixed', couldBeShort ? short : whole, whole)
  into.ninthDigitMissing = length === 10 && couldBeShort
  into.isMadeUp = isRun(count - 8)
  return into
}

function numberOf(from: number, to: number): number {
  let number = 0
  for (let place = from; place < to; place++) number = number * 10 + at(place)
  return number
}

/** Eight digits that are all the same, or count up or down. */
function isRun(from: number): boolean {
  const step = (at(from + 1) - at(from) + 10) % 10
  if (step !== 0 && step !== 1 && step !== 9) return false
  for (let place = from + 1; place < from + 7; place++) if ((at(place + 1) - at(place) + 10) % 10 !== step) return false
  return true
}

const DECIMALS = /^\s*(\d{8,})[.,]0{1,2}\s*$/
const AS_FORMULA = /^\s*="([^"]*)"\s*$/
const AS_TEXT = /^\s*'(.*)$/s

/** The cell as it was before a spreadsheet wrote it. */
function withoutSpreadsheetMarks(text: string): string {
  const bare = AS_FORMULA.exec(text)?.[1] ?? AS_TEXT.exec(text)?.[1] ?? text
  return DECIMALS.exec(bare)?.[1] ?? bare
}

/** All that is not plain digits and a mask is the library's to read. */
function unusual(text: string, into: PhoneScan): PhoneScan {
  const bare = withoutSpreadsheetMarks(text)
  if (bare !== text) return scanPhone(bare, into)
  const { e164, problems, display } = parsePhone(text)
  if (e164 === null) return display === '' ? fill(into, 'empty', 0, 0) : (oneOfMany(text, into) ?? fill(into, 'invalid', 0, 0))
  fill(into, kindOf(e164, problems), Number(phoneKey(e164)), Number(e164.slice(1)))
  into.ninthDigitMissing = problems.includes('ninth-digit-missing')
  into.isMadeUp = problems.includes('made-up-digits')
  return into
}

const BETWEEN = /\s*(?::::|[;|,/\r\n]|\s(?:ou|e|and|or|y|o)\s)\s*/i

/** The number that counts where a cell has several; null where it has not. What lost its digits, or is half a number, is none. */
function oneOfMany(text: string, into: PhoneScan): PhoneScan | null {
  // Two numbers of eight digits, and what parts them.
  if (text.length < 17 || text.length > 200) return null
  const parts = text.split(BETWEEN).filter((part) => part !== '')
  if (parts.length < 2 || parts.some((part) => /\d/.test(part) && part.replace(/\D/g, '').length < 8)) return null
  const read = parts.map((part) => scanPhone(part, newPhoneScan())).filter(({ key }) => key !== 0)
  const best = read.find(({ kind }) => kind === 'mobile') ?? read[0]
  return best ? Object.assign(into, best) : null
}

function kindOf(e164: string, problems: ParsedPhone['problems']): PhoneKind {
  if (!e164.startsWith('+55')) return 'foreign'
  if (problems.includes('toll-free')) return 'toll-free'
  return problems.includes('fixed-line') ? 'fixed' : 'mobile'
}
