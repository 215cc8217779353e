import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page, WebSocketRoute } from '@playwright/test'
import { startBrowserShell } from '../../support/processes.ts'
import { connectClient } from '../../support/rpc-client.ts'
import type { Line, Running, ShellOptions } from './shell.ts'

/** The browser shell, in a page that Playwright opened. */
export async function openBrowserShell(page: Page, { dataDir, env }: ShellOptions): Promise<Running> {
  const shell = await startBrowserShell(dataDir, env)
  // A fragment alone would not load the page anew after a restart.
  await page.goto('about:blank')
  await page.goto(shell.url)
  return {
    page,
    stderr: shell.stderr,
    client: () => connectClient(shell.url),
    async saved(act) {
      const [download] = await Promise.all([page.waitForEvent('download'), act()])
      const name = download.suggestedFilename()
      // Under its own name: a browser that opens it goes by the ending.
      const path = join(mkdtempSync(join(tmpdir(), 'disparo-saved-')), name)
      await download.saveAs(path)
      return { name, path }
    },
    async opened(act) {
      const [popup] = await Promise.all([page.waitForEvent('popup'), act()])
      return popup
    },
    tap: () => tap(page),
    allowNotices: () => page.context().grantPermissions(['notifications']),
    stop: () => shell.stop(),
  }
}

async function tap(page: Page): Promise<Line> {
  const heard: string[] = []
  const open = new Set<WebSocketRoute>()
  let reachable = true
  await page.routeWebSocket(/\/rpc$/, (socket) => {
    if (!reachable) return void socket.close()
    open.add(socket)
    const server = socket.connectToServer()
    server.onMessage((message) => {
      heard.push(String(message))
      socket.send(message)
    })
  })
  await page.reload()
  return {
    heard: async () => heard,
    async cut() {
      reachable = false
      for (const socket of open) await socket.close()
      open.clear()
    },
    async mend() {
      reachable = true
    },
  }
}
