import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { choosePhone, type PhoneRead, parsePhone, phoneKey, readPhone } from '#core/phone'

/** What the reader for single numbers says, in the words of the reader for files. */
function slowly(text: string): PhoneRead {
  const { e164, problems, display } = parsePhone(text)
  const has = (problem: (typeof problems)[number]): boolean => problems.includes(problem)
  const nothing = { key: null, e164: null, ninthDigitMissing: false, isMadeUp: false }
  if (e164 === null) return { kind: display === '' ? 'empty' : 'invalid', ...nothing }
  const kind = has('toll-free') ? 'toll-free' : !e164.startsWith('+55') ? 'foreign' : has('fixed-line') ? 'fixed' : 'mobile'
  return {
    kind,
    key: phoneKey(e164),
    e164,
    ninthDigitMissing: has('ninth-digit-missing'),
    isMadeUp: has('made-up-digits'),
  }
}

const digits = (shortest: number, longest = shortest) => fc.stringMatching(new RegExp(`^\\d{${shortest},${longest}}$`))
const prefix = fc.constantFrom('', '+55', '55', '0', '0xx', '0XX', '0 21 ', '041', '0055', '00 55 ', '+55 0', '(+55) ', '+', '00')
const gap = fc.constantFrom('', '', ' ', '-', '.', '\u00a0', '\u2011', '\u2013', '\u200e', ' - ', '/', '\t')
const local = fc.oneof(
  fc.tuple(fc.constantFrom('9', '8', '7', '6', '5', '3', '2', '1', '0'), digits(7, 8)).map((parts) => parts.join('')),
  fc.constantFrom('99999999', '999999999', '912345678', '987654321', '90123456', '34567890', '00000000', '98989898'),
  digits(1, 12),
)
const written = fc
  .tuple(gap, prefix, fc.constantFrom('', '('), digits(2), fc.constantFrom('', ')', ') '), gap, local, gap, gap, digits(0, 2))
  .map(([start, before, open, area, close, space, number, dash, end, more]) => {
    const cut = Math.max(0, number.length - 4)
    return `${start}${before}${open}${area}${close}${space}${number.slice(0, cut)}${dash}${number.slice(cut)}${more}${end}`
  })
