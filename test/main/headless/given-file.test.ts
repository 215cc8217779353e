import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { NODE } from '../../support/processes.ts'
import { tempDir } from '../../support/temp-dir.ts'

const CLI = resolve(import.meta.dirname, '../../../src-main/shells/cli.ts')

async function disparo(args: string[], who: { uid?: number; dataDir?: string } = {}) {
  const env = { ...process.env, LC_ALL: 'pt_BR.UTF-8', ...(who.dataDir !== undefined && { DISPARO_DATA_DIR: who.dataDir }) }
  const child = spawn(NODE, [CLI, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(who.uid !== undefined && { uid: who.uid }),
  })
  const exit = new Promise((done) => child.once('close', done))
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { exit: await exit, stdout, stderr }
}

/** A FIFO that nobody writes to, a device without an end, a folder. */
function odd(): { folder: string; files: Record<'fifo' | 'device' | 'folder', string> } {
  const folder = tempDir()
  const files = { fifo: join(folder, 'fifo'), device: '/dev/zero', folder: join(folder, 'dir') }
  execFileSync('mkfifo', [files.fifo])
  mkdirSync(files.folder)
  writeFileSync(join(folder, 'e.csv'), 'id;data\n1;10/05/2026\n')
  return { folder, files }
}

/** Somebody else on this machine, where a root tries it in a place that others may look into. */
const SOMEONE = 65_534
const mayBeSomeone =
  process.getuid?.() === 0 &&
  spawnSync(NODE, ['-e', 'require("node:fs").accessSync(process.argv[1])', CLI], { uid: SOMEONE }).status === 0

it.runIf(mayBeSomeone)(
  'a file and a folder of somebody else are named as what they are, by whoever may not touch them',
  async () => {
    const folder = tempDir()
    const mine = join(folder, 'mine')
    mkdirSync(mine, { mode: 0o700 })
    const locked = join(folder, 'locked.disparo')
    writeFileSync(locked, 'x', { mode: 0o600 })
    execFileSync('chmod', ['755', folder])
    const data = join(folder, 'data')
    mkdirSync(data)
    execFileSync('chown', [String(SOMEONE), data])
    for (const args of [
      ['bundle', 'verify', locked],
      ['restore', locked],
      ['implementation', 'import', locked],
    ]) {
      const { exit, stderr } = await disparo(args, { uid: SOMEONE, dataDir: data })
      expect([exit, stderr], args.join(' ')).toEqual([
        2,
        expect.stringMatching(/^Não dá para ler ou gravar .*locked\.disparo[^\n]*\n$/),
      ])
    }
  },
)

describe('a file that is none', { timeout: 60_000 }, () => {
  it.each(['fifo', 'device', 'folder'] as const)(
    'a %s is refused in one sentence by every command that reads one',
    async (kind) => {
      const { folder, files } = odd()
      const file = files[kind]
      const plan = (contacts: string, evidence: string) => [
        ...['consent', 'plan', '--contacts', contacts, '--evidence', evidence, '--out', join(folder, 'out')],
      ]
      for (const args of [
        ['lint', file],
        ['bundle', 'verify', file],
        ['restore', file],
        ['implementation', 'import', file],
        ['bundle', 'load', file, '--into', `sqlite:${join(folder, 'crm.sqlite')}`],
        plan(file, join(folder, 'e.csv')),
        plan(join(folder, 'e.csv'), file),
      ]) {
        const { exit, stdout, stderr } = await disparo(args, { dataDir: join(folder, 'data') })
        expect({ exit, stdout }, args.join(' ')).toEqual({ exit: 2, stdout: '' })
        expect(stderr.trim()).toMatch(/^\S*(fifo|zero) não é um arquivo comum|^Não há arquivo em \S*dir:|^Em .*falta a coluna/)
        expect(stderr.trim()).not.toContain('\n')
      }
      expect(readdirSync(folder).sort()).toEqual(['dir', 'e.csv', 'fifo'])
    },
  )

  it('is told to a machine on its own channel, too', async () => {
    const missing = join(tempDir(), 'nada')
    for (const args of [
      ['restore', missing, '--json'],
      ['implementation', 'export', 'Clínica', missing, '--json'],
      ['lint', missing, '--json', '--no-such-option'],
    ]) {
      const { exit, stdout, stderr } = await disparo(args, { dataDir: missing })
      expect({ exit, ...JSON.parse(stdout) }, args.join(' ')).toEqual({ exit: 2, ok: false, message: stderr.trim() })
    }
  })
})
