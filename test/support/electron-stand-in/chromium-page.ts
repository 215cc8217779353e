import { existsSync, readFileSync } from 'node:fs'
import { isAbsolute } from 'node:path'
import { Script } from 'node:vm'
import type { CDPSession, Download, Page, Route } from '@playwright/test'
import { launchChromium } from '../chromium.ts'
import { frameOrigin, isPageOfApp, toChromium, toElectron } from './address.ts'
import type { Answer } from './answers.ts'
import { pageWorld, preloadWorld } from './page-world.ts'
import { type FakePort, fakePort } from './ports.ts'

const WORLD = 'electron-preload'
/** Electron switches it on; a stock Chromium has no `close` event of a port without it. */
const PORT_CLOSE = '--enable-blink-features=MessagePortCloseEvent'

/** What the window's contents and the main process's side are told. */
export type PageListener = {
  answer(request: Request): Promise<Answer>
  /** Whether a navigation that the page began may go on. */
  mayNavigate(url: string): boolean
  startedNavigation(url: string): void
  preloadError(path: string, error: Error): void
  domReady(): void
  finished(): void
  ipc(channel: string, message: unknown, ports: FakePort[], frame: { origin: string; parent: null; url: string }): void
  download(download: Download, url: string): void
  /** What the real thing would lose or refuse without a word. */
  violation(what: string): void
}

export type ChromiumPage = {
  page: Page
  load(url: string): Promise<void>
  reload(): Promise<void>
  /** Every port that a page handed over, open or not. */
  ports: FakePort[]
  dropPorts(): void
  close(): Promise<void>
}

type Told =
  | { type: 'ipc'; channel: string; message: unknown; ports: number[] }
  | { type: 'port-message'; id: number; wire: { kind: string; value: string } }
  | { type: 'port-close'; id: number }
  | { type: 'preload-error'; message: string }

/** A real page in the place of the window: the preload in a world of its own, requests answered by the app's handler. */
export const openChromiumPage = async (preload: string | undefined, listener: PageListener): Promise<ChromiumPage> => {
  const browser = await launchChromium([PORT_CLOSE])
  const context = await browser.newContext({ acceptDownloads: true, viewport: { width: 1280, height: 720 } })
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  let ours = false

  const mainNavigation = (route: Route): boolean =>
    route.request().isNavigationRequest() && route.request().frame() === page.mainFrame()
  await context.route('**/*', async (route) => {
    const request = route.request()
    if (mainNavigation(route)) {
      if (!ours && !listener.mayNavigate(toElectron(request.url()))) return route.abort('aborted')
      ours = false
    }
    if (!isPageOfApp(request.url())) {
      listener.violation(`the page asked for ${request.url()}`)
      return route.abort()
    }
    const answer = await listener.answer(
      new Request(toElectron(request.url()), { method: request.method(), headers: request.headers() }),
    )
    if ('error' in answer) return route.abort('failed')
    return route.fulfill({ status: answer.status, headers: answer.headers, body: Buffer.from(answer.body) })
  })

  const ports: FakePort[] = []
  const byContext = new Map<number, Map<number, FakePort>>()
  const drop = (contextId: number): void => {
    for (const port of byContext.get(contextId)?.values() ?? []) port.drop()
    byContext.delete(contextId)
  }
  const runPreload = await injectPreload(cdp, preload, listener)

  cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) => drop(executionContextId))
  cdp.on('Runtime.executionContextsCleared', () => [...byContext.keys()].forEach(drop))
  cdp.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    if (name !== 'standInTell') return
    const told = JSON.parse(payload) as Told
    const mine = byContext.get(executionContextId) ?? new Map<number, FakePort>()
    byContext.set(executionContextId, mine)
    if (told.type === 'preload-error') listener.preloadError(preload ?? '', new Error(told.message))
    else if (told.type === 'port-close') mine.get(told.id)?.drop()
    else if (told.type === 'port-message') mine.get(told.id)?.receive(unpack(told.wire, listener))
    else {
      const arrived = told.ports.map((id) => {
        const port = fakePort(
          (data) => deliver(cdp, executionContextId, id, data, listener),
          () => void call(cdp, executionContextId, 'standInClose', id),
        )
        mine.set(id, port)
        ports.push(port)
        return port
      })
      const url = page.url()
      listener.ipc(told.channel, told.message, arrived, { origin: frameOrigin(url), parent: null, url: toElectron(url) })
    }
  })

  page.on('request', (request) => {
    if (!request.isNavigationRequest() || request.frame() !== page.mainFrame()) return
    listener.startedNavigation(toElectron(request.url()))
    runPreload()
  })
  page.on('domcontentloaded', () => listener.domReady())
  page.on('load', () => listener.finished())
  page.on('download', (download) => listener.download(download, toElectron(download.url())))
  // The message says what happened; the rest is the bundle's text.
  page.on('console', (message) => {
    // What the policy refuses is said here and nowhere else.
    if (message.type() === 'error') process.stderr.write(`page console: ${message.text()}\n`)
  })
  page.on('pageerror', (error) => process.stderr.write(`page error: ${error.message}\n`))

  return {
    page,
    ports,
    dropPorts: () => [...byContext.keys()].forEach(drop),
    async load(url) {
      ours = true
      await page.goto(toChromium(url))
    },
    async reload() {
      ours = true
      await page.reload()
    },
    close: () => browser.close(),
  }
}

