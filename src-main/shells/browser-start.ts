import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { dataDir, defaultDataDir } from '../data-dir.ts'
import { isOpenToOthers } from '../disk/index.ts'
import { terminalLocale } from '../terminal-locale.ts'
import { type Claim, claimInstance, type Running } from './single-instance.ts'

export type BrowserShellOptions = {
  /** Command line: `--port N`, any free port without it. */
  args: string[]
  /** The built page. */
  rendererDir: string
  /** What the keychain forks. */
  keychainChild: string
  /** What reads contact files, in a thread of its own. */
  contactsWorker: string
  rehearsalWorker: string
}

/** Shutting down may take this long; the store is whole at any moment. */
const CLOSE_WITHIN_MS = 5_000

/**
 * Opens the app behind a server on 127.0.0.1 and prints one line for the launcher:
 * `DISPARO_READY browser URL`, or `DISPARO_RUNNING <shell> [URL]` when this data folder is
 * open already, with exit code 0. What stops a start is one sentence and exit code 1.
 */
export async function startBrowserShell(options: BrowserShellOptions): Promise<void> {
  try {
    const running = await start(options)
    if (running) console.log(['DISPARO_RUNNING', running.shell, running.url].filter((word) => word !== null).join(' '))
  } catch (error) {
    const { startSentence } = await import('./start-error.ts')
    console.error(await startSentence(error, terminalLocale(process.env), defaultDataDir()))
    // Not exitCode: a keychain child or a half-opened server must not keep a failed start alive.
    process.exit(1)
  }
}

/** The one that has this folder open already, or null when this process is it from now on. */
async function start({ args, ...parts }: BrowserShellOptions): Promise<Running | null> {
  const port = portOf(args)
  const folder = dataDir()
  const claim = await claimInstance(folder)
  if (!claim.first) return claim

  try {
    await serve(claim, folder, port, parts)
    return null
  } catch (error) {
    await claim.release()
    throw error
  }
}

async function serve(
  claim: Extract<Claim, { first: true }>,
  folder: string,
  port: number,
  { rendererDir, keychainChild, contactsWorker, rehearsalWorker }: Omit<BrowserShellOptions, 'args'>,
): Promise<void> {
  // Only now: a second start has no need of it.
  const parts = await import('./browser-modules.ts')
  const { openApp, socketHandler, systemClock, openKeychain, forkChild, openServer, builtPage, createEntrance } = parts
  const vite = process.env.ELECTRON_RENDERER_URL
  const page = vite ? (await import('./browser-dev.ts')).developedPage(new URL(vite)) : builtPage(rendererDir)
  const app = await openApp({
    dataDir: folder,
    keychain: openKeychain({ spawn: forkChild(keychainChild) }),
    fetch: parts.openTransport(parts.environmentRoutes(process.env)),
    clock: systemClock,
    shell: 'browser',
    contactsWorker,
    rehearsalWorker,
    locale: terminalLocale(process.env),
  })
  const key = (page.developing && process.env.DISPARO_DEV_TOKEN) || randomBytes(32).toString('base64url')
  const entrance = createEntrance({
    key,
    folder: join(folder, 'enter'),
    onRevoked(revoked) {
      server.hangUp(revoked)
      void say('cli:enter.usedTwice')
    },
  })
  const server = await openServer({ port, entrance, page, handler: socketHandler(app) })
  // For whoever started this process and hears it over a pipe of its own: it must not go to a browser (see entrance.ts).
  const url = `${server.address}#t=${key}`
  claim.serve(() => ({ shell: 'browser', url }))
  if (isOpenToOthers(folder)) await say('cli:start.openToOthers', folder)

  endWell(async () => {
    // The next one is starting already and needs this port and folder; the store is whole at any moment.
    if (page.developing) return
    entrance.close()
    await server.close()
    await app.close()
    await claim.release()
  })
  console.log(`DISPARO_READY browser ${url}`)
}

/** The sentences are loaded only where there is something to say. */
async function say(key: 'cli:enter.usedTwice' | 'cli:start.openToOthers', folder = ''): Promise<void> {
  const { openWords } = await import('../i18n.ts')
  console.error(openWords(terminalLocale(process.env))(key, { folder }))
}

function portOf(args: string[]): number {
  const { values } = parseArgs({ args, options: { port: { type: 'string' } } })
  const port = Number(values.port ?? 0)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw Object.assign(new Error(values.port), { code: 'port-invalid' })
  return port
}

/** Ends on Ctrl+C, on a signal and when the launcher is gone; at a second signal, at once. */
function endWell(close: () => Promise<void>): void {
  let ending = false
  const end = (signal?: NodeJS.Signals): void => {
    // The launcher hangs up at the very Ctrl+C that came here too.
    if (ending && signal === undefined) return
    if (ending) process.exit(130)
    ending = true
    setTimeout(() => process.exit(1), CLOSE_WITHIN_MS).unref()
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error instanceof Error ? error.message : error)
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
  process.on('disconnect', () => end())
}
