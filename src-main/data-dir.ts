import { chmodSync, existsSync, readdirSync, statSync } from 'node:fs'
import { homedir, userInfo } from 'node:os'
import { isAbsolute, posix, resolve, win32 } from 'node:path'
import { FOLDER_MODE, isOpen, isOurs, makeFolder } from './disk/index.ts'

type Env = Readonly<Record<string, string | undefined>>

/** The store's file in the data folder, and the socket on which the one that has it open answers. */
export const STORE_FILE = 'disparo.sqlite'
export const SOCKET_FILE = 'instance.sock'

/** Nobody says where this person's home is. */
export class NoHomeError extends Error {
  override readonly name = 'NoHomeError'
  readonly code = 'no-home'
}

/** Where everything of this person lives: `DISPARO_DATA_DIR`, else the platform's place for a program's data. Absolute, unless this person has no home. */
export function defaultDataDir(env: Env = process.env, platform: NodeJS.Platform = process.platform, home = ownHome()): string {
  if (env.DISPARO_DATA_DIR) return resolve(env.DISPARO_DATA_DIR)
  if (platform === 'win32') return win32.join(env.APPDATA || win32.join(home, 'AppData', 'Roaming'), 'Disparo')
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Disparo')
  // The XDG specification: a relative value is to be ignored.
  const data = env.XDG_DATA_HOME?.startsWith('/') ? env.XDG_DATA_HOME : posix.join(home, '.local', 'share')
  return posix.join(data, 'disparo')
}

/** An empty or relative `HOME` would put the data into the folder in which one happens to be: then the system's own record counts. */
function ownHome(): string {
  const home = homedir()
  if (isAbsolute(home)) return home
  try {
    return userInfo().homedir
  } catch {
    // An id without a record, as containers have them.
    return ''
  }
}

/** Where the data folder is, whether it is there or not. @throws NoHomeError */
export function dataDirPath(): string {
  const folder = defaultDataDir()
  if (!isAbsolute(folder)) throw new NoHomeError('neither HOME nor the system names a home folder')
  return folder
}

/**
 * The data folder, made when absent, and for its owner only where it is Disparo's alone.
 * @throws NoHomeError, and what the file system says
 */
export function dataDir(): string {
  const folder = dataDirPath()
  closeDataFolder(folder)
  return folder
}

const STICKY = 0o1000
/** What Disparo puts into it. */
const OWN =
  /^(disparo\.sqlite(-wal|-shm|-journal)?|instance\.sock(\.recovery)?|backups|signing-keys\.json|contacts|electron|enter|logs)$/

/**
 * Makes the data folder when it is absent, and closes one that is open to others. One that
 * is not Disparo's alone stays as it is, because others may need it: a folder that all write
 * to, such as /tmp, one of somebody else, one with other things in it.
 */
export function closeDataFolder(folder: string): void {
  if (!existsSync(folder)) {
    makeFolder(folder)
    chmodSync(folder, FOLDER_MODE)
  }
  const { mode, uid } = statSync(folder)
  if (!isOpen(mode) || !isOurs(uid) || (mode & STICKY) !== 0) return
  if (readdirSync(folder).every((name) => OWN.test(name))) chmodSync(folder, FOLDER_MODE)
}
