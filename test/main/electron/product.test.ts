import { describe, expect, onTestFinished, test } from 'vitest'
import { productEntry } from '../../support/electron-stand-in/builds.ts'
import { type Shell, startShell } from '../../support/electron-stand-in/driver.ts'
import type { StandInOptions } from '../../support/electron-stand-in/options.ts'
import { tempDir } from '../../support/temp-dir.ts'

/** The whole product as built, in a window that a real Chromium plays. */
const start = (options: Partial<StandInOptions> = {}): Shell => {
  const shell = startShell({ entry: productEntry(), page: true, ...options }, tempDir())
  onTestFinished(() => shell.stop())
  return shell
}
const until = (condition: string): string => `new Promise((resolve) => {
  const look = () => (${condition} ? resolve(true) : requestAnimationFrame(look))
  look()
})`

describe('the product', () => {
  test('opens, is answered, survives a reload, and closes without a word', async () => {
    const shell = start()
    await shell.line(/^DISPARO_READY electron$/)
    expect(await shell.page(until(`document.querySelector('h1')`))).toBe(true)
    expect(await shell.page('document.title')).toContain('Disparo')

    await shell.ask('reload')
    expect(await shell.page(until(`document.querySelector('h1')`))).toBe(true)
    const { violations, ports, windows } = await shell.ask('state')
    expect(violations).toEqual([])
    // One port for each document, and only the last one open.
    expect(ports).toEqual([
      { started: true, closed: true },
      { started: true, closed: false },
    ])
    expect(windows).toMatchObject([{ visible: true, loaded: ['app://disparo/'] }])

    await shell.ask('closeWindow')
    expect(await shell.exit).toBe(0)
    expect(shell.stdout()).toEqual(['DISPARO_READY electron'])
    expect(shell.stderr()).toBe('')
  })

  test('passes its own smoke run', async () => {
    const shell = start({ switches: ['--smoke'] })
    expect(await shell.exit).toBe(0)
    expect(shell.stdout()).toEqual(['DISPARO_READY electron', 'DISPARO_SMOKE ok'])
  })

  test('breaks no rule of its own content policy', async () => {
    const shell = start()
    await shell.line(/^DISPARO_READY electron$/)
    await shell.page(until(`document.querySelector('h1')`))
    // Errors of the page and refusals of the policy end up on stderr.
    expect(shell.stderr()).toBe('')
  })
})
