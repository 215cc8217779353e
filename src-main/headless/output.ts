import { showUnseen } from '#core/text'
import type { Words } from '../i18n.ts'

/** Exit codes: fine, something found, bad input or usage, Disparo itself failed. */
export type ExitCode = 0 | 1 | 2 | 3

/** What a command gets: its words, and where it writes. */
export type Terminal = {
  t: Words
  /** Machines read stdout: `--json`. */
  json: boolean
  /** The result: to stdout. */
  print(text: string): void
  /** Progress and complaints: to stderr. */
  note(text: string): void
}

/** Bad input or usage: one sentence, exit 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** A text for a terminal: names come from files and providers and may be hostile. */
export const harmless = showUnseen
