import type { PasswordSource } from '../bundle/index.ts'
import { secretFrom } from './given-file.ts'
import { harmless, type Terminal } from './output.ts'
import { typeUnseen } from './passphrase.ts'

/** Where a database's password comes from: the file that was named, or the person at the terminal. */
export const passwordFor = (file: string | undefined, { t }: Terminal): PasswordSource => ({
  given: file === undefined ? null : secretFrom(file, t),
  ask: async (target) =>
    process.stdin.isTTY && process.stderr.isTTY ? typeUnseen(t('cli:bundle.passwordAsk', { target: harmless(target) })) : null,
})
