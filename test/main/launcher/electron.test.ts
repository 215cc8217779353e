import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { electronRuntime, fetchElectron, fetchFailedLately, openElectron } from '../../../scripts/electron.mjs'
import { tempDir } from '../../support/temp-dir.ts'
import { giveElectron, giveNode, newCheckout, write, writeProgram } from './checkout.ts'

/** Writes to stderr as Chromium does and ends the same way. */
const dying = (text: string, end: string) => `require('node:fs').writeSync(2, ${JSON.stringify(`${text}\n`)}); ${end}`
const killed = (signal: string) => `process.kill(process.pid, '${signal}'); setInterval(() => {}, 1000)`

const DEATHS = [
  {
    name: 'root without --no-sandbox',
    script: dying(
      '[1122/161900.1:FATAL:electron/shell/app/electron_main_delegate.cc:288] Running as root without --no-sandbox is not supported. See https://crbug.com/638180.',
      killed('SIGTRAP'),
    ),
    reason: 'its sandbox refuses to run as root',
  },
  {
    name: 'user namespaces blocked',
    script: dying(
      '[1:1122/1:FATAL:sandbox/linux/suid/client/setuid_sandbox_host.cc:166] The SUID sandbox helper binary was found, but is not configured correctly. Rather than run without sandboxing I am aborting now.',
      killed('SIGTRAP'),
    ),
    reason: 'this system does not let it set up its sandbox (unprivileged user namespaces are blocked)',
  },
  {
    name: 'no X server',
    script: dying('Missing X server or $DISPLAY\nThe platform failed to initialize.  Exiting.', 'process.exit(1)'),
    reason: 'there is no display',
  },
  {
    name: 'no display and a crash after it',
    script: dying('Failed to connect to Wayland display: No such file', killed('SIGSEGV')),
    reason: 'there is no display',
  },
  {
    name: 'a missing library',
    script: dying(
      'electron: error while loading shared libraries: libgtk-3.so.0: cannot open shared object file: No such file or directory',
      'process.exit(127)',
    ),
    reason: 'the system library libgtk-3.so.0 is missing',
  },
  { name: 'a crash without a word', script: killed('SIGSEGV'), reason: 'it was ended by SIGSEGV' },
  { name: 'an end without a word', script: 'process.exit(0)', reason: 'it ended with code 0 before its window opened' },
]

function program(script: string): string {
  const file = join(tempDir(), 'electron')
  writeProgram(file, script)
  return file
}

describe('opening Electron', () => {
  it.each(DEATHS)('tells the reason: $name', async ({ script, reason }) => {
    const opened = await openElectron({ program: program(script), root: tempDir() })
    expect(opened).toMatchObject({ opened: false, reason: { en: reason } })
  })

  it('tells when the program file cannot be executed', async () => {
    const file = join(tempDir(), 'electron')
    write(file, 'not a program')
    expect(await openElectron({ program: file, root: tempDir() })).toMatchObject({
      opened: false,
      reason: { en: 'its program file may not be executed' },
    })
  })

  it('ends one that stays silent, and has it ended before it answers', async () => {
    const folder = tempDir()
    const alive = join(folder, 'pid')
    const script = `process.on('SIGTERM', () => {}); require('node:fs').writeFileSync(${JSON.stringify(alive)}, String(process.pid)); setInterval(() => {}, 1000)`
    const opened = await openElectron({ program: program(script), root: folder, patience: 400 })
    expect(opened).toMatchObject({ opened: false, reason: { en: 'its window did not answer within 0.4 s' } })
    expect(() => process.kill(Number(readFileSync(alive, 'utf8')), 0)).toThrow('ESRCH')
  })

  it('is done with the line that the first page answered, and then reports how it ends', async () => {
    const opened = await openElectron({
      program: program(`console.log('starting'); console.log('DISPARO_READY electron'); setTimeout(() => process.exit(3), 50)`),
      root: tempDir(),
    })
    expect(opened).toMatchObject({ opened: true, running: null })
    expect(opened.opened && (await opened.ended)).toBe(3)
  })

  it('is done when the data is open already, and says where', async () => {
    const script = `console.log('DISPARO_RUNNING browser http://127.0.0.1:1/#t=x')`
    const opened = await openElectron({ program: program(script), root: tempDir() })
    expect(opened).toMatchObject({ opened: true, running: { shell: 'browser', url: 'http://127.0.0.1:1/#t=x' } })
    expect(opened.opened && (await opened.ended)).toBe(0)
  })

  it('does not hand on the variable that would make it a plain Node', async () => {
    process.env.ELECTRON_RUN_AS_NODE = '1'
    try {
      const script = `if (process.env.ELECTRON_RUN_AS_NODE === undefined) console.log('DISPARO_READY electron')`
      expect(await openElectron({ program: program(script), root: tempDir() })).toMatchObject({ opened: true })
    } finally {
      delete process.env.ELECTRON_RUN_AS_NODE
    }
  })
})

