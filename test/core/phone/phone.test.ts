import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatPhone, maskPhone, parsePhone, phoneKey } from '#core/phone'

describe('parsePhone', () => {
  it.each([
    ['+5511987654321', '+5511987654321', []],
    ['11987654321', '+5511987654321', []],
    ['5511987654321', '+5511987654321', []],
    ['(11) 98765-4321', '+5511987654321', []],
    ['011987654321', '+5511987654321', []],
    ['0xx11 98765-4321', '+5511987654321', []],
    ['0 15 11 98765-4321', '+5511987654321', []],
    ['(31) 3333-0000', '+553133330000', ['fixed-line']],
    ['+553199123456', '+553199123456', ['ninth-digit-missing']],
    ['+14155552671', '+14155552671', []],
    ['(20) 98765-4321', null, ['unknown-area-code']],
    ['98765-4321', null, ['wrong-length']],
    ['11 88765-43210', null, ['wrong-length']],
    ['11 887654321', null, ['wrong-length']],
    ['', null, ['not-a-number']],
    ['ana@exemplo.com', null, ['not-a-number']],
  ])('reads %j', (typed, e164, problems) => {
    expect(parsePhone(typed)).toMatchObject({ e164, problems })
  })

  it('offers the ninth digit and never inserts it', () => {
    expect(parsePhone('+554791234567')).toMatchObject({ e164: '+554791234567', withNinthDigit: '+5547991234567' })
  })

  it('takes any text without throwing, and what it accepts it reads the same again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[+(]?[0-9 ()-]{0,18}$/)), (typed) => {
        const first = parsePhone(typed)
        if (first.e164 !== null) expect(parsePhone(first.e164).e164).toBe(first.e164)
      }),
    )
  })
})

describe('showing and comparing', () => {
  it('formats the Brazilian way', () => {
    expect(formatPhone('+5511987654321')).toBe('(11) 98765-4321')
  })
  it('takes both forms of one mobile for the same, and a fixed line for itself (TEL-EQUIV)', () => {
    expect(phoneKey('+5531988887777')).toBe(phoneKey('553188887777'))
    expect(phoneKey('+553133330000')).not.toBe(phoneKey('+5531933330000'))
  })
  it('masks all but the last four digits', () => {
    expect(maskPhone('+5511987654321')).toBe('+*********4321')
  })
})
