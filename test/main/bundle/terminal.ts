import type { ExitCode, Terminal } from '../../../src-main/headless/output.ts'
import { openWords } from '../../../src-main/i18n.ts'

export type Ran = { exit: ExitCode; stdout: string; stderr: string }

/** Runs a command of `disparo` in this process and keeps what it says. */
export async function runCommand(
  command: (terminal: Terminal) => ExitCode | Promise<ExitCode>,
  { json = false, locale = 'pt-BR' as 'pt-BR' | 'en' } = {},
): Promise<Ran> {
  const said = { stdout: '', stderr: '' }
  const exit = await command({
    t: openWords(locale),
    json,
    print: (text) => {
      said.stdout += `${text}\n`
    },
    note: (text) => {
      said.stderr += `${text}\n`
    },
  })
  return { exit, ...said }
}
