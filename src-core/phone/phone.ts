import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { CHAT_ADDRESS } from './person.ts'

export type PhoneProblem =
  /** Nothing that could be a number. */
  | 'not-a-number'
  /** TEL-DDD: Brazil has 67 area codes and this is none of them. */
  | 'unknown-area-code'
  /** Right country, wrong number of digits, or a first digit that no subscriber has. */
  | 'wrong-length'
  /** TEL-MOBILE9: eight digits that start with 6–9. Old WhatsApp accounts may have no ninth digit: ask, never insert. */
  | 'ninth-digit-missing'
  /** TEL-FIXED: unusual for a recipient, possible for a sender. */
  | 'fixed-line'
  /** 0800: companies do send from one; nobody receives on it. */
  | 'toll-free'
  /** TEL-REPEAT: all digits the same, or counting up or down; what people type to get past a form. */
  | 'made-up-digits'

export type ParsedPhone = {
  /** `+5511987654321`; null where nothing can be dialled. */
  e164: string | null
  /** The way a Brazilian writes it: `(11) 98765-4321`. */
  display: string
  problems: PhoneProblem[]
  /** The same number with the ninth digit, offered where it is missing. */
  withNinthDigit: string | null
  /**
   * TEL-NOPLUS: no Brazilian number, but with a `+` one of another country; offered, because
   * what is sent without its country code gets the sender's.
   */
  withCountryCode: string | null
}

const AREA_CODES = new Set(
  (
    '11 12 13 14 15 16 17 18 19 21 22 24 27 28 31 32 33 34 35 37 38 41 42 43 44 45 46 47 48 49 51 53 54 55 ' +
    '61 62 63 64 65 66 67 68 69 71 73 74 75 77 79 81 82 83 84 85 86 87 88 89 91 92 93 94 95 96 97 98 99'
  ).split(' '),
)

/** Reads what a person types or pastes; without a country code it is Brazilian. Only `not-a-number`, `unknown-area-code` and `wrong-length` make it unusable. */
export function parsePhone(input: string): ParsedPhone {
  const typed = plain(input)
  if (/[^\d\s()+.\-x/]/i.test(typed)) return unusable(typed, 'not-a-number')
  // 0xx11… is how carriers print it: the x stands for the carrier's code.
  const digits = typed.replace(/^0x{2}/i, '').replace(/\D/g, '')
  if (digits.length < 3) return unusable(typed, 'not-a-number')
  if (digits.length < 8 || digits.length > 18) return unusable(typed, 'wrong-length')
  if (typed.startsWith('+')) return international(digits, typed)
  if (digits.startsWith('00')) return international(digits.replace(/^0+/, ''), typed)
  const read = brazilian(brazilianNational(digits), typed)
  return read.e164 === null && /^[1-9]\d{9}/.test(digits) ? { ...read, withCountryCode: abroad(digits) } : read
}

/** The number that these digits are with a `+` before them; null where there is none such, or it is Brazilian. */
function abroad(digits: string): string | null {
  const number = `+${digits}`
  const phone = parsePhoneNumberFromString(number)
  return phone?.number === number && phone.isValid() && !digits.startsWith('55') ? number : null
}

/** What chat programs and spreadsheets put around a number, made plain: invisible marks, dashes of every length. */
function plain(input: string): string {
  const bare = input
    .replace(/\p{Cf}/gu, '')
    .replace(/\p{Pd}/gu, '-')
    .trim()
  // Whose chat it is; a country code stands in it, and no plus.
  return CHAT_ADDRESS.test(bare) ? bare.replace(CHAT_ADDRESS, '').replace(/^(?=\d)/, '+') : bare
}

const unusable = (typed: string, problem: PhoneProblem): ParsedPhone => ({
  e164: null,
  display: typed,
  problems: [problem],
  withNinthDigit: null,
  withCountryCode: null,
})

