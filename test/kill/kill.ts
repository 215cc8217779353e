import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rounds } from './rounds.ts'

/**
 * `npm run kill-test [-- ROUNDS]`: kills the program (SIGKILL) at random moments of a
 * sync, of a test send, of a submission and of an export at each provider, of an import of contacts
 * and of a plan, 15 times each unless said otherwise, and looks
 * each time at what a person would find after starting it again.
 */
const count = Number(process.argv[2] ?? 15)
const folder = mkdtempSync(join(tmpdir(), 'disparo-kill-'))
try {
  const results = await rounds(folder, count, (line) => process.stderr.write(`${line}\n`))
  for (const { what, killed, before, after } of results)
    console.log(`${what}: killed ${killed} times; ${before} found as before, ${after} as after, nothing half done, nothing twice`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
