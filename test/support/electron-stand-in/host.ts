import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'
import type { Control } from './control.ts'
import { DEADLOCK, ENTRY_FAILED } from './options.ts'

/**
 * Plays the Electron binary: gives `electron` to whoever imports it, evaluates the
 * app's entry to its end, and only then becomes ready.
 */
const electronUrl = new URL('electron.ts', import.meta.url).href
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: electronUrl, format: 'module-typescript', shortCircuit: true } : next(specifier, context),
})

const electron = await import('./electron.ts')
const { allWindows, destroy, letThrough, liveWindows, reload } = await import('./browser-window.ts')
const { options, world } = await import('./world.ts')

process.argv = [process.argv0, options.entry, ...(options.switches ?? [])]

const window = (): ReturnType<typeof liveWindows>[number] => {
  const [first] = liveWindows()
  if (!first) throw new Error('no window')
  return first
}
const pageOf = async () => {
  const page = await window().page
  if (!page) throw new Error('no page plays this window')
  return page
}

const control = {
  evaluate: async (expression) => (await pageOf()).page.evaluate(expression),
  reload: () => reload(window()),
  secondInstance: () => void electron.appEvents.emit('second-instance', {}, ['reordered'], '/', {}),
  async rendererGone(reason) {
    ;(await window().page)?.dropPorts()
    window().contents.emit('render-process-gone', {}, { reason, exitCode: 5 })
  },
  closePorts: async () => (await pageOf()).ports.forEach(({ port }) => void port.close()),
  permissionRequest: (permission, requestingUrl, isMainFrame) =>
    new Promise((resolve) => {
      const handler = electron.permission.request
      if (!handler) return resolve(true)
      handler({} as never, permission as never, resolve, { isMainFrame, requestingUrl } as never)
    }),
  permissionCheck: (permission, origin) => electron.permission.check?.(null, permission as never, origin, {} as never) ?? true,
  devicePermission: () => electron.permission.device?.({} as never) ?? true,
  displayMedia: () =>
    new Promise((resolve) => {
      const handler = electron.permission.display
      if (handler) handler({} as never, resolve)
      else resolve('granted')
    }),
  navigate: (event, url) => letThrough(window().contents, event, { url, isMainFrame: true }),
  attachWebview: () => letThrough(window().contents, 'will-attach-webview', {}),
  async openWindow(url) {
    // A missing handler lets the window open.
    const action = window().openHandler?.({ url }).action ?? 'allow'
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
    return action
  },
  async request(url, method) {
    const answer = await electron.answerPage(new Request(url, { method }))
    return 'error' in answer ? answer : { status: answer.status, headers: answer.headers, bytes: answer.body.length }
  },
  download: (url, name) => electron.tellDownload(url, name),
  quit: () => electron.app.quit(),
  leave: () => electron.app.exit(1),
  async closeWindow(secondStart = false) {
    await destroy(window())
    if (secondStart) control.secondInstance()
    electron.lastWindowClosed()
  },
  async state() {
    const windows = allWindows()
    const pages = await Promise.all(windows.map(({ page }) => page))
    return {
      windows: windows.map(({ visible, focused, options: { webPreferences, ...rest }, loaded }) => ({
        visible,
        focused,
        options: { ...rest },
        webPreferences: { ...webPreferences },
        loaded,
      })),
      ports: pages.flatMap((page) => page?.ports.map(({ state }) => ({ ...state })) ?? []),
      violations: world.violations,
      external: electron.external,
      channels: electron.channelNames(),
      downloads: windows.flatMap(({ downloads }) => downloads),
      sandboxed: world.calls.includes('enableSandbox'),
      calls: world.calls,
    }
  },
} satisfies {
  [Name in keyof Control]: (...args: Parameters<Control[Name]>) => ReturnType<Control[Name]> | Promise<ReturnType<Control[Name]>>
}

type Asked = { id: number; name: keyof Control; args: never[] }
process.on('message', async ({ id, name, args }: Asked) => {
  try {
    const value = await (control[name] as (...args: never[]) => unknown)(...args)
    process.send?.({ id, value })
  } catch (error) {
    process.send?.({ id, error: String(error) })
  }
})
// The test has gone, by whatever way.
process.on('disconnect', () => electron.app.exit(1))
process.on('SIGTERM', () => electron.app.quit())

const watchdog = setTimeout(() => {
  process.stderr.write(
    'stand-in: the entry was never evaluated to its end; Electron would wait for it for ever, without a window\n',
  )
  process.exit(DEADLOCK)
}, 2_000)
try {
  await import(pathToFileURL(options.entry).href)
} catch (error) {
  process.stderr.write(
    `stand-in: A JavaScript error occurred in the main process\n${error instanceof Error ? error.stack : error}\n`,
  )
  process.exit(ENTRY_FAILED)
}
clearTimeout(watchdog)
setImmediate(electron.becomeReady)
