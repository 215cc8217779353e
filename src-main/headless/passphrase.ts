import { readFileSync, statSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { type Terminal, UsageError } from './output.ts'

const VARIABLE = 'DISPARO_BACKUP_PASSPHRASE'
/** What a person may write into a file for it, in bytes. */
const LIMIT = 10_000
const LEAST_SIGNS = 8

/**
 * The passphrase of a backup: from a file, from the environment, or typed unseen. Never from the
 * command line, which everybody on the machine can read.
 * @param ask twice for a new one, which nobody could read again if it was mistyped
 * @returns null where nobody says one and nobody is there to ask
 */
export async function passphraseOf(
  file: string | undefined,
  ask: 'once' | 'twice',
  { t, note }: Pick<Terminal, 't' | 'note'>,
): Promise<string | null> {
  const given = file === undefined ? process.env[VARIABLE] : firstLine(file, t)
  if (given !== undefined && given !== '') return ask === 'twice' ? longEnough(given, t) : given
  if (!process.stdin.isTTY || !process.stderr.isTTY) return null
  const typed = await typeUnseen(t('cli:backup.passphrase.ask'))
  if (ask === 'once') return typed === '' ? null : typed
  if ((await typeUnseen(t('cli:backup.passphrase.again'))) !== typed) throw new UsageError(t('cli:backup.passphrase.differs'))
  note('')
  return longEnough(typed, t)
}

function longEnough(passphrase: string, t: Terminal['t']): string {
  if ([...passphrase].length < LEAST_SIGNS) throw new UsageError(t('cli:backup.passphrase.short', { least: LEAST_SIGNS }))
  return passphrase
}

function firstLine(file: string, t: Terminal['t']): string {
  const found = statSync(file, { throwIfNoEntry: false })
  if (!found?.isFile() || found.size > LIMIT) throw new UsageError(t('cli:noSuchFile', { file }))
  return readFileSync(file, 'utf8').split(/\r?\n/)[0] ?? ''
}

async function typeUnseen(question: string): Promise<string> {
  process.stderr.write(`${question} `)
  const nowhere = new Writable({ write: (_piece, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true })
  try {
    return await lines.question('')
  } finally {
    lines.close()
    process.stderr.write('\n')
  }
}
