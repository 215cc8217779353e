import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, openSync, realpathSync, rmdirSync, rmSync, statSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { closeDataFolder, SOCKET_FILE } from '../data-dir.ts'
import { ownFolder } from '../disk/index.ts'

/** Who has a data folder open. `url`: the page of a browser shell with its token; null for a window of its own. */
export type Running = { shell: 'electron' | 'browser'; url: string | null }

export type Claim =
  | {
      first: true
      /** Answers who asks from now on; those who asked before get their answer now. `describe` is the place to bring the window to the front. */
      serve(describe: () => Running): void
      release(): Promise<void>
    }
  | ({ first: false } & Running)

/** The folder's holder is there but does not answer. */
export class InstanceError extends Error {
  override readonly name = 'InstanceError'
  readonly code = 'instance-silent'
}

const QUESTION = 'who\n'
/** The shortest limit for a socket's path is macOS's, 104 bytes with the ending zero. */
const LONGEST_PATH = 100
/** A recovery takes milliseconds; one that is older was killed in the middle. */
const STALE_RECOVERY_MS = 5_000

/**
 * One process per data folder, whatever its shell: the first listens on a local socket
 * that only this user can reach, a second one asks there and is told where to go. The
 * kernel frees the socket when its process dies; what `kill -9` leaves on disk is taken
 * over. Nothing is written to disk but the socket's name.
 * `patience` (ms): how long to wait for a first one that is still starting.
 * @throws InstanceError, and what the file system says when the folder can't be made
 */
export async function claimInstance(dataDir: string, patience = 20_000): Promise<Claim> {
  closeDataFolder(dataDir)
  const address = addressFor(realpathSync(dataDir))
  const until = Date.now() + patience
  while (Date.now() < until) {
    const server = await listen(address)
    if (server) return holding(server)
    const answer = await ask(address, until - Date.now())
    if (typeof answer === 'object') return { first: false, ...answer }
    if (answer === 'nobody') await recover(address)
    await wait(20)
  }
  throw new InstanceError(`another process holds ${dataDir} and does not answer`)
}

/** A named pipe on Windows, else a socket in the folder; where its path is too long for a socket, by a shorter name. */
export function addressFor(dataDir: string, platform: NodeJS.Platform = process.platform): string {
  if (platform === 'win32') return `\\\\.\\pipe\\disparo-${digest(dataDir.toLowerCase())}`
  const inside = join(dataDir, SOCKET_FILE)
  if (Buffer.byteLength(inside) <= LONGEST_PATH) return inside
  if (platform === 'linux') return join(`/proc/self/fd/${descriptorOf(dataDir)}`, SOCKET_FILE)
  return join(ownFolder(join(homedir(), 'Library', 'Caches', 'Disparo')), `${digest(dataDir)}.sock`)
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)

const descriptors = new Map<string, number>()
/** The open folder itself is a short name for it, and nobody else's temporary folder is in the way. Kept for as long as the process lives. */
function descriptorOf(folder: string): number {
  const descriptor = descriptors.get(folder) ?? openSync(folder, 'r')
  descriptors.set(folder, descriptor)
  return descriptor
}

/** Listening, or null when the address is taken. */
function listen(address: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(null) : reject(error)))
    server.listen(address, () => {
      if (process.platform !== 'win32') chmodSync(address, 0o600)
      resolve(server)
    })
  })
}

function holding(server: Server): Claim {
  const asking = new Set<Socket>()
  const waiting = new Set<Socket>()
  let describe: (() => Running) | null = null
  const answer = (socket: Socket): void => {
    if (describe) socket.end(`${JSON.stringify(describe())}\n`)
    else waiting.add(socket)
  }
  server.on('connection', (socket) => {
    asking.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      asking.delete(socket)
      waiting.delete(socket)
    })
    // Only who may write gets an answer: Windows lets everyone read from a pipe.
    socket.once('data', () => answer(socket))
  })
  // The socket alone is no reason to stay alive.
  server.unref()
  return {
    first: true,
    serve(given) {
      describe = given
      for (const socket of waiting) answer(socket)
      waiting.clear()
    },
    release: () =>
      new Promise((resolve) => {
        for (const socket of asking) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

/** The holder's answer; `nobody` when none listens; `again` when it went away or the time was up. */
function ask(address: string, patience: number): Promise<Running | 'nobody' | 'again'> {
  return new Promise((resolve) => {
    let text = ''
    const socket = connect(address)
    const timer = setTimeout(() => socket.destroy(), Math.max(patience, 1))
    socket.setEncoding('utf8')
    socket.on('connect', () => socket.write(QUESTION))
    socket.on('data', (chunk: string) => {
      text += chunk
    })
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'ECONNREFUSED' ? 'nobody' : 'again'))
    socket.on('close', () => {
      clearTimeout(timer)
      resolve(readAnswer(text) ?? 'again')
    })
  })
}

function readAnswer(text: string): Running | null {
  if (!text.endsWith('\n')) return null
  const { shell, url }: { shell?: unknown; url?: unknown } = JSON.parse(text)
  if ((shell !== 'electron' && shell !== 'browser') || (url !== null && typeof url !== 'string')) return null
  return { shell, url }
}

/**
 * Takes away a socket behind which nobody listens. One process at a time, which looks
 * again first: else the second of two would take away what the first has just put there.
 */
async function recover(address: string): Promise<void> {
  const guard = `${address}.recovery`
  try {
    mkdirSync(guard)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    const since = statSync(guard, { throwIfNoEntry: false })?.mtimeMs
    if (since !== undefined && Date.now() - since > STALE_RECOVERY_MS) rmSync(guard, { recursive: true, force: true })
    return
  }
  try {
    if (!(await listens(address))) rmSync(address, { force: true })
  } finally {
    rmdirSync(guard)
  }
}

function listens(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address)
    socket.on('connect', () => socket.destroy())
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code !== 'ECONNREFUSED'))
    socket.on('close', () => resolve(true))
  })
}
