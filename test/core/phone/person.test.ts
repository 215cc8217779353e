import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digitsOf, isInvented, phoneKey, readAddress, readPhone, readUserId } from '#core/phone'

const userIds = fc
  .tuple(fc.stringMatching(/^[A-Z]{2}$/), fc.constantFrom('', 'ENT.'), fc.stringMatching(/^[A-Za-z0-9]{1,128}$/))
  .map(([country, portfolio, id]) => `${country}.${portfolio}${id}`)

describe('a user id', () => {
  it('is never a number, whatever its digits', () => {
    fc.assert(
      fc.property(userIds, (id) => {
        expect(readAddress(id)).toEqual({ phone: null, userId: id })
        expect(digitsOf(id)).toBeNull()
        expect(phoneKey(id)).toBe(id)
        expect(readPhone(id).key).toBeNull()
      }),
    )
  })

  it.each(['BR.', 'br.123', 'BRA.123', 'BR.12 3', 'BR-123', `BR.${'1'.repeat(129)}`, '5511987654321', ''])(
    'is not %j',
    (text) => {
      expect(readUserId(text)).toBeNull()
    },
  )
})

describe('an address', () => {
  it.each([
    ['5511987654321', '+5511987654321'],
    ['+55 (11) 98765-4321', '+5511987654321'],
    ['whatsapp:+5511987654321', '+5511987654321'],
    ['5511987654321@c.us', '+5511987654321'],
    ['cliente-998123', null],
    ['5511987654321a', null],
    ['120363025246125486@g.us', null],
    ['', null],
  ])('%j is the phone %j', (text, phone) => {
    expect(readAddress(text)).toEqual({ phone, userId: null })
  })
})

describe('two forms of one mobile', () => {
  it.each([
    ['+525512345678', '+5215512345678'],
    ['+541123456780', '+5491123456780'],
    ['+551187654321', '+5511987654321'],
  ])('%s and %s have one key, and both can be read', (one, other) => {
    expect(phoneKey(one)).toBe(phoneKey(other))
    expect([one, other].map((each) => readPhone(each).key)).toEqual([phoneKey(one), phoneKey(one)])
    expect([one, other].map((each) => readPhone(each).e164)).toEqual([one, other])
  })
})

it.each([
  ['+5511999999999', true],
  ['+5511900000000', true],
  ['+551155555555', true],
  ['+12025550143', true],
  ['+5511987654321', false],
  ['+5511980000000', false],
  ['+12024561414', false],
])('%s is invented: %s', (e164, is) => {
  expect(isInvented(e164)).toBe(is)
})
