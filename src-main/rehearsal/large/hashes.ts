/** Hashes of 64 bits, each with a number from 0 on in the order in which they came; as two halves, for there are many millions. */
export type Hashes = {
  size(): number
  /** -1: not there. */
  find(low: number, high: number): number
  /** Its number, which it has already or gets now. */
  add(low: number, high: number): number
}

export function openHashes(): Hashes {
  let mask = 1023
  let table = new Int32Array(mask + 1).fill(-1)
  let lows = new Uint32Array(512)
  let highs = new Uint32Array(512)
  let size = 0

  function placeOf(low: number, high: number): number {
    let place = (low ^ (high >>> 7)) & mask
    for (;;) {
      const known = table[place] as number
      if (known === -1 || (lows[known] === low && highs[known] === high)) return place
      place = (place + 1) & mask
    }
  }

  function grow(): void {
    mask = mask * 2 + 1
    table = new Int32Array(mask + 1).fill(-1)
    const [oldLows, oldHighs] = [lows, highs]
    lows = new Uint32Array((mask + 1) / 2)
    highs = new Uint32Array((mask + 1) / 2)
    lows.set(oldLows)
    highs.set(oldHighs)
    for (let known = 0; known < size; known++) table[placeOf(lows[known] as number, highs[known] as number)] = known
  }

  return {
    size: () => size,
    find: (low, high) => table[placeOf(low, high)] as number,
    add(low, high) {
      const place = placeOf(low, high)
      const known = table[place] as number
      if (known !== -1) return known
      table[place] = size
      lows[size] = low
      highs[size] = high
      size++
      if (size * 2 > mask) grow()
      return size - 1
    },
  }
}

/** The halves of hashes, in pairs, the lower first. */
export const halvesOf = (hashes: BigUint64Array): Uint32Array =>
  new Uint32Array(hashes.buffer, hashes.byteOffset, hashes.length * 2)
