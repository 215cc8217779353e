import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Checkout, giveElectron, giveNode, newCheckout, runScript, write } from './checkout.ts'

const ROOT_DEATH = `require('node:fs').writeSync(2, 'FATAL:electron_main_delegate.cc(288)] Running as root without --no-sandbox is not supported. See https://crbug.com/638180.\\n')
process.kill(process.pid, 'SIGTRAP'); setInterval(() => {}, 1000)`

const seen = ({ root }: Checkout): unknown => JSON.parse(readFileSync(join(root, 'seen.json'), 'utf8'))
const OPEN = /^Disparo is open at http:\/\/127\.0\.0\.1:\d+\/ \(Ctrl\+C ends it\)$/
const CODE = 'Open that address in a browser and type the code ABCD-EFGH (good once, for ten minutes).'

describe('npm start', () => {
  it('says why it opens in the browser, prints the address and asks for one where no browser can be opened', async () => {
    const checkout = newCheckout()
    const { code, stderr } = await runScript(checkout, ['run.mjs', 'start', '--port', '4242'], { SERVER_ENDS: '0' })
    expect(stderr.split('\n')).toEqual([
      'Installing dependencies (npm ci), about half a minute…',
      'added packages',
      'Building, a few seconds…',
      'Opening in the browser: Electron needs a display.',
      expect.stringMatching(OPEN),
      'No browser could be opened from here.',
      CODE,
      '',
    ])
    expect(code).toBe(0)
    expect(seen(checkout)).toEqual({ args: ['--port', '4242'], dataDir: join(checkout.root, 'data') })
  })

  it('names its key neither to the terminal nor to anything that it starts', async () => {
    const { stdout, stderr } = await runScript(newCheckout(), ['run.mjs', 'start', '--no-open'], { SERVER_ENDS: '0' })
    expect(stdout + stderr).toContain('ABCD-EFGH')
    expect(stdout + stderr).not.toContain('secret')
  })

  it('speaks Portuguese where the terminal does', async () => {
    const { stderr } = await runScript(newCheckout(), ['run.mjs', 'start'], { SERVER_ENDS: '0', LANG: 'pt_BR.UTF-8' })
    expect(stderr).toContain('Abrindo no navegador: o Electron precisa de uma tela (display).')
  })

  it('falls back to the browser shell on the same data when Electron dies, in one line with the reason', async () => {
    const checkout = newCheckout()
    giveElectron(checkout, ROOT_DEATH)
    const { code, stderr } = await runScript(checkout, ['run.mjs', 'start', '--electron', '--no-open'], { SERVER_ENDS: '0' })
    expect(stderr.split('\n').slice(-4)).toEqual([
      'Electron did not open: its sandbox refuses to run as root. Opening in the browser instead.',
      expect.stringMatching(OPEN),
      CODE,
      '',
    ])
    expect(code).toBe(0)
    expect(seen(checkout)).toEqual({ args: [], dataDir: join(checkout.root, 'data') })
  })

  it('stays with Electron when its page answers, and ends as it ends', async () => {
    const checkout = newCheckout()
    giveElectron(checkout, `console.log('DISPARO_READY electron'); setTimeout(() => process.exit(5), 50)`)
    const { code, stderr } = await runScript(checkout, ['run.mjs', 'start', '--electron'])
    expect(stderr).toContain('Opening in a window of its own (Electron 45.4.1: as asked).')
    expect(code).toBe(5)
    expect(existsSync(join(checkout.root, 'seen.json'))).toBe(false)
  })

  it('shows the page of a browser shell that had the data open before Electron', async () => {
    const checkout = newCheckout()
    giveElectron(checkout, `console.log('DISPARO_RUNNING browser http://127.0.0.1:7/#t=x')`)
    const { code, stderr } = await runScript(checkout, ['run.mjs', 'start', '--electron', '--no-open'])
    expect(stderr).toContain('Disparo is already open at http://127.0.0.1:7/\nIt did not answer: end it and start it again.\n')
    expect(code).toBe(0)
    expect(existsSync(join(checkout.root, 'seen.json'))).toBe(false)
  })

  it('does not touch Electron when the browser was asked for', async () => {
    const checkout = newCheckout()
    giveElectron(checkout, `require('node:fs').writeFileSync('electron-ran', '')`)
    const { stderr } = await runScript(checkout, ['run.mjs', 'start', '--browser', '--no-open'], {
      DISPLAY: ':1',
      SERVER_ENDS: '0',
    })
    expect(stderr).toContain('Opening in the browser: as asked.')
    expect(existsSync(join(checkout.root, 'electron-ran'))).toBe(false)
  })

  it('opens in the browser when the runtime cannot be fetched, and does not try again at the next start', async () => {
    const checkout = newCheckout()
    giveNode(checkout, process.execPath)
    const installer = `require('node:fs').appendFileSync('fetches.txt', 'x'); process.exit(1)`
    write(join(checkout.root, 'node_modules/electron/install.js'), installer)
    const options = { SERVER_ENDS: '0' }
    const first = await runScript(checkout, ['run.mjs', 'start', '--electron', '--no-open'], options)
    expect(first.stderr).toContain("Opening in the browser: Electron's runtime could not be fetched.")
    await runScript(checkout, ['run.mjs', 'start', '--no-open'], { ...options, DISPLAY: ':1' })
    expect(readFileSync(join(checkout.root, 'fetches.txt'), 'utf8')).toBe('x')
  })

  it('ends its server when it is told to end', async () => {
    const { code } = await runScript(newCheckout(), ['run.mjs', 'start', '--no-open'], {}, (text, end) => {
      if (text.includes('Disparo is open at')) end()
    })
    expect(code).toBe(0)
  })

  it('passes on the failure of a server that could not start', async () => {
    const { code } = await runScript(newCheckout(), ['run.mjs', 'start', '--no-open'], { SERVER_ENDS: '1' })
    expect(code).toBe(1)
  })

  it('answers an option that it does not know with its usage and code 2', async () => {
    const { code, stderr } = await runScript(newCheckout(), ['run.mjs', 'start', '--elektron'])
    expect(code).toBe(2)
    expect(stderr).toMatch(/^Unknown option '--elektron'\. Usage: npm start -- .*\n$/)
  })
})
