import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { removeTemporary, temporaryFolder } from '../disk/index.ts'

/** `at` null: no readable date; it stands where the row before it does. `row` counts as a spreadsheet does: the first below the names is 2. */
export type TimedRow = { at: number | null; row: number; cells: readonly string[] }

/** So many are put in order in memory; more are on disk meanwhile. */
const IN_MEMORY = 200_000

/** Rows in the order of time; of the same moment, as they came. */
export async function* inTimeOrder(
  rows: AsyncIterable<readonly TimedRow[]>,
  inMemory = IN_MEMORY,
): AsyncGenerator<readonly TimedRow[], void, undefined> {
  const held: (TimedRow & { key: number })[] = []
  let spill: Spill | null = null
  let key = Number.NEGATIVE_INFINITY
  let latest = key
  let isOrdered = true
  try {
    for await (const batch of rows) {
      for (const row of batch) {
        key = row.at ?? key
        if (key < latest) isOrdered = false
        latest = Math.max(latest, key)
        held.push({ ...row, key })
      }
      if (held.length < inMemory) continue
      spill ??= openSpill()
      spill.add(held.splice(0))
    }
    if (spill === null) {
      if (!isOrdered) held.sort((a, b) => a.key - b.key)
      yield held
      return
    }
    spill.add(held.splice(0))
    yield* spill.rows(isOrdered)
  } finally {
    spill?.close()
  }
}

type Spill = {
  add(rows: readonly (TimedRow & { key: number })[]): void
  rows(isOrdered: boolean): Generator<TimedRow[]>
  close(): void
}

const BATCH = 4096

function openSpill(): Spill {
  const folder = temporaryFolder(tmpdir())
  const db = new Database(join(folder, 'events.sqlite'))
  db.pragma('journal_mode = OFF')
  db.pragma('synchronous = OFF')
  db.exec('CREATE TABLE event (row INTEGER PRIMARY KEY, key REAL, at REAL, cells TEXT NOT NULL) STRICT')
  const insert = db.prepare('INSERT INTO event (row, key, at, cells) VALUES (?, ?, ?, ?)')
  return {
    add(rows) {
      db.exec('BEGIN')
      for (const { row, key, at, cells } of rows) insert.run(row, key, at, JSON.stringify(cells))
      db.exec('COMMIT')
    },
    *rows(isOrdered) {
      const order = isOrdered ? 'row' : 'key, row'
      let batch: TimedRow[] = []
      const all = db.prepare<[], { row: number; at: number | null; cells: string }>(
        `SELECT row, at, cells FROM event ORDER BY ${order}`,
      )
      for (const { row, at, cells } of all.iterate()) {
        batch.push({ row, at, cells: JSON.parse(cells) as string[] })
        if (batch.length < BATCH) continue
        yield batch
        batch = []
      }
      yield batch
    },
    close() {
      db.close()
      removeTemporary(folder)
    },
  }
}
