import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type RequestOptions, request } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { configureRequestUrl, type DownloadOptions, HttpExecutor } from 'builder-util-runtime'
import type { AppUpdater } from 'electron-updater'
import { onTestFinished } from 'vitest'
import { tempDir } from '../../support/temp-dir.ts'

export const pair = () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return { privateKey, publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64') }
}

export type FeedServer = {
  url: string
  /** What was asked for, in order. */
  asked: string[]
  /** Files by name; a test changes them as a stranger on the server could. */
  files: Map<string, Buffer>
  /** A release as our workflow publishes it. */
  publish(version: string, program: string, key: KeyObject): void
  close(): Promise<void>
}

const CHANNEL = process.arch === 'x64' ? 'latest-linux.yml' : `latest-linux-${process.arch}.yml`

export async function startFeed(): Promise<FeedServer> {
  const files = new Map<string, Buffer>()
  const asked: string[] = []
  const server = createServer((incoming, answer) => {
    const name = (incoming.url ?? '').split('?')[0]?.slice('/disparo/'.length) ?? ''
    asked.push(name)
    const file = files.get(name)
    answer.writeHead(file ? 200 : 404, file ? { 'content-length': file.length } : {}).end(file)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  onTestFinished(close)
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/disparo`,
    asked,
    files,
    publish(version, program, key) {
      const bytes = Buffer.from(program)
      const name = `Disparo-${version}.AppImage`
      const sha512 = createHash('sha512').update(bytes).digest('base64')
      const list = `version: ${version}\nfiles:\n  - url: ${name}\n    sha512: ${sha512}\n    size: ${bytes.length}\npath: ${name}\nsha512: ${sha512}\nreleaseDate: '2026-11-29T12:00:00.000Z'\nreleaseNotes: |\n  - **New**: <b>faster</b>\n`
      files.set(name, bytes)
      files.set(CHANNEL, Buffer.from(list))
      files.set(`${CHANNEL}.sig`, Buffer.from(sign(null, Buffer.from(list), key).toString('base64')))
    },
    close,
  }
}
export { CHANNEL }

/** electron-updater's requests by Node's own client, as there is no Electron here; all that judges an answer stays its own. */
class NodeExecutor extends HttpExecutor<ReturnType<typeof request>> {
  createRequest(options: object, callback: (response: unknown) => void) {
    return request(options, callback as never)
  }

  download(url: URL, destination: string, options: DownloadOptions): Promise<string> {
    return options.cancellationToken.createPromise<string>((resolve, reject, onCancel) => {
      const asked: RequestOptions = { headers: options.headers ?? {} }
      configureRequestUrl(url, asked)
      const callback = (error: Error | null): void => (error ? reject(error) : resolve(destination))
      this.doDownload(asked, { destination, options, onCancel, callback, responseHandler: null }, 0)
    })
  }
}

/**
 * The real AppImage updater, on a program file of its own, started as the version that is told.
 * `program` is what the person has now.
 */
export async function realUpdater(version: string): Promise<{ updater: AppUpdater; program: string; quits: number[] }> {
  // All that it takes of Electron on this way; the package itself would start a download.
  const require = createRequire(import.meta.url)
  const id = require.resolve('electron')
  require.cache[id] ??= { id, filename: id, loaded: true, exports: { autoUpdater: new EventEmitter() } } as NodeJS.Module
  const { AppImageUpdater } = (await import('electron-updater')).default
  const folder = tempDir()
  const program = join(folder, 'Disparo.AppImage')
  writeFileSync(program, 'the old program', { mode: 0o755 })
  process.env.APPIMAGE = program
  onTestFinished(() => {
    delete process.env.APPIMAGE
  })
  const settings = join(folder, 'app-update.yml')
  writeFileSync(settings, 'provider: generic\nurl: http://127.0.0.1:1\nupdaterCacheDirName: disparo-updater\n')
  mkdirSync(join(folder, 'cache'))
  const quits: number[] = []
  const updater = new AppImageUpdater(null, {
    version,
    name: 'disparo',
    isPackaged: true,
    appUpdateConfigPath: settings,
    userDataPath: folder,
    baseCachePath: join(folder, 'cache'),
    whenReady: async () => undefined,
    relaunch: () => undefined,
    quit: () => void quits.push(1),
    onQuit: () => undefined,
  })
  Object.assign(updater, { httpExecutor: new NodeExecutor() })
  return { updater, program, quits }
}

export const read = (file: string): string => readFileSync(file, 'utf8')
