import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { posix, resolve, win32 } from 'node:path'

type Env = Readonly<Record<string, string | undefined>>

/** Where everything of this person lives: `DISPARO_DATA_DIR`, else the platform's place for a program's data. Absolute. */
export function defaultDataDir(env: Env = process.env, platform: NodeJS.Platform = process.platform, home = homedir()): string {
  if (env.DISPARO_DATA_DIR) return resolve(env.DISPARO_DATA_DIR)
  if (platform === 'win32') return win32.join(env.APPDATA || win32.join(home, 'AppData', 'Roaming'), 'Disparo')
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Disparo')
  // The XDG specification: a relative value is to be ignored.
  const data = env.XDG_DATA_HOME?.startsWith('/') ? env.XDG_DATA_HOME : posix.join(home, '.local', 'share')
  return posix.join(data, 'disparo')
}

/** The data folder, made when absent, and then for its owner only. Throws what the file system says. */
export function dataDir(): string {
  const folder = defaultDataDir()
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return folder
}
