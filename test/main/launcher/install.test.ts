import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SOURCES } from '../../../scripts/build.mjs'
import { installIsCurrent } from '../../../scripts/install.mjs'
import { projectRoot } from '../../../scripts/node.mjs'
import { tempDir } from '../../support/temp-dir.ts'
import { newCheckout, runScript, write } from './checkout.ts'

type Packages = Record<string, { version?: string; optional?: boolean }>

const WANTED: Packages = {
  '': {},
  'node_modules/a': { version: '1.0.0' },
  'node_modules/for-windows': { version: '2.0.0', optional: true },
}

function checkout(installed: Packages | null, stamp?: string): string {
  const root = tempDir()
  write(join(root, 'package-lock.json'), JSON.stringify({ packages: WANTED }))
  if (installed) write(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages: installed }))
  if (stamp) write(join(root, 'node_modules/.disparo-install'), stamp)
  return root
}

describe('an install', () => {
  it('is wanted when node_modules is absent', () => {
    expect(installIsCurrent(checkout(null))).toBe(false)
  })

  it('done by hand counts, without a stamp of ours', () => {
    expect(installIsCurrent(checkout({ 'node_modules/a': { version: '1.0.0' } }))).toBe(true)
  })

  it('with another version of a package does not count', () => {
    expect(installIsCurrent(checkout({ 'node_modules/a': { version: '0.9.0' } }))).toBe(false)
  })

  it('without a package that is not optional does not count', () => {
    expect(installIsCurrent(checkout({ 'node_modules/for-windows': { version: '2.0.0' } }))).toBe(false)
  })

  it('with an old version of an optional package does not count', () => {
    const installed = { 'node_modules/a': { version: '1.0.0' }, 'node_modules/for-windows': { version: '1.0.0' } }
    expect(installIsCurrent(checkout(installed))).toBe(false)
  })

  it('for another platform does not count, whatever its packages', () => {
    expect(installIsCurrent(checkout({ 'node_modules/a': { version: '1.0.0' } }, 'abc plan9-mips'))).toBe(false)
  })

  it('whose record was cut off in the middle does not count', () => {
    const root = checkout({})
    writeFileSync(join(root, 'node_modules/.package-lock.json'), '{"packages": {')
    expect(installIsCurrent(root)).toBe(false)
  })

  it('happens once, in one line on stderr, and again when the lockfile has changed', async () => {
    const checkout = newCheckout()
    const calls = () => readFileSync(join(checkout.root, 'npm-calls.txt'), 'utf8')

    const first = await runScript(checkout, ['disparo.mjs', 'lint', '-'])
    expect(first).toMatchObject({ code: 0, stdout: '["lint","-"]\n' })
    expect(first.stderr).toContain('Installing dependencies (npm ci)')
    expect(calls()).toBe('ci\n')

    const second = await runScript(checkout, ['disparo.mjs'])
    expect(second).toEqual({ code: 0, stdout: '[]\n', stderr: '' })
    expect(calls()).toBe('ci\n')

    const lock = join(checkout.root, 'package-lock.json')
    writeFileSync(lock, readFileSync(lock, 'utf8').replace('45.4.1', '45.4.2'))
    await runScript(checkout, ['disparo.mjs'])
    expect(calls()).toBe('ci\nci\n')
  })

  it('that fails is one sentence and npm’s exit is not taken for success', async () => {
    const checkout = newCheckout()
    write(join(checkout.root, 'tools/npm-cli.js'), 'console.error("E404"); process.exit(7)')
    const { code, stdout, stderr } = await runScript(checkout, ['run.mjs', 'start'])
    expect(code).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).toContain('npm could not install the dependencies (code 7)')
    expect(stderr).not.toContain('    at ')
  })
})

describe('a build', () => {
  it('knows every folder that an import can name', () => {
    const { imports } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { imports: Record<string, string> }
    const folders = Object.values(imports).map((target) => target.split('/')[1])
    expect(SOURCES).toEqual(expect.arrayContaining(folders))
  })

  it('happens once for the same sources, and again when one changes, comes or goes', async () => {
    const checkout = newCheckout()
    const builds = () => readFileSync(join(checkout.root, 'builds.txt'), 'utf8').length / 'built\n'.length
    const run = () => runScript(checkout, ['disparo.mjs'])
    await run()
    await run()
    expect(builds()).toBe(1)
    write(join(checkout.root, 'src-core/a.ts'), 'export const a = 2\n')
    await run()
    expect(builds()).toBe(2)
    write(join(checkout.root, 'src-renderer/b.ts'), '')
    await run()
    expect(builds()).toBe(3)
    rmSync(join(checkout.root, 'src-renderer/b.ts'))
    await run()
    expect(builds()).toBe(4)
    rmSync(join(checkout.root, 'out/main/cli.js'))
    await run()
    expect(builds()).toBe(5)
  })

  it('that fails is one sentence, and the next start tries again', async () => {
    const checkout = newCheckout()
    const broken = newCheckout()
    write(join(broken.root, 'node_modules/electron-vite/build.js'), 'process.exit(1)')
    expect(await runScript(broken, ['disparo.mjs'])).toMatchObject({ code: 1, stdout: '' })
    const good = readFileSync(join(checkout.root, 'node_modules/electron-vite/build.js'), 'utf8')
    write(join(broken.root, 'node_modules/electron-vite/build.js'), good)
    expect(await runScript(broken, ['disparo.mjs'])).toMatchObject({ code: 0, stdout: '[]\n' })
  })

  it('of two starts at once is done by one of them', async () => {
    const checkout = newCheckout()
    const both = await Promise.all([runScript(checkout, ['disparo.mjs']), runScript(checkout, ['disparo.mjs'])])
    expect(both.map(({ code }) => code)).toEqual([0, 0])
    expect(readFileSync(join(checkout.root, 'builds.txt'), 'utf8')).toBe('built\n')
    expect(readFileSync(join(checkout.root, 'npm-calls.txt'), 'utf8')).toBe('ci\n')
  })

  it('is not kept from by the lock of a process that was killed', async () => {
    const checkout = newCheckout()
    write(join(checkout.root, 'out/.lock'), '999999999')
    expect(await runScript(checkout, ['disparo.mjs'])).toMatchObject({ code: 0 })
  })
})
