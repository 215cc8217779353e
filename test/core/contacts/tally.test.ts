import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CLASS_BITS, CONTACT_CLASSES, classesOf, createContactTally, createNumberSet } from '#core/contacts'
import { parsePhone, phoneKey } from '#core/phone'

const MAPPING = { id: 0, name: 1, phone: 2, acceptsWhatsApp: 3 }
const phones = fc.oneof(
  fc
    .tuple(fc.constantFrom('11', '21', '20', '+55 31', '0'), fc.constantFrom('9', '', '3'), fc.nat(30))
    .map(([area, first, number]) => `${area}${first}876500${String(number).padStart(2, '0')}`),
  fc.constantFrom('', ' ', '5,51199E+12', '(11) 3333-4444', '0800 729 0722', '+351 912 345 670', '11 99999-9999', 'não tem'),
)
const rows = fc.array(
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.tuple(
        fc.constantFrom('1', '2', '', ' '),
        fc.constant('Ana'),
        phones,
        fc.constantFrom('S', 'n', '', '?', ' '),
      ),
    },
    fc.array(fc.constantFrom('a', '11987650321'), { maxLength: 6 }),
  ),
  { maxLength: 60 },
)

describe('createContactTally', () => {
  it('puts every row in classes that add up', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const tally = createContactTally(MAPPING, 4)
        const bits = given.map((row) => tally.push(row))
        const { contacts, classes } = tally.figures()
        expect(contacts).toBe(given.length)
        expect(classes.withPhone + classes.noPhone).toBe(contacts)
        expect(classes.mobile + classes.landline + classes.tollFree + classes.foreign + classes.invalidPhone).toBe(
          classes.withPhone,
        )
        for (const name of CONTACT_CLASSES)
          expect(bits.filter((each) => classesOf(each).includes(name))).toHaveLength(classes[name])
      }),
    )
  })

  it('counts as duplicate what has an earlier number under the equivalence key', () => {
    fc.assert(
      fc.property(fc.array(phones, { maxLength: 80 }), (given) => {
        const tally = createContactTally({ phone: 0 }, 1)
        const seen = new Set<string>()
        for (const phone of given) {
          const bits = tally.push([phone])
          const { e164 } = parsePhone(phone)
          const key = e164 === null ? null : phoneKey(e164)
          expect((bits & CLASS_BITS.duplicates) !== 0, phone).toBe(key !== null && seen.has(key))
          if (key !== null) seen.add(key)
        }
      }),
    )
  })

  it.each<[string[], string[]]>([
    [
      ['1', 'Ana', '(11) 98765-0321', 'S'],
      ['withPhone', 'mobile', 'alreadyOptedIn'],
    ],
    [
      ['', 'Ana', '11 8765-0321', 'Não'],
      ['withPhone', 'mobile', 'ninthDigitMissing', 'optedOut', 'noId'],
    ],
    [['1', 'Ana', '', ''], ['noPhone']],
    [
      ['1', 'Ana', '5,51199E+12', 'talvez'],
      ['withPhone', 'invalidPhone', 'flagUnreadable'],
    ],
    [
      ['1', 'Ana', '+351 912 345 670', ''],
      ['withPhone', 'foreign'],
    ],
    [
      ['1', 'Ana', '(11) 3333-4444'],
      ['withPhone', 'landline', 'ragged'],
    ],
    [
      ['1', 'Ana', '0800 729 0722', '', ''],
      ['withPhone', 'tollFree', 'ragged'],
    ],
    [
      ['1', 'Ana', '11 99999-9999', '0'],
      ['withPhone', 'mobile', 'madeUp', 'optedOut'],
    ],
    [[], ['noPhone', 'noId', 'ragged']],
  ])('says what %j is', (row, classes) => {
    expect(classesOf(createContactTally(MAPPING, 4).push(row))).toEqual(classes)
  })

  it('takes both forms of one mobile for one person (TEL-EQUIV)', () => {
    const tally = createContactTally({ phone: 0 }, 1)
    for (const phone of ['(31) 98888-7777', '31 8888-7777', '+55 31 98888 7777', '31 3888-7777']) tally.push([phone])
    expect(tally.figures().classes).toMatchObject({ mobile: 3, landline: 1, duplicates: 2, ninthDigitMissing: 1 })
  })

  it('says nothing of columns that are not there', () => {
    expect(createContactTally({}, 1).push(['11987650321'])).toBe(CLASS_BITS.noPhone)
  })
})

it('a number set knows what was added, like a Set', () => {
  const numbers = fc.oneof(
    fc.integer({ min: 1, max: 50 }),
    fc.maxSafeInteger().map((value) => Math.abs(value) + 1),
  )
  fc.assert(
    fc.property(fc.array(numbers, { maxLength: 500 }), (given) => {
      const fast = createNumberSet()
      const plain = new Set<number>()
      for (const value of given.filter(Number.isSafeInteger)) {
        expect(fast.add(value)).toBe(!plain.has(value))
        plain.add(value)
      }
    }),
  )
  const many = createNumberSet()
  for (let value = 1; value <= 200_000; value++) many.add(5_511_900_000_000 + value * 7)
  expect(many.add(5_511_900_000_007)).toBe(false)
  expect(many.add(5_511_900_000_008)).toBe(true)
})
