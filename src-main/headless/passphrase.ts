import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { secretFrom } from './given-file.ts'
import { type Terminal, UsageError } from './output.ts'

const VARIABLE = 'DISPARO_BACKUP_PASSPHRASE'
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
  const given = file === undefined ? process.env[VARIABLE] : secretFrom(file, t)
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

/** What is typed and shown nowhere; only where there is a terminal to type at. */
export async function typeUnseen(question: string): Promise<string> {
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
