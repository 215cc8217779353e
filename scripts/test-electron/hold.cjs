/**
 * Holds the program back until Playwright has connected to it (which then calls `__playwright_run`):
 * its own loader, which does this, is left out where it is told which Electron to start.
 */
const { app } = require('electron')
require('./line.cjs')

const ready = app.whenReady()
const emit = app.emit.bind(app)
let released = false
let withheld
const run = new Promise((resolve) => {
  globalThis.__playwright_run = async () => {
    await ready
    released = true
    resolve()
    if (withheld) emit('ready', ...withheld)
  }
})
app.isReady = () => released
app.whenReady = () => run
app.emit = (event, ...args) => {
  if (event !== 'ready') return emit(event, ...args)
  withheld = args
  return true
}
