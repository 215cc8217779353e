const DIGIT = 16
const PLACES = 1 << DIGIT
const LOW = PLACES - 1

/**
 * The places of so many messages in the order of time; of the same moment, by the row that they stand in. Radix sort:
 * ten million in a second.
 * @param rows their rows' numbers; null: of the same moment in any order
 */
export function inOrder(at: Float64Array, rows: Uint32Array | null, length: number): Uint32Array {
  let order = new Uint32Array(length)
  let other = new Uint32Array(length)
  for (let place = 0; place < length; place++) order[place] = place
  const counts = new Uint32Array(PLACES)
  const sortBy = (keys: Uint32Array, shift: number): void => {
    counts.fill(0)
    for (let place = 0; place < length; place++) {
      const digit = ((keys[place] as number) >>> shift) & LOW
      counts[digit] = (counts[digit] as number) + 1
    }
    let before = 0
    for (let digit = 0; digit < PLACES; digit++) {
      const count = counts[digit] as number
      counts[digit] = before
      before += count
    }
    for (let index = 0; index < length; index++) {
      const place = order[index] as number
      const digit = ((keys[place] as number) >>> shift) & LOW
      const next = counts[digit] as number
      other[next] = place
      counts[digit] = next + 1
    }
    ;[order, other] = [other, order]
  }
  const sortAll = (keys: Uint32Array): void => {
    let most = 0
    for (let place = 0; place < length; place++) if ((keys[place] as number) > most) most = keys[place] as number
    if (most > 0) sortBy(keys, 0)
    if (most > LOW) sortBy(keys, DIGIT)
  }

  if (rows !== null) sortAll(rows)
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  let unit = 60_000
  for (let place = 0; place < length; place++) {
    const moment = at[place] as number
    if (moment < first) first = moment
    if (moment > last) last = moment
    while (moment % unit !== 0) unit = unit === 60_000 ? 1000 : 1
  }
  const keys = new Uint32Array(length)
  const most = (last - first) / unit
  // In halves of 32 bits, the lower first; a month has 22 where it is in seconds.
  for (let part = 1; part === 1 || part <= most; part *= 2 ** 32) {
    for (let place = 0; place < length; place++) keys[place] = Math.floor(((at[place] as number) - first) / unit / part) % 2 ** 32
    sortAll(keys)
  }
  return order
}
