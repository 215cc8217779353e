import { createNumberMap, createNumberSet } from '#core/contacts'
import { readPhone } from '#core/phone'
import { fold } from '#core/text'

/** What stands more than once in a base, found by reading all of it before anybody is judged. */
export type BaseRepeats = {
  add(cells: { id: string; name: string; phone: string }): void
  isRepeatedId(id: string): boolean
  /** Whether people of different names have a number; rows that name nobody, or the same person twice, share none. */
  isShared(phoneKey: string): boolean
  /** Whether the id is one contact's and the number only another's: a row that has both is about nobody knows whom. */
  isOthers(id: string, phoneKey: string): boolean
}

/** In memory that grows with the rows as two numbers each, beside what is repeated. */
export function createBaseRepeats(): BaseRepeats {
  const ids = createNumberSet()
  const owners = createNumberMap()
  const repeated = new Set<string>()
  const shared = new Set<string>()
  /** The id of the first row with a number, and where a number stands again, those of the others. */
  const firstIds = createNumberMap()
  const moreIds = new Map<number, Set<number>>()
  return {
    add({ id, name, phone }) {
      const key = id.trim()
      if (key !== '' && !ids.add(hashOf(key))) repeated.add(key)
      const { key: number } = readPhone(phone)
      if (number !== null) {
        const own = hashOf(key)
        const first = firstIds.put(Number(number), own)
        if (first !== undefined && first !== own) {
          const more = moreIds.get(Number(number)) ?? new Set()
          moreIds.set(Number(number), more.add(own))
        }
      }
      const owner = hashOf(personOf(name))
      if (number === null || owner === 0) return
      const before = owners.put(Number(number), owner)
      if (before !== undefined && before !== owner) shared.add(number)
    },
    isRepeatedId: (id) => repeated.has(id.trim()),
    isShared: (phoneKey) => shared.has(phoneKey),
    isOthers(id, phoneKey) {
      const own = hashOf(id.trim())
      const first = firstIds.get(Number(phoneKey))
      if (own === 0 || first === undefined || !ids.has(own)) return false
      return first !== own && moreIds.get(Number(phoneKey))?.has(own) !== true
    },
  }
}

const TITLES = new Set(['dr', 'dra', 'sr', 'sra', 'srta', 'prof', 'profa', 'd', 'dona', 'da', 'de', 'do', 'das', 'dos', 'e'])

/** First and second name: `Ana Souza (cadastro antigo)` and `ANA SOUZA` are one person. */
const personOf = (name: string): string =>
  fold(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !TITLES.has(word))
    .slice(0, 2)
    .join(' ')

/** 53 bits of a text, never 0 but for the empty one: two of a million differing texts are alike once in twenty thousand bases. */
function hashOf(text: string): number {
  if (text === '') return 0
  let low = 0xdeadbeef
  let high = 0x41c6ce57
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    low = Math.imul(low ^ code, 2654435761)
    high = Math.imul(high ^ code, 1597334677)
  }
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  return ((high >>> 0) % 2 ** 21) * 2 ** 32 + (low >>> 0) || 1
}
