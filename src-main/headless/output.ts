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

/** What steers a terminal or turns the order of letters: C0 but for tab and new line, C1, and the marks of direction. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const STEERING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g

/**
 * A text for a terminal: names come from files and providers and may be hostile, so what steers is
 * shown as `\uXXXX`, which leaves JSON what it was.
 */
export const harmless = (text: string): string =>
  text.replace(STEERING, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
