import { type ContactMapping, readFlag } from '#core/contacts'
import type { Tally } from '#core/rehearsal'
import { readAddressOf, type SendingContact } from '#core/sending'
import { type Duck, numbers, text } from './duckdb.ts'
import { isRow, type PlainCsv, readPlain, trimmed } from './plain-csv.ts'

/** One for all contacts that no rule tells from each other; `values` in the order of the tokens. */
export type ContactClass = SendingContact & { values: readonly string[] }

export type ContactClasses = {
  /** By class; 0 is who is not among the contacts. */
  classes: readonly (ContactClass | null)[]
  /** By the contact's number in the table `contact (idx, id)`. */
  classOf: Int32Array
  /** The tally's number of who a message to the contact reaches; -1: nobody. */
  personOf: Int32Array
}

/** Flags are few words; a column of other things is for the way row by row. */
const MOST_FLAGS = 1000
const MOST_CLASSES = 100_000

/**
 * Reads the contacts into DuckDB's table `contact`, as `readContacts` does into memory, and puts them into classes.
 * Null: there are too many of them to gain anything.
 * @param columns of each token, the column and what is asked for of its cell
 */
export async function readContactClasses(
  duck: Duck,
  csv: PlainCsv,
  mapping: ContactMapping,
  columns: readonly ((cell: string) => string)[],
  places: readonly number[],
  tally: Tally,
): Promise<ContactClasses | null> {
  const cell = (column: number | undefined): string => (column === undefined ? "''" : `coalesce(c${column}, '')`)
  const flags = await duck.rows(
    `SELECT DISTINCT ${cell(mapping.acceptsWhatsApp)} FROM ${readPlain(csv)} WHERE ${isRow(csv)} LIMIT ${MOST_FLAGS + 1}`,
  )
  if (flags.length > MOST_FLAGS) return null
  const yes = flags.map(([flag]) => String(flag)).filter((flag) => readFlag(flag) === true)
  const isOptedIn = yes.length === 0 ? 'false' : `${cell(mapping.acceptsWhatsApp)} IN (${yes.map(text).join(', ')})`
  const values = columns.map((asked, at) => `${asked(cell(places[at]))} AS v${at}`)
  const all = ['yes', 'phone', 'other', ...columns.map((_, at) => `v${at}`)]
  await duck.run(
    `CREATE TABLE contact AS SELECT (row_number() OVER () - 1)::INTEGER AS idx, ${trimmed(csv, mapping.id)} AS id, ${[
      `${isOptedIn} AS yes`,
      `${cell(mapping.phone)} AS phone`,
      `${cell(mapping.otherPhone)} AS other`,
      ...values,
    ].join(', ')} FROM ${readPlain(csv)} WHERE ${isRow(csv)} AND ${trimmed(csv, mapping.id)} <> ''`,
  )
  const [counts] = await duck.rows('SELECT count(*), count(DISTINCT id), coalesce(max(idx) + 1, 0)::INTEGER FROM contact')
  // One that stands several times is as its last row says, and opted in only where every row says so.
  if (counts?.[0] !== counts?.[1])
    await duck.run(
      `CREATE TABLE once AS SELECT max(idx) AS idx, bool_and(yes) AS yes FROM contact GROUP BY id;
       CREATE TABLE last AS SELECT idx, id, once.yes, ${all
         .slice(1)
         .map((name) => `contact.${name}`)
         .join(', ')} FROM once JOIN contact USING (idx);
       DROP TABLE contact; DROP TABLE once; ALTER TABLE last RENAME TO contact`,
    )

  const length = Number(counts?.[2] ?? 0)
  const classOf = new Int32Array(length)
  const personOf = new Int32Array(length).fill(-1)
  const classes: (ContactClass | null)[] = [null]
  const known = new Map<string, number>()
  const classFor = (key: string, make: () => ContactClass): number => {
    const at = known.get(key)
    if (at !== undefined) return at
    known.set(key, classes.length)
    classes.push(make())
    return classes.length - 1
  }
  const values_ = columns.map((_, at) => `CASE WHEN yes THEN v${at} ELSE '' END`)
  // Who is not opted in is asked nothing else.
  await duck.stream(
    `SELECT idx, yes, ${["CASE WHEN yes THEN phone ELSE '' END", "CASE WHEN yes THEN other ELSE '' END", ...values_].join(', ')}
     FROM contact`,
    (chunk) => {
      const places_ = numbers(chunk, 0, 'INTEGER')
      const [, flag = [], phones = [], others = [], ...cells] = Array.from({ length: chunk.columnCount }, (_, at) =>
        at === 0 ? [] : chunk.getColumnValues(at),
      )
      for (let row = 0; row < chunk.rowCount; row++) {
        const place = places_[row] as number
        if (flag[row] !== true) {
          classOf[place] = classFor('no', () => ({ isOptedIn: false, address: { state: 'none' }, values: [] }))
          continue
        }
        const address = readAddressOf(String(phones[row]), String(others[row]))
        if (address.state === 'none' || address.state === 'invalid') {
          classOf[place] = classFor(address.state, () => ({ isOptedIn: true, address, values: [] }))
          continue
        }
        personOf[place] = tally.person(address.key)
        // The price is asked of the number's first signs.
        let key = `${address.state} ${address.to.slice(0, 3)}`
        for (const column of cells) key += `\u0001${String(column[row])}`
        classOf[place] = classFor(key, () => ({ isOptedIn: true, address, values: cells.map((column) => String(column[row])) }))
      }
    },
  )
  return classes.length > MOST_CLASSES ? null : { classes, classOf, personOf }
}