const tollFree = fc.tuple(prefix, fc.constantFrom('0800', '800', '0 800 '), gap, digits(5, 8)).map((parts) => parts.join(''))
const foreign = fc.constantFrom('+1 415 555 2671', '00351 912 345 670', '+351912345670', '14155552671', '+54 9 11 2345-6789')
const junk = fc.oneof(fc.string(), fc.stringMatching(/^[0-9xX+(). /-]{0,22}$/), digits(0, 22))
/** Three marks of spreadsheets are undone by the reader for files alone. */
const isMarked = (text: string): boolean => /^\s*(?:="|')|^\s*\d{8,}[.,]0{1,2}\s*$/s.test(text)

describe('readPhone', () => {
  it('says what parsePhone and phoneKey say, however a number is written', () => {
    fc.assert(
      fc.property(fc.oneof({ weight: 6, arbitrary: written }, tollFree, foreign, junk), (text) => {
        fc.pre(!isMarked(text))
        expect(readPhone(text)).toEqual(slowly(text))
      }),
      { numRuns: 5000 },
    )
  })

  it('knows the same 67 area codes, mobile and fixed', () => {
    for (let area = 0; area < 100; area++)
      for (const number of ['987650321', '87650321', '33330001']) {
        const text = `${String(area).padStart(2, '0')}${number}`
        expect(readPhone(text), text).toEqual(slowly(text))
      }
  })

  it('undoes what a spreadsheet does to a cell, and reads what is left the same way', () => {
    fc.assert(
      fc.property(digits(8, 13), (number) => {
        for (const text of [`="${number}"`, `'${number}`, `${number}.0`, `${number},00`, `="${number}.0"`, ` ${number}.00 `])
          expect(readPhone(text), text).toEqual(slowly(number))
      }),
    )
  })

  it.each<[string, Partial<PhoneRead>]>([
    ['', { kind: 'empty', key: null, e164: null }],
    [' \t\u00a0\u200b', { kind: 'empty' }],
    ['="11987650321"', { kind: 'mobile', e164: '+5511987650321', key: '551187650321' }],
    ["'11987650321", { kind: 'mobile', e164: '+5511987650321' }],
    ['11987650321.0', { kind: 'mobile', e164: '+5511987650321' }],
    ['11987650321,00', { kind: 'mobile', e164: '+5511987650321' }],
    // With the zero taken for a digit, this would be somebody else's mobile.
    ['1198765032.0', { kind: 'mobile', e164: '+551198765032', ninthDigitMissing: true }],
    ['(51) 9.8765.0321', { kind: 'mobile', e164: '+5551987650321' }],
    ['5,51199E+12', { kind: 'invalid', key: null, e164: null }],
    ['5.51199E+12', { kind: 'invalid' }],
    ['5,511987650321E+12', { kind: 'invalid' }],
    ['1,1988E+10', { kind: 'invalid' }],
    ['(11) 98765-4321 / (11) 3333-4444', { kind: 'mobile', e164: '+5511987654321' }],
    ['(11) 3333-4444; (11) 98765-4321', { kind: 'mobile', e164: '+5511987654321' }],
    ['+55 11 3333-4444 ::: +55 11 98765-4321', { kind: 'mobile', e164: '+5511987654321' }],
    ['11 3333-4444 ou 11 3333-5555', { kind: 'fixed', e164: '+551133334444' }],
    ['11987654321,11987654322', { kind: 'mobile', e164: '+5511987654321' }],
    ['João, (11) 98765-4321', { kind: 'mobile', e164: '+5511987654321' }],
    ['(11) 3333-4444 / 4445', { kind: 'invalid' }],
    ['5,51199E+12; 5,51199E+12', { kind: 'invalid' }],
    ['5511987654321@c.us', { kind: 'mobile', e164: '+5511987654321' }],
    ['5511987654321@s.whatsapp.net', { kind: 'mobile', e164: '+5511987654321' }],
    ['5511987654321:12@s.whatsapp.net', { kind: 'mobile', e164: '+5511987654321' }],
    ['525512345678@c.us', { kind: 'foreign', e164: '+525512345678' }],
    ['120363025246125486@g.us', { kind: 'invalid' }],
    ['BR.1502576394655843', { kind: 'invalid', e164: null }],
    ['ana@11987654321.com', { kind: 'invalid' }],
    ['11987654321;11987654322', { kind: 'mobile', e164: '+5511987654321' }],
    ['98765-4321', { kind: 'invalid' }],
    ['-', { kind: 'invalid' }],
    ['não tem', { kind: 'invalid' }],
    ['=', { kind: 'invalid' }],
    ['=1+1', { kind: 'invalid' }],
    ["'", { kind: 'empty' }],
    ['=""', { kind: 'empty' }],
    ['0'.repeat(11), { kind: 'invalid' }],
    ['1'.repeat(4000), { kind: 'invalid' }],
    ['(11) 3333-4444', { kind: 'fixed', key: '551133334444' }],
    ['0800 729 0722', { kind: 'toll-free', key: '558007290722' }],
    ['+351 912 345 670', { kind: 'foreign', key: '351912345670' }],
    ['11 99999-9999', { kind: 'mobile', isMadeUp: true }],
  ])('reads %j', (text, read) => {
    expect(readPhone(text)).toMatchObject(read)
  })

  it('reads a million numbers, each as what it is', () => {
    const texts = Array.from({ length: 1000 }, (_, at) => `(${11 + (at % 9)}) 9${8000 + at}-${1000 + at}`)
    let mobiles = 0
    for (let run = 0; run < 1000; run++) for (const text of texts) if (readPhone(text).kind === 'mobile') mobiles++
    expect(mobiles).toBe(1_000_000)
  })
})

describe('one phone of two', () => {
  it.each([
    ['(11) 3333-4444', '(11) 98765-4321', '(11) 98765-4321'],
    ['', '(11) 98765-4321', '(11) 98765-4321'],
    ['(11) 98765-4321', '(11) 97777-1111', '(11) 98765-4321'],
    ['(11) 98765-4321', '', '(11) 98765-4321'],
    ['(11) 3333-4444', '', '(11) 3333-4444'],
    ['', '(11) 3333-4444', '(11) 3333-4444'],
    ['5,51199E+12', '(11) 3333-4444', '(11) 3333-4444'],
    ['5,51199E+12', 'x', '5,51199E+12'],
    ['', ' ', ''],
  ])('%j and %j are %j', (first, other, chosen) => {
    expect(choosePhone(first, other)).toBe(chosen)
  })

  it('is always one of the two, and a mobile where one is', () => {
    const phone = fc.constantFrom(
      '',
      ' ',
      '1133334444',
      '11987654321',
      '1187654321',
      '+525512345678',
      'x',
      '08001234567',
      '5,5E+12',
    )
    fc.assert(
      fc.property(phone, phone, (first, other) => {
        const chosen = choosePhone(first, other)
        expect([first, other]).toContain(chosen)
        const kinds = [first, other].map((each) => readPhone(each).kind)
        expect(readPhone(chosen).kind === 'mobile').toBe(kinds.includes('mobile'))
        expect(readPhone(chosen).e164 === null).toBe([first, other].every((each) => readPhone(each).e164 === null))
      }),
    )
  })
})