/** Digits that begin with a country code. */
function international(digits: string, typed: string): ParsedPhone {
  if (digits.startsWith('55')) return brazilian(digits.slice(2), typed)
  // Mexico dropped the 1 in 2019; WhatsApp's own addresses still have it, and it stays as typed.
  const old = /^521(\d{10})$/.exec(digits)
  const phone = parsePhoneNumberFromString(`+${old ? `52${old[1]}` : digits}`)
  if (!phone?.isPossible()) return unusable(typed, 'wrong-length')
  const problems: PhoneProblem[] = isMadeUp(phone.nationalNumber) ? ['made-up-digits'] : []
  return {
    e164: old ? `+${digits}` : phone.number,
    display: phone.formatInternational(),
    problems,
    withNinthDigit: null,
    withCountryCode: null,
  }
}

/** The national part of digits typed without `+`: with or without 55, trunk 0 or carrier code. */
function brazilianNational(digits: string): string {
  const rest = digits.replace(/^0/, '')
  if ((rest.length === 12 || rest.length === 13) && rest.startsWith('55')) return rest.slice(2)
  // 0 + two-digit carrier + area code + number
  if (digits.startsWith('0') && (rest.length === 12 || rest.length === 13)) return rest.slice(2)
  return rest
}

function brazilian(digits: string, typed: string): ParsedPhone {
  // +55 (011) …: the trunk 0 is dialled inside the country only.
  const national = digits.replace(/^0+/, '')
  if (/^800\d{6,7}$/.test(national)) return tollFree(national)
  const area = national.slice(0, 2)
  const local = national.slice(2)
  if (local.length !== 8 && local.length !== 9) return unusable(typed, 'wrong-length')
  if (!AREA_CODES.has(area)) return unusable(typed, 'unknown-area-code')
  if (local.length === 9 ? !local.startsWith('9') : /^[01]/.test(local)) return unusable(typed, 'wrong-length')
  const mobileWithoutNine = local.length === 8 && /^[6-9]/.test(local)
  const problems: PhoneProblem[] = []
  if (mobileWithoutNine) problems.push('ninth-digit-missing')
  else if (local.length === 8) problems.push('fixed-line')
  if (isMadeUp(local.slice(-8))) problems.push('made-up-digits')
  return {
    e164: `+55${national}`,
    display: `(${area}) ${local.slice(0, -4)}-${local.slice(-4)}`,
    problems,
    withNinthDigit: mobileWithoutNine ? `+55${area}9${local}` : null,
    withCountryCode: null,
  }
}

const tollFree = (national: string): ParsedPhone => ({
  e164: `+55${national}`,
  display: `0${national.slice(0, 3)} ${national.slice(3, 6)} ${national.slice(6)}`,
  problems: ['toll-free'],
  withNinthDigit: null,
  withCountryCode: null,
})

const UPWARDS = '01234567890123456789'
const DOWNWARDS = '98765432109876543210'

const isMadeUp = (digits: string): boolean => /^(\d)\1+$/.test(digits) || UPWARDS.includes(digits) || DOWNWARDS.includes(digits)

/**
 * Whether a number is one that people type to get past a form, or that is kept free for films:
 * its last eight digits are one and the same, or it is North America's 555-01xx. Digits that
 * count up or down are left alone: real numbers do, too.
 */
export const isInvented = (e164: string): boolean => /(\d)\1{7}$/.test(e164) || /^\+1\d{3}55501\d\d$/.test(e164)

/** How an E.164 number is shown; anything else comes back as it is. */
export const formatPhone = (e164: string): string => parsePhone(e164).display

/**
 * TEL-EQUIV: the two forms of one mobile give the same key: a Brazilian one with and without
 * the ninth digit, a Mexican one with and without the 1 after 52, an Argentine one with and
 * without the 9 after 54. For comparing only: what is dialled stays as it was typed. What is
 * no number, such as a user id, is its own key.
 */
export function phoneKey(phone: string): string {
  if (/\p{L}/u.test(phone)) return phone.trim()
  const digits = phone.replace(/\D/g, '')
  const mobile = /^55(\d{2})9?([6-9]\d{7})$/.exec(digits)
  if (mobile) return `55${mobile[1]}${mobile[2]}`
  const abroad = /^(?:(52)1|(54)9)(\d{10})$/.exec(digits)
  return abroad ? `${abroad[1] ?? abroad[2]}${abroad[3]}` : digits
}

/** `+55 11 9****-4321`: enough to follow a log, not enough to call. */
export const maskPhone = (phone: string): string => phone.replace(/\d(?=(?:\D*\d){4})/g, '*')
