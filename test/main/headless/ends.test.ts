import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { PLAN_FILES } from '#core/consent'
import { processesOf } from '../../support/process-tree.ts'
import { NODE } from '../../support/processes.ts'
import { tempDir } from '../../support/temp-dir.ts'

const CLI = resolve(import.meta.dirname, '../../../src-main/shells/cli.ts')
const ROWS = 300_000

/** Big enough that a signal finds it at work. */
function bigFiles(): { folder: string; args: string[] } {
  const folder = tempDir()
  const rows = Array.from({ length: ROWS }, (_, at) => `${at};Ana;119${String(10_000_000 + at)};N`)
  writeFileSync(join(folder, 'c.csv'), `id;nome;telefone;aceita\n${rows.join('\n')}`)
  writeFileSync(join(folder, 'e.csv'), 'id;data\n1;10/05/2026\n')
  return { folder, args: ['consent', 'plan', '--contacts', join(folder, 'c.csv'), '--evidence', join(folder, 'e.csv')] }
}

function start(args: string[], env: Record<string, string> = {}, stdio: 'pipe' | 'ipc' = 'pipe'): ChildProcess {
  const child = spawn(NODE, [CLI, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', ...(stdio === 'ipc' ? (['ipc'] as const) : [])],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

const endOf = async (child: ChildProcess): Promise<unknown[]> => once(child, 'exit')
const temporaries = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith('.disparo-')) : []

/** When contacts are on the disk under a temporary name. */
const untilHalfWritten = (folder: string): Promise<unknown> =>
  vi.waitUntil(
    () => temporaries(folder).some((name) => statSync(join(folder, name, 'rejected.csv'), { throwIfNoEntry: false })?.size),
    { timeout: 60_000, interval: 5 },
  )

describe('a command that is ended', { timeout: 120_000 }, () => {
  it.each([
    ['SIGINT', 130, 'new'],
    ['SIGTERM', 143, 'there'],
    ['SIGHUP', 129, 'new'],
  ] as const)('by %s leaves with %i and no file', async (signal, code, kind) => {
    const { folder, args } = bigFiles()
    const out = join(folder, 'out')
    if (kind === 'there') mkdirSync(out)
    const child = start([...args, '--out', out])
    const ended = endOf(child)
    await untilHalfWritten(kind === 'there' ? out : folder)
    child.kill(signal)
    expect(await ended).toEqual([code, null])
    expect(readdirSync(folder).sort()).toEqual(kind === 'there' ? ['c.csv', 'e.csv', 'out'] : ['c.csv', 'e.csv'])
    if (kind === 'there') expect(readdirSync(out)).toEqual([])
  })

  it('by kill -9 leaves what the next run into that folder takes away', async () => {
    const { folder, args } = bigFiles()
    const out = join(folder, 'out')
    const child = start([...args, '--out', out])
    const ended = endOf(child)
    await untilHalfWritten(folder)
    child.kill('SIGKILL')
    await ended
    expect(temporaries(folder)).toHaveLength(1)
    const next = start([...args, '--out', out])
    expect(await endOf(next)).toEqual([0, null])
    expect(readdirSync(folder).sort()).toEqual(['c.csv', 'e.csv', 'out'])
    expect(readdirSync(out).sort()).toEqual([...PLAN_FILES].sort())
  })

  it('with its launcher leaves no process and no file', async () => {
    const { folder, args } = bigFiles()
    const launcher = spawn(
      process.execPath,
      [
        '-e',
        'const { spawn } = require("node:child_process"); spawn(process.argv[1], process.argv.slice(2), { stdio: ["ignore", "ignore", "ignore", "ipc"] })',
        ...[NODE, CLI, ...args, '--out', join(folder, 'out')],
      ],
      { stdio: 'ignore' },
    )
    await untilHalfWritten(folder)
    const [, ...children] = processesOf(launcher.pid ?? 0)
    expect(children.length).toBeGreaterThan(0)
    launcher.kill('SIGKILL')
    await vi.waitUntil(() => children.every((pid) => !existsSync(`/proc/${pid}`)), { timeout: 30_000 })
    expect(readdirSync(folder).sort()).toEqual(['c.csv', 'e.csv'])
  })

  it.each(['SIGINT', 'SIGTERM'] as const)('by %s in the middle of the demo leaves neither data nor bundle', async (signal) => {
    const [tmp, out] = [tempDir(), join(tempDir(), 'out')]
    const child = start(['demo', '--out', out], { TMPDIR: tmp })
    const ended = endOf(child)
    await vi.waitUntil(() => temporaries(tmp).some((name) => existsSync(join(tmp, name, 'disparo.sqlite'))), {
      timeout: 60_000,
      interval: 5,
    })
    child.kill(signal)
    expect(await ended).toEqual([signal === 'SIGINT' ? 130 : 143, null])
    expect(readdirSync(tmp)).toEqual([])
    expect(existsSync(out) ? readdirSync(out) : []).toEqual([])
  })
})
