import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

/** In Debian: gnome-keyring, dbus-daemon, dbus-bin. */
const TOOLS = ['gnome-keyring-daemon', 'dbus-daemon', 'dbus-send', 'dbus-monitor']
const PASSWORD = 'open sesame'

const where = (tool: string): string | undefined =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((dir) => join(dir, tool))
    .find(existsSync)

/**
 * Whether this machine can start a Secret Service of its own, so that tests which need
 * one can be left out elsewhere. In CI it must: there this throws and names what lacks.
 */
export const secretServiceAvailable = (): boolean => {
  const lacking = TOOLS.filter((tool) => where(tool) === undefined)
  if (lacking.length > 0 && process.env.CI)
    throw new Error(`no Secret Service can be started: ${lacking.join(', ')} not installed`)
  return lacking.length === 0
}

export type SecretServiceOptions = {
  /** `none`: the service answers, but nobody ever made a keyring in it. */
  keyring?: 'open' | 'none'
  /** What becomes of an unlock dialog: dismissed at once, as without a display, or nobody ever answers it. */
  prompt?: 'dismissed' | 'unanswered'
}

export type SecretService = {
  /** A whole environment: a process started with it talks to this keyring and to no other, and has no display. */
  env: Record<string, string>
  lock(): Promise<void>
  /** Restarts the keyring's daemon, open: what it held is there again. */
  unlock(): Promise<void>
  /** Ends every process it started and removes their folder. */
  close(): Promise<void>
}

const environment = (changes: Record<string, string>): Record<string, string> => {
  const env: Record<string, string> = {}
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && !['DISPLAY', 'WAYLAND_DISPLAY', 'GNOME_KEYRING_CONTROL'].includes(name)) env[name] = value
  }
  return { ...env, ...changes }
}

/** Runs a program to its end. It gets no pipe to write to: a daemon that it leaves behind would keep that open. */
const run = async (command: string, args: string[], env: Record<string, string>, input = ''): Promise<void> => {
  const child = spawn(command, args, { env, stdio: ['pipe', 'ignore', 'ignore'] })
  // A program that ends without reading its input is judged by its exit code.
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`${command} ended with ${code}`)
}

/** An environment in which no bus answers, so no keychain either. */
export const noSecretServiceEnv = (): Record<string, string> =>
  environment({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus', XDG_RUNTIME_DIR: '/nonexistent' })

/** A real gnome-keyring-daemon on a session bus of its own, everything in one temporary folder. Takes about 0.1 s. */
export const startSecretService = async (options: SecretServiceOptions = {}): Promise<SecretService> => {
  const { keyring = 'open', prompt = 'dismissed' } = options
  const home = await mkdtemp(join(tmpdir(), 'keyring-'))
  const env = environment({
    HOME: home,
    XDG_RUNTIME_DIR: join(home, 'run'),
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_CACHE_HOME: join(home, 'cache'),
    DBUS_SESSION_BUS_ADDRESS: `unix:path=${join(home, 'bus')}`,
  })
  const services = join(home, 'data', 'dbus-1', 'services')
  await mkdir(join(home, 'run'), { mode: 0o700 })
  await mkdir(services, { recursive: true })
  // A program that runs without ever taking the prompter's name leaves the daemon, and so its client, waiting.
  const prompter = prompt === 'dismissed' ? (where('false') ?? '/bin/false') : `${where('dbus-monitor')} --session`
  await writeFile(
    join(services, 'org.gnome.keyring.SystemPrompter.service'),
    `[D-BUS Service]\nName=org.gnome.keyring.SystemPrompter\nExec=${prompter}\n`,
  )

  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address=1', `--address=${env.DBUS_SESSION_BUS_ADDRESS}`], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const ended = once(bus, 'exit')
  const ready = await Promise.race([once(bus.stdout, 'data').then(() => true), ended.then(() => false)])
  if (!ready) throw new Error('dbus-daemon did not start')

  // `--unlock` makes the keyring when there is none. The daemon goes to the background
  // when it serves, and ends with its bus.
  const unlock = (...more: string[]) => run('gnome-keyring-daemon', ['--unlock', '--components=secrets', ...more], env, PASSWORD)
  const close = async () => {
    bus.kill()
    await ended
    await rm(home, { recursive: true, force: true, maxRetries: 5 })
  }
  if (keyring === 'open') {
    await unlock().catch(async (error: unknown) => {
      await close()
      throw error
    })
  }

  return {
    env,
    lock: () =>
      run(
        'dbus-send',
        [
          '--session',
          '--print-reply',
          '--dest=org.freedesktop.secrets',
          '/org/freedesktop/secrets',
          'org.freedesktop.Secret.Service.Lock',
          'array:objpath:/org/freedesktop/secrets/collection/login',
        ],
        env,
      ),
    unlock: () => unlock('--replace'),
    close,
  }
}
