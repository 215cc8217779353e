import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { removeTemporary, temporaryFolder } from '../disk/index.ts'

/** `at` null: no readable date; it stands where the row before it does. `row` counts as a spreadsheet does: the first below the names is 2. */
export type TimedRow = { at: number | null; row: number; cells: readonly string[] }

/** So many are put in order in memory; more are on disk meanwhile, in a folder of their own in `scratch`. */
const IN_MEMORY = 200_000

/** Rows in the order of time; of the same moment, as they came. They are read twice. */
export async function* inTimeOrder(
  read: () => AsyncIterable<readonly TimedRow[]>,
  inMemory = IN_MEMORY,
  scratch = tmpdir(),
): AsyncGenerator<readonly TimedRow[], void, undefined> {
  // Most histories are: then nothing has to be kept, and reading twice costs less than keeping.
  if (await areOrdered(read())) return yield* read()
  const held: (TimedRow & { key: number })[] = []
  let spill: Spill | null = null
  let key = Number.NEGATIVE_INFINITY
  try {
    for await (const batch of read()) {
      for (const row of batch) {
        key = row.at ?? key
        held.push({ ...row, key })
      }
      if (held.length < inMemory) continue
      spill ??= openSpill(scratch)
      spill.add(held.splice(0))
    }
    if (spill === null) {
      held.sort((a, b) => a.key - b.key)
      yield held
      return
    }
    spill.add(held.splice(0))
    yield* spill.rows()
  } finally {
    spill?.close()
  }
}

async function areOrdered(rows: AsyncIterable<readonly TimedRow[]>): Promise<boolean> {
  let latest = Number.NEGATIVE_INFINITY
  for await (const batch of rows)
    for (const { at } of batch) {
      if (at === null) continue
      if (at < latest) return false
      latest = at
    }
  return true
}

type Spill = {
  add(rows: readonly (TimedRow & { key: number })[]): void
  rows(): Generator<TimedRow[]>
  close(): void
}

const BATCH = 4096

function openSpill(scratch: string): Spill {
  const folder = temporaryFolder(scratch)
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
    *rows() {
      let batch: TimedRow[] = []
      const all = db.prepare<[], { row: number; at: number | null; cells: string }>(
        `SELECT row, at, cells FROM event ORDER BY key, row`,
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
