const DAY = 86_400_000

/**
 * How many different recipients there were at most within any 24 hours that move with the messages. They come in the
 * order of time; one that is exactly 24 hours old is no longer within. A person is a number from 0 on, given without
 * gaps: there are millions of messages.
 */
export function openPeak(): { add(person: number, at: number): void; peak(): number } {
  const within = openColumn(Int32Array)
  const people = openColumn(Int32Array)
  const times = openColumn(Float64Array)
  let first = 0
  let length = 0
  let distinct = 0
  let most = 0
  return {
    add(person, at) {
      while (first < length && (times.all[first] as number) <= at - DAY) {
        const past = people.all[first] as number
        const left = (within.all[past] as number) - 1
        within.all[past] = left
        if (left === 0) distinct--
        first++
      }
      // What is past is let go now and then, not at every message.
      if (first > 10_000 && first * 2 > length) {
        people.all.copyWithin(0, first, length)
        times.all.copyWithin(0, first, length)
        length -= first
        first = 0
      }
      people.reach(length)
      times.reach(length)
      within.reach(person)
      people.all[length] = person
      times.all[length] = at
      length++
      const had = within.all[person] as number
      within.all[person] = had + 1
      if (had === 0) distinct++
      if (distinct > most) most = distinct
    },
    peak: () => most,
  }
}

/** Numbers by place, as many as are asked for; 0 where none was put. */
export function openColumn<Numbers extends Int32Array | Float64Array>(kind: new (length: number) => Numbers) {
  const column = {
    all: new kind(1024),
    reach(place: number): void {
      if (place < column.all.length) return
      const more = new kind(Math.max(place + 1, column.all.length * 2))
      more.set(column.all)
      column.all = more
    },
  }
  return column
}

/** How many people a business may begin to write to within 24 hours; a portfolio begins with the first. */
export const MESSAGING_TIERS = [250, 2_000, 10_000, 100_000] as const

/** The tier that so many need; null: more than any, "unlimited". */
export const tierFor = (recipients: number): number | null => MESSAGING_TIERS.find((tier) => recipients <= tier) ?? null