describe("Electron's runtime", () => {
  it('is there when path, program and version are', () => {
    const checkout = newCheckout()
    expect(electronRuntime(checkout.root, {})).toBeNull()
    giveElectron(checkout, '')
    expect(electronRuntime(checkout.root, {})).toBe(join(checkout.root, 'node_modules/electron/dist/electron'))
  })

  it('is not there when it was unpacked by half or is of another version', () => {
    const checkout = newCheckout()
    giveElectron(checkout, '')
    write(join(checkout.root, 'node_modules/electron/dist/version'), '45.4.0')
    expect(electronRuntime(checkout.root, {})).toBeNull()
  })

  it('is the one that ELECTRON_OVERRIDE_DIST_PATH names', () => {
    const folder = tempDir()
    writeProgram(join(folder, 'electron'), '')
    expect(electronRuntime(newCheckout().root, { ELECTRON_OVERRIDE_DIST_PATH: folder })).toBe(join(folder, 'electron'))
  })

  it('is fetched with its own installer', async () => {
    const checkout = newCheckout()
    giveNode(checkout, process.execPath)
    write(
      join(checkout.root, 'node_modules/electron/install.js'),
      `const { mkdirSync, writeFileSync } = require('node:fs'); process.chdir(__dirname); mkdirSync('dist')
       for (const [file, text] of [['dist/version', '45.4.1'], ['dist/electron', ''], ['path.txt', 'electron']]) writeFileSync(file, text)`,
    )
    expect(await fetchElectron(checkout.root, 10_000)).toBe(electronRuntime(checkout.root, {}))
    expect(fetchFailedLately(checkout.root)).toBe(false)
  })

  it('that never arrives is given up at the deadline, with whatever the installer had started', async () => {
    const checkout = newCheckout()
    giveNode(checkout, process.execPath)
    const pid = join(checkout.root, 'grandchild')
    write(
      join(checkout.root, 'node_modules/electron/install.js'),
      `const child = require('node:child_process').spawn('sleep', ['60'], { stdio: 'ignore' })
       require('node:fs').writeFileSync(${JSON.stringify(pid)}, String(child.pid)); setInterval(() => {}, 1000)`,
    )
    expect(await fetchElectron(checkout.root, 700)).toBeNull()
    expect(existsSync(pid)).toBe(true)
    // Orphans are reaped by init a moment later; a zombie has no command line.
    expect(readIfAny(`/proc/${readFileSync(pid, 'utf8')}/cmdline`)).toBe('')
    expect(fetchFailedLately(checkout.root)).toBe(true)
    expect(fetchFailedLately(checkout.root, Date.now() + 25 * 60 * 60 * 1000)).toBe(false)
    write(join(checkout.root, 'node_modules/electron/package.json'), '{ "version": "45.5.0" }')
    expect(fetchFailedLately(checkout.root)).toBe(false)
  })
})

const readIfAny = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '')
