import { spawn } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { tempDir } from '../../support/temp-dir.ts'

const SCRIPTS = join(import.meta.dirname, '../../../scripts')

/** Writes a file and the folders above it. */
export function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

/** A program that runs this Node script, for places where an executable is expected. */
export function writeProgram(file: string, script: string): void {
  write(file, `#!${process.execPath}\n${script}`)
  chmodSync(file, 0o755)
}

const LOCK = {
  packages: {
    '': { name: 'checkout' },
    'node_modules/electron': { version: '45.4.1' },
    'node_modules/other-platform': { version: '1.0.0', optional: true },
  },
}

/** npm, as far as the launcher uses it: `ci` writes npm's own record of what was installed, and says so in a file. */
const NPM = `
const { appendFileSync, copyFileSync, mkdirSync } = require('node:fs')
appendFileSync('npm-calls.txt', process.argv.slice(2).join(' ') + '\\n')
mkdirSync('node_modules', { recursive: true })
copyFileSync('package-lock.json', 'node_modules/.package-lock.json')
console.log('added packages')
`
/** A server that says what it was started with, gives a way in for its key, and ends when its launcher does, or with SERVER_ENDS after that. */
const SERVER = `
const server = require('node:http').createServer((request, response) => {
  const known = request.url === '/enter/new' && request.method === 'POST' && request.headers.authorization === 'Bearer secret'
  response.writeHead(known ? 200 : 401).end(known ? JSON.stringify({ file: '/private/entrance.html', code: 'ABCD-EFGH' }) : '')
  if (process.env.SERVER_ENDS) response.on('close', () => process.exit(Number(process.env.SERVER_ENDS)))
})
server.listen(0, '127.0.0.1', () => console.log('DISPARO_READY browser http://127.0.0.1:' + server.address().port + '/#t=secret'))
require('node:fs').writeFileSync(process.env.SEEN, JSON.stringify({ args: process.argv.slice(2), dataDir: process.env.DISPARO_DATA_DIR }))
process.on('disconnect', () => process.exit(0))
`
const BUILD = `
const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs')
const { dirname } = require('node:path')
appendFileSync('builds.txt', 'built\\n')
const files = { 'main/index.js': '', 'main/cli.js': 'console.log(JSON.stringify(process.argv.slice(2)))', 'preload/preload.cjs': '', 'renderer/index.html': '', 'shipped-main.json': '[]', 'shipped-preload.json': '[]', 'shipped-renderer.json': '[]', 'main/server.js': ${JSON.stringify(SERVER)} }
for (const [name, text] of Object.entries(files)) {
  mkdirSync(dirname('out/' + name), { recursive: true })
  writeFileSync('out/' + name, text)
}
`

export type Checkout = { root: string; env: Record<string, string> }

/** A checkout with our scripts and strangers in place of npm, electron-vite and the server: nothing installed, nothing built. */
export function newCheckout(): Checkout {
  const root = tempDir()
  cpSync(SCRIPTS, join(root, 'scripts'), { recursive: true })
  write(join(root, 'package.json'), '{}')
  write(join(root, 'package-lock.json'), JSON.stringify(LOCK))
  write(join(root, 'src-core/a.ts'), 'export const a = 1\n')
  write(join(root, 'tools/npm-cli.js'), NPM)
  write(join(root, 'node_modules/electron-vite/package.json'), '{ "bin": { "electron-vite": "build.js" } }')
  write(join(root, 'node_modules/electron-vite/build.js'), BUILD)
  write(join(root, 'node_modules/electron/package.json'), '{ "version": "45.4.1" }')
  return {
    root,
    env: {
      PATH: process.env.PATH ?? '',
      HOME: root,
      LANG: 'en_US.UTF-8',
      npm_execpath: join(root, 'tools/npm-cli.js'),
      npm_node_execpath: process.execPath,
      SEEN: join(root, 'seen.json'),
      DISPARO_DATA_DIR: join(root, 'data'),
    },
  }
}

/** Puts a stand-in for Electron's runtime where the installer would put the real one. */
export function giveElectron({ root }: Checkout, script: string): void {
  const folder = join(root, 'node_modules/electron')
  write(join(folder, 'path.txt'), 'electron')
  write(join(folder, 'dist/version'), '45.4.1')
  writeProgram(join(folder, 'dist/electron'), script)
}

/** Links a Node where the launcher looks for the one that npm installs. */
export function giveNode({ root }: Checkout, node: string): void {
  const bin = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin')
  mkdirSync(bin, { recursive: true })
  symlinkSync(node, join(bin, 'node'))
}

export type Ran = { code: number | null; stdout: string; stderr: string }

/** Runs one of the checkout's scripts to its end. `onError` sees stderr as it grows and may end the process. */
export function runScript(
  { root, env }: Checkout,
  args: string[],
  more: Record<string, string> = {},
  onError: (text: string, end: () => void) => void = () => undefined,
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const [script = '', ...rest] = args
    const child = spawn(process.execPath, [join(root, 'scripts', script), ...rest], { cwd: root, env: { ...env, ...more } })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (chunk) => {
      stdout += String(chunk)
    })
    child.stderr.on('data', (chunk) => {
      stderr += String(chunk)
      // Once: a second one meets a process that is on its way out, and no longer hears it.
      onError(stderr, () => child.killed || child.kill('SIGTERM'))
    })
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, stdout, stderr }))
  })
}
