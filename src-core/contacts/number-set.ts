/** Whole numbers from 1 to 2^53 − 1, a million of them in 17 MB: a `Set` takes 37 to 49, and twice the time. */
export function createNumberSet(): {
  /** False where it was there already. */
  add: (value: number) => boolean
} {
  let slots = new Float64Array(1 << 12)
  let size = 0

  /** Where the value is, or the free slot where it would be; 0 is a free one. */
  const placeOf = (value: number, among: Float64Array): number => {
    const mask = among.length - 1
    let place = Math.imul((value >>> 0) ^ Math.imul((value / 2 ** 32) >>> 0, 0x85ebca6b), 0x9e3779b1)
    place = (place ^ (place >>> 15)) & mask
    while (among[place] !== 0 && among[place] !== value) place = (place + 1) & mask
    return place
  }

  function grow(): void {
    const larger = new Float64Array(slots.length * 2)
    for (const value of slots) if (value !== 0) larger[placeOf(value, larger)] = value
    slots = larger
  }

  return {
    add(value) {
      const place = placeOf(value, slots)
      if (slots[place] === value) return false
      slots[place] = value
      size++
      if (size * 2 > slots.length) grow()
      return true
    },
  }
}
