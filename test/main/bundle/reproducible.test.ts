import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'

/** The same configuration, composed and written by a program of its own somewhere. */
function madeAt(umask: string, env: Record<string, string>): string[] {
  const program = join(import.meta.dirname, 'reproducible-process.ts')
  const said = execFileSync('/bin/sh', ['-c', `umask ${umask}; exec "$0" "$1"`, process.execPath, program], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
  })
  return said.trim().split(' ')
}

it.skipIf(process.platform === 'win32')(
  'a bundle is the same bytes in other time zones, languages and under another umask',
  () => {
    const [here, ...one] = madeAt('022', { TZ: 'America/Sao_Paulo', LC_ALL: 'pt_BR.UTF-8', LANG: 'pt_BR.UTF-8' })
    const [there, ...other] = madeAt('077', { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' })
    expect(here).toMatch(/^[0-9a-f]{64}$/)
    expect(there).toBe(here)
    // Both were really elsewhere.
    expect(one).not.toEqual(other)
  },
  60_000,
)
