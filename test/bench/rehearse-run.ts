import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { guessContactColumns } from '#core/contacts'
import { guessEventColumns } from '#core/rehearsal'
import { inspectFile } from '../../src-main/contacts/index.ts'
import { rehearse, rowsOfFile } from '../../src-main/rehearsal/index.ts'
import { exampleBundle } from '../support/arbitrary.ts'

/** `bare` or `rehearsed`, and the folder with the two files: prints what it took. */
const [, , way, folder = ''] = process.argv
const [contacts, events] = [join(folder, 'contatos.csv'), join(folder, 'eventos.csv')]
const start = performance.now()
if (way === 'bare') await bare()
else await rehearsed()
console.log(JSON.stringify({ ms: performance.now() - start, rss: process.resourceUsage().maxRSS / 1024 }))

/** Ids are text: a column of digits with zeros before them is not a number. */
async function bare(): Promise<void> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const rows = (path: string): string => `read_csv('${path}', delim=';', header=true, all_varchar=true)`
  await connection.runAndReadAll(`SELECT count(*) FROM ${rows(events)} AS e JOIN ${rows(contacts)} AS c ON e.contato = c.id`)
}

/** From finding out how the files are written to the summary. */
async function rehearsed(): Promise<void> {
  const people = await inspectFile(contacts, 'contacts')
  const history = await inspectFile(events, 'contacts')
  await rehearse({
    bundle: exampleBundle(),
    contacts: rowsOfFile({ path: contacts, ...people, mapping: guessContactColumns(people.headers, []) }),
    events: rowsOfFile({ path: events, ...history, mapping: guessEventColumns(history.headers) }),
    out: null,
  })
}
