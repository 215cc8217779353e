import type { EventMapping } from '#core/rehearsal'
import { type Duck, numbers, text } from './duckdb.ts'
import { isRow, type PlainCsv, readPlain, trimmed } from './plain-csv.ts'

/** The first rows' events are known before the others are asked for; what only comes later is asked for by itself. */
const HEAD = 200_000
/** More different events than that gain nothing. */
const MOST_CLASSES = 200_000

/** How nearly every row of a history writes its date; any other text is one of the things that an event is known by. */
const FORMATS = [
  { is: /^\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d$/, format: '%d/%m/%Y %H:%M:%S', bytes: 19 },
  { is: /^\d\d\/\d\d\/\d{4} \d\d:\d\d$/, format: '%d/%m/%Y %H:%M', bytes: 16 },
  { is: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/, format: '%Y-%m-%d %H:%M:%S', bytes: 19 },
  { is: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/, format: '%Y-%m-%dT%H:%M:%S', bytes: 19 },
] as const

/** A text of each kind that events are known by, by the column that it stands in; the date where DuckDB doesn't read it. */
export type EventTexts = { cells: readonly string[]; oddDate: string | null; hasTicket: boolean }

/** Rows of the history, as numbers. `at`: what clocks showed, as if it were UTC; NaN: see the texts. `contact` -1: unknown. */
export type EventRows = {
  length: number
  at: Float64Array
  hash: BigUint64Array
  contact: Int32Array
  /** Of the ticket; null where nobody asks. */
  ticket: BigUint64Array | null
  row: Int32Array | null
}

/**
 * The events of a file as numbers, joined to the table `contact`. Events are known by a hash of 64 bits of all texts that
 * a rule may look at, and tickets by one of theirs.
 * @param values of a token's column, what is asked for of its cell
 * @param ordered whether tickets and the order of rows are asked for
 */
export async function openEvents(
  duck: Duck,
  csv: PlainCsv,
  mapping: EventMapping,
  values: ReadonlyMap<number, (cell: string) => string>,
  ordered: boolean,
) {
  const cell = (column: number): string => `coalesce(c${column}, '')`
  const dateCell = mapping.date === undefined ? "''" : cell(mapping.date)
  const rows = `(SELECT * FROM ${readPlain(csv)} WHERE ${isRow(csv)})`
  const places = new Set(
    (['requestType', 'status', 'kind', 'tree', 'template'] as const).flatMap((field) => mapping[field] ?? []),
  )
  const columns = [...new Set([...places, ...values.keys()])]
  const asked = columns.map((column) => {
    const value = values.get(column)
    // What is a place too has to be whole.
    return value && !places.has(column) ? value(cell(column)) : cell(column)
  })

  const [sample = []] = await duck.rows(`SELECT ${dateCell} FROM ${rows} WHERE ${dateCell} <> '' LIMIT 1`)
  const usual = FORMATS.find(({ is }) => is.test(String(sample[0] ?? '')))
  const moment =
    usual === undefined
      ? 'NULL::DOUBLE'
      : `CASE WHEN strlen(${dateCell}) = ${usual.bytes} THEN epoch_ms(try_strptime(${dateCell}, ${text(usual.format)}))::DOUBLE END`
  const base = `(SELECT ${[
    `${trimmed(csv, mapping.ticket)} AS given_ticket`,
    ...(ordered ? ['row_number() OVER () AS r', 'hash(given_ticket) AS ticket'] : []),
    ...asked.map((column, at) => `${column} AS p${at}`),
    `${moment} AS given_at`,
    // No year before 1970: its clocks were not always changed at whole quarters of an hour.
    'CASE WHEN given_at >= 86400000 AND given_at < 7e12 THEN given_at END AS moment',
    `CASE WHEN moment IS NULL THEN ${dateCell} END AS odd`,
    "given_ticket <> '' AS has_ticket",
    `${trimmed(csv, mapping.contact)} AS id`,
  ].join(', ')} FROM ${rows})`
  const known = [...asked.map((_, at) => `p${at}`), 'odd', 'has_ticket']
  const hash = `hash(${known.join(', ')})`

  const textsOf = async (from: string, most: number): Promise<Map<bigint, EventTexts>> => {
    const found = await duck.rows(
      `SELECT ${hash} AS h, ${known.map((name) => `any_value(${name})`).join(', ')} FROM ${from} GROUP BY h LIMIT ${most}`,
    )
    return new Map(
      found.map(([h, ...texts]) => {
        const cells: string[] = Array.from({ length: csv.width }, () => '')
        columns.forEach((column, at) => {
          cells[column] = String(texts[at])
        })
        const odd = texts[columns.length]
        return [BigInt(h as bigint), { cells, oddDate: odd === null ? null : String(odd), hasTicket: texts.at(-1) === true }]
      }),
    )
  }

  return {
    /** What the first rows say. */
    head: () => textsOf(`(SELECT * FROM ${base} LIMIT ${HEAD})`, MOST_CLASSES + 1),
    /** What the others say, beside that. Null: too many different things. */
    async rest(hashes: Iterable<bigint>): Promise<Map<bigint, EventTexts> | null> {
      const all = [...hashes]
      if (all.length > MOST_CLASSES) return null
      await duck.run('CREATE OR REPLACE TABLE missing (h UBIGINT)')
      for (let at = 0; at < all.length; at += 1000)
        await duck.run(
          `INSERT INTO missing VALUES ${all
            .slice(at, at + 1000)
            .map((one) => `(${one})`)
            .join(', ')}`,
        )
      return textsOf(`(SELECT * FROM ${base} WHERE ${hash} IN (SELECT h FROM missing))`, MOST_CLASSES + 1)
    },
    stream: (onRows: (rows: EventRows) => void) =>
      duck.stream(
        `SELECT coalesce(moment, 'NaN'::DOUBLE), ${hash}, coalesce(c.idx, -1)::INTEGER${ordered ? ', ticket, r::INTEGER' : ''}
         FROM ${base} AS e LEFT JOIN contact AS c USING (id)`,
        (chunk) =>
          onRows({
            length: chunk.rowCount,
            at: numbers(chunk, 0, 'DOUBLE'),
            hash: numbers(chunk, 1, 'UBIGINT'),
            contact: numbers(chunk, 2, 'INTEGER'),
            ticket: ordered ? numbers(chunk, 3, 'UBIGINT') : null,
            row: ordered ? numbers(chunk, 4, 'INTEGER') : null,
          }),
      ),
    mostClasses: MOST_CLASSES,
  }
}
