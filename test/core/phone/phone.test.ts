import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatPhone, maskPhone, parsePhone, phoneKey } from '#core/phone'

describe('parsePhone', () => {
  it.each([
    ['+5511987650321', '+5511987650321', []],
    ['11987650321', '+5511987650321', []],
    ['5511987650321', '+5511987650321', []],
    ['(11) 98765-0321', '+5511987650321', []],
    ['011987650321', '+5511987650321', []],
    ['0xx11 98765-0321', '+5511987650321', []],
    ['0 15 11 98765-0321', '+5511987650321', []],
    ['+55 (011) 98765-0321', '+5511987650321', []],
    ['0055 11 98765-0321', '+5511987650321', []],
    ['\u202a+55 11 98765\u20110321\u202c', '+5511987650321', []],
    ['11\u00a098765\u20130321', '+5511987650321', []],
    ['(55) 3222-1134', '+555532221134', ['fixed-line']],
    ['(55) 99122-1134', '+5555991221134', []],
    ['(31) 3333-0000', '+553133330000', ['fixed-line']],
    ['+553199123456', '+553199123456', ['ninth-digit-missing']],
    ['+552176543219', '+552176543219', ['ninth-digit-missing']],
    ['0800 729 0722', '+558007290722', ['toll-free']],
    ['+550800123456', '+55800123456', ['toll-free']],
    ['+14155552671', '+14155552671', []],
    ['00351 912 345 670', '+351912345670', []],
    ['0034 912 345 670', '+34912345670', []],
    ['(20) 98765-4321', null, ['unknown-area-code']],
    ['98765-4321', null, ['wrong-length']],
    ['11 88765-43210', null, ['wrong-length']],
    ['11 887654321', null, ['wrong-length']],
    ['11 1333-0000', null, ['wrong-length']],
    ['+55 11 9876', null, ['wrong-length']],
    ['', null, ['not-a-number']],
    ['ana@exemplo.com', null, ['not-a-number']],
  ])('reads %j', (typed, e164, problems) => {
    expect(parsePhone(typed)).toMatchObject({ e164, problems })
  })

  it('offers the ninth digit and never inserts it', () => {
    expect(parsePhone('+554791234567')).toMatchObject({ e164: '+554791234567', withNinthDigit: '+5547991234567' })
  })

  it.each(['351912345670', '14155552671', '5491123456780'])(
    'refuses %s, which is no Brazilian number, and offers it with its country code (TEL-NOPLUS)',
    (typed) => {
      expect(parsePhone(typed)).toMatchObject({ e164: null, withCountryCode: `+${typed}` })
    },
  )

  it.each(['11900000000', '11911111111', '11987654321', '1123456789', '11 8888-8888', '+1 222 222 2222'])(
    'warns of %s, which nobody has (TEL-REPEAT), and takes it',
    (typed) => {
      const read = parsePhone(typed)
      expect(read.problems).toContain('made-up-digits')
      expect(read.e164).not.toBeNull()
    },
  )

  it('takes any text without throwing, and what it accepts it reads the same again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[+(]?[0-9 ()-]{0,18}$/)), (typed) => {
        const first = parsePhone(typed)
        for (const offered of [first.e164, first.withNinthDigit, first.withCountryCode])
          if (offered !== null) expect(parsePhone(offered).e164).toBe(offered)
      }),
    )
  })
})

const AREAS = fc.constantFrom('11', '21', '31', '47', '55', '71', '85', '99')
const digits = (count: number) => fc.stringMatching(new RegExp(`^\\d{${count}}$`))

describe('a Brazilian mobile', () => {
  const mobile = fc.tuple(AREAS, fc.constantFrom('6', '7', '8', '9'), digits(7))

  it('is the same however it is written', () => {
    fc.assert(
      fc.property(mobile, ([area, first, rest]) => {
        const local = `9${first}${rest}`
        const written = [
          `+55${area}${local}`,
          `55${area}${local}`,
          `0${area}${local}`,
          `021${area}${local}`,
          `0055${area}${local}`,
          `(${area}) ${local.slice(0, 5)}-${local.slice(5)}`,
          `(0xx${area}) ${local}`.replace('(', '').replace(')', ''),
          `+55 (0${area}) ${local}`,
        ]
        for (const text of written) expect(parsePhone(text).e164, text).toBe(`+55${area}${local}`)
      }),
    )
  })

  it('without its ninth digit is dialled as typed, has the same key, and is offered whole (TEL-MOBILE9, TEL-EQUIV)', () => {
    fc.assert(
      fc.property(mobile, ([area, first, rest]) => {
        const short = parsePhone(`${area}${first}${rest}`)
        const whole = `+55${area}9${first}${rest}`
        expect(short).toMatchObject({ e164: `+55${area}${first}${rest}`, withNinthDigit: whole })
        expect(phoneKey(short.e164 ?? '')).toBe(phoneKey(whole))
      }),
    )
  })
})

it('a Brazilian fixed line never gets a ninth digit, and is nobody’s mobile (TEL-FIXED)', () => {
  fc.assert(
    fc.property(AREAS, fc.constantFrom('2', '3', '4', '5'), digits(7), (area, first, rest) => {
      const read = parsePhone(`${area}${first}${rest}`)
      expect(read.problems).toContain('fixed-line')
      expect(read.withNinthDigit).toBeNull()
      expect(phoneKey(read.e164 ?? '')).not.toBe(phoneKey(`+55${area}9${first}${rest}`))
    }),
  )
})

describe('showing and comparing', () => {
  it('formats the Brazilian way', () => {
    expect(formatPhone('+5511987654321')).toBe('(11) 98765-4321')
    expect(formatPhone('+558007290722')).toBe('0800 729 0722')
  })
  it('takes both forms of one mobile for the same, and a fixed line for itself (TEL-EQUIV)', () => {
    expect(phoneKey('+5531988887777')).toBe(phoneKey('553188887777'))
    expect(phoneKey('+553133330000')).not.toBe(phoneKey('+5531933330000'))
  })
  it('masks all but the last four digits', () => {
    expect(maskPhone('+5511987654321')).toBe('+*********4321')
    expect(maskPhone('(11) 98765-4321')).toBe('(**) *****-4321')
  })
})
