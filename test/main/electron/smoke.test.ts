import { EventEmitter } from 'node:events'
import { expect, test, vi } from 'vitest'
import { smoke } from '../../../src-main/shells/electron-smoke.ts'

const window = (visible: boolean) => Object.assign(new EventEmitter(), { isVisible: () => visible }) as never
const said = async (run: () => Promise<0 | 1>): Promise<[number, string]> => {
  const log = vi.spyOn(console, 'log').mockReturnValue()
  const code = await run()
  const line = String(log.mock.calls[0]?.[0])
  log.mockRestore()
  return [code, line]
}

test('is fine once the window is visible and the page was answered', async () =>
  expect(await said(() => smoke(window(true), Promise.resolve()))).toEqual([0, 'DISPARO_SMOKE ok']))

test('waits for the window to show', async () => {
  const hidden = Object.assign(new EventEmitter(), { isVisible: () => false })
  const run = said(() => smoke(hidden as never, Promise.resolve()))
  hidden.emit('show')
  expect(await run).toEqual([0, 'DISPARO_SMOKE ok'])
})

test('fails with what is missing when the time is up', async () => {
  const never = new Promise<void>(() => undefined)
  expect(await said(() => smoke(window(false), never, 10))).toEqual([
    1,
    'DISPARO_SMOKE failed: the window is not visible; no call of the page was answered',
  ])
  expect(await said(() => smoke(window(true), never, 10))).toEqual([1, 'DISPARO_SMOKE failed: no call of the page was answered'])
})
