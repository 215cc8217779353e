import { resolve } from 'node:path'
import { ensureTestElectron, openDisplay } from '../../../scripts/test-electron/index.mjs'

/** Before the first spec in Electron: the runtime, the program as that runtime takes it, and a display. */
export default async function prepareElectron(): Promise<() => void> {
  const electron = await ensureTestElectron(resolve(import.meta.dirname, '../../..'))
  if (!electron) throw new Error('there is no Electron runtime for the tests on this machine')
  const display = await openDisplay()
  if (!display) throw new Error('there is no display and no Xvfb to make one')
  process.env.DISPARO_TEST_ELECTRON = electron.program
  process.env.DISPARO_TEST_ELECTRON_APP = electron.app
  if (display.display) process.env.DISPLAY = display.display
  return display.close
}
