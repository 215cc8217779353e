import { spawn } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isFile, onPath } from './files.mjs'
import { hasDisplay } from './shell-choice.mjs'

/** Browsers that can show a page as a window of its own (`--app=`), the likelier ones first. */
const LINUX = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
  'brave-browser',
]
const WINDOWS = [
  'Google/Chrome/Application/chrome.exe',
  'Microsoft/Edge/Application/msedge.exe',
  'Chromium/Application/chrome.exe',
]
const MACOS = ['Google Chrome', 'Microsoft Edge', 'Chromium', 'Brave Browser']

/**
 * The system's Chromium-like browser, or null.
 * @param {{ platform?: NodeJS.Platform, env?: NodeJS.ProcessEnv, home?: string, exists?: (file: string) => boolean }} [world]
 */
export function findChromium({ platform = process.platform, env = process.env, home = homedir(), exists = isFile } = {}) {
  if (platform === 'win32') {
    const folders = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter((folder) => folder !== undefined)
    return WINDOWS.flatMap((file) => folders.map((folder) => join(folder, file))).find(exists) ?? null
  }
  if (platform === 'darwin') {
    const folders = ['/Applications', join(home, 'Applications')]
    return MACOS.flatMap((name) => folders.map((folder) => `${folder}/${name}.app/Contents/MacOS/${name}`)).find(exists) ?? null
  }
  for (const name of LINUX) {
    const file = onPath(name, env)
    if (file) return file
  }
  return null
}

/**
 * The commands that would show the program, best first; none where nobody could see it.
 * They name a file, which leads in and is its owner's alone, because a command line is
 * everybody's to read. A browser from a snap sees no hidden folder of its person: it gets
 * the address at which a code is asked for. As root on Linux a Chromium only starts without
 * its sandbox: then the person opens the address in a browser of their choice.
 * @param {{ file: string, address: string }} entrance
 * @param {{ platform?: NodeJS.Platform, env?: NodeJS.ProcessEnv, root?: boolean, chromium?: string | null }} [world]
 * @returns {[program: string, ...args: string[]][]}
 */
export function windowCommands(
  { file, address },
  { platform = process.platform, env = process.env, root = process.getuid?.() === 0, chromium = findChromium() } = {},
) {
  if (!hasDisplay(platform, env) || (platform === 'linux' && root)) return []
  const url = pathToFileURL(file).href
  /** @type {[string, ...string[]][]} */
  const commands = chromium ? [[chromium, `--app=${isSnap(chromium) ? address : url}`]] : []
  if (platform === 'win32') commands.push(['rundll32', 'url.dll,FileProtocolHandler', url])
  else if (platform === 'darwin') commands.push(['open', url])
  else commands.push(['xdg-open', url])
  return commands
}

/** @param {string} program */
function isSnap(program) {
  try {
    return program.startsWith('/snap/') || realpathSync(program) === '/usr/bin/snap'
  } catch {
    return false
  }
}

/**
 * Opens the program's page in the first way that works.
 * @param {{ file: string, address: string }} entrance
 * @param {[string, ...string[]][]} [commands]
 * @returns {Promise<boolean>} false: the person has to open it
 */
export async function openWindow(entrance, commands = windowCommands(entrance)) {
  for (const command of commands) if (await starts(command)) return true
  return false
}

/** Started, and not ended with an error within two seconds: a browser that hands over to a running one ends with 0 at once. @param {[string, ...string[]]} command @returns {Promise<boolean>} */
function starts([program, ...args]) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { detached: true, stdio: 'ignore' })
    child.unref()
    const timer = setTimeout(() => resolve(true), 2_000)
    const settle = (/** @type {boolean} */ well) => {
      clearTimeout(timer)
      resolve(well)
    }
    child.once('error', () => settle(false))
    child.once('exit', (code) => settle(code === 0))
  })
}
