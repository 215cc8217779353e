import { describe, expect, it } from 'vitest'
import { kindOfMetaCode } from '../../../src-main/providers/meta-codes.ts'

describe('Meta’s error numbers', () => {
  it.each([
    ['131062', 'recipient'],
    ['135000', 'parameters'],
    ['132068', 'template-not-approved'],
    ['132069', 'rate-limit'],
    ['131055', 'permission'],
    ['134101', 'template-not-approved'],
    ['139200', 'policy'],
    ['133004', 'provider-down'],
    ['138006', 'permission'],
    ['2388040', 'parameters'],
    ['2388330', 'permission'],
    ['200', 'permission'],
    ['299', 'permission'],
    // Newer than the table, of a family that it knows.
    ['132999', 'parameters'],
    ['133999', 'permission'],
  ])('%s is %s', (code, kind) => expect(kindOfMetaCode(code)).toBe(kind))

  it.each(['', '999', '131999', '300', '1320680', 'constructor', '__proto__'])('nothing is known of %j', (code) =>
    expect(kindOfMetaCode(code)).toBeNull(),
  )
})