/** Returns what is to be called at each navigation: it tells of a preload that can't run. */
const injectPreload = async (cdp: CDPSession, preload: string | undefined, listener: PageListener): Promise<() => void> => {
  if (preload === undefined) return () => undefined
  // Logged and ignored, as there.
  if (!isAbsolute(preload)) {
    process.stderr.write('preload script must have absolute path\n')
    return () => undefined
  }
  if (!existsSync(preload)) return () => listener.preloadError(preload, new Error(`ENOENT: no such file, open '${preload}'`))
  const parameters = 'require, process, exports, module, Buffer, global, setImmediate, clearImmediate'
  const wrapped = `(function (${parameters}) {${readFileSync(preload, 'utf8')}\n})`
  try {
    new Script(wrapped)
  } catch (error) {
    return () => listener.preloadError(preload, error instanceof Error ? error : new Error(String(error)))
  }
  await cdp.send('Runtime.enable')
  await cdp.send('Page.enable')
  await cdp.send('Runtime.addBinding', { name: 'standInTell', executionContextName: WORLD })
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${pageWorld})()` })
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${preloadWorld})(${wrapped})`, worldName: WORLD })
  return () => undefined
}

const unpack = (wire: { kind: string; value: string }, listener: PageListener): unknown => {
  if (wire.kind === 'text') return wire.value
  if (wire.kind === 'bytes') return new Uint8Array(Buffer.from(wire.value, 'base64'))
  listener.violation(`the page posted ${wire.value}, which arrives as null`)
  return null
}

const deliver = (cdp: CDPSession, contextId: number, id: number, data: unknown, listener: PageListener): void => {
  if (typeof data === 'string') void call(cdp, contextId, 'standInDeliver', id, { kind: 'text', value: data })
  else if (data instanceof Uint8Array) {
    void call(cdp, contextId, 'standInDeliver', id, { kind: 'bytes', value: Buffer.from(data).toString('base64') })
  } else listener.violation(`the main process posted ${Object.prototype.toString.call(data)}`)
}

const call = async (cdp: CDPSession, executionContextId: number, name: string, ...values: unknown[]): Promise<void> => {
  try {
    await cdp.send('Runtime.callFunctionOn', {
      executionContextId,
      functionDeclaration: `(...values) => globalThis.${name}(...values)`,
      arguments: values.map((value) => ({ value })),
    })
  } catch (error) {
    // The document has gone meanwhile, and with it whoever would have read this.
    if (!/context|closed|Target/i.test(String(error))) throw error
  }
}
