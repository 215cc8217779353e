import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

export type PhoneProblem =
  /** Nothing that could be a number. */
  | 'not-a-number'
  /** TEL-DDD: Brazil has 67 area codes and this is none of them. */
  | 'unknown-area-code'
  /** Right country, wrong number of digits. */
  | 'wrong-length'
  /** TEL-MOBILE9: eight digits that start with 6–9. Old WhatsApp accounts may have no ninth digit: ask, never insert. */
  | 'ninth-digit-missing'
  /** TEL-FIXED: unusual for a recipient, possible for a sender. */
  | 'fixed-line'

export type ParsedPhone = {
  /** `+5511987654321`; null where nothing can be dialled. */
  e164: string | null
  /** The way a Brazilian writes it: `(11) 98765-4321`. */
  display: string
  problems: PhoneProblem[]
  /** The same number with the ninth digit, offered where it is missing. */
  withNinthDigit: string | null
}

const AREA_CODES = new Set(
  (
    '11 12 13 14 15 16 17 18 19 21 22 24 27 28 31 32 33 34 35 37 38 41 42 43 44 45 46 47 48 49 51 53 54 55 ' +
    '61 62 63 64 65 66 67 68 69 71 73 74 75 77 79 81 82 83 84 85 86 87 88 89 91 92 93 94 95 96 97 98 99'
  ).split(' '),
)

/** Reads what a person types; without a country code it is Brazilian. Only `not-a-number`, `unknown-area-code` and `wrong-length` make it unusable. */
export function parsePhone(input: string): ParsedPhone {
  const typed = input.trim()
  const none = (problem: PhoneProblem): ParsedPhone => ({ e164: null, display: typed, problems: [problem], withNinthDigit: null })
  if (/[^\d\s()+.\-x/]/i.test(typed)) return none('not-a-number')
  // 0xx11… is how carriers print it: the x stands for the carrier's code.
  const digits = typed.replace(/^0x{2}/i, '').replace(/\D/g, '')
  if (digits.length < 8 || digits.length > 15) return none(digits.length < 3 ? 'not-a-number' : 'wrong-length')
  const national = typed.startsWith('+') ? (digits.startsWith('55') ? digits.slice(2) : null) : brazilianNational(digits)
  if (national !== null) return brazilian(national, typed)
  const phone = parsePhoneNumberFromString(`+${digits}`)
  if (!phone?.isPossible()) return none('wrong-length')
  return { e164: phone.number, display: phone.formatInternational(), problems: [], withNinthDigit: null }
}

/** The national part of digits typed without `+`: with or without 55, trunk 0 or carrier code. */
function brazilianNational(digits: string): string {
  const rest = digits.replace(/^0+/, '')
  if ((rest.length === 12 || rest.length === 13) && rest.startsWith('55')) return rest.slice(2)
  // 0 + two-digit carrier + area code + number
  if (digits.startsWith('0') && (rest.length === 12 || rest.length === 13)) return rest.slice(2)
  return rest
}

function brazilian(national: string, typed: string): ParsedPhone {
  const area = national.slice(0, 2)
  const local = national.slice(2)
  const fail = (problem: PhoneProblem): ParsedPhone => ({ e164: null, display: typed, problems: [problem], withNinthDigit: null })
  if (local.length !== 8 && local.length !== 9) return fail('wrong-length')
  if (!AREA_CODES.has(area)) return fail('unknown-area-code')
  if (local.length === 9 && !local.startsWith('9')) return fail('wrong-length')
  const mobileWithoutNine = local.length === 8 && /^[6-9]/.test(local)
  const problems: PhoneProblem[] = []
  if (mobileWithoutNine) problems.push('ninth-digit-missing')
  else if (local.length === 8) problems.push('fixed-line')
  return {
    e164: `+55${national}`,
    display: `(${area}) ${local.slice(0, -4)}-${local.slice(-4)}`,
    problems,
    withNinthDigit: mobileWithoutNine ? `+55${area}9${local}` : null,
  }
}

/** How an E.164 number is shown; anything else comes back as it is. */
export const formatPhone = (e164: string): string => parsePhone(e164).display

/**
 * TEL-EQUIV: two forms of one Brazilian mobile, with and without the ninth digit,
 * give the same key. For comparing only: what is dialled stays as it was typed.
 */
export function phoneKey(phone: string): string {
  const digits = phone.replace(/\D/g, '')
  const mobile = /^55(\d{2})9?([6-9]\d{7})$/.exec(digits)
  return mobile ? `55${mobile[1]}${mobile[2]}` : digits
}

/** `+55 11 9****-4321`: enough to follow a log, not enough to call. */
export const maskPhone = (phone: string): string => phone.replace(/\d(?=\d{4})/g, '*')
