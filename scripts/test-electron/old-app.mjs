import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashTree, isFile, readIfThere } from '../files.mjs'
import { ensureOldSqlite } from './old-sqlite.mjs'

/** What runs in a process or a thread of its own in the Electron shell. */
const ENTRIES = ['index', 'keychain-child', 'contacts-worker', 'rehearsal-worker']

/**
 * The built program once more, as the old runtime can run it: an Electron before 28 takes no ES
 * module, so each entry becomes one CommonJS file; what Node 18 and Chromium 114 lack stands before
 * them and before the page's script. Nothing else differs from what `out/` holds.
 * @param {string} root
 * @param {string} folder where to
 */
export async function ensureOldApp(root, folder = join(root, '.cache', 'electron-app')) {
  const stamp = join(folder, '.stamp')
  const sources = hashTree(root, ['out/main', 'out/preload', 'out/renderer', 'scripts/test-electron', 'package-lock.json'])
  if (readIfThere(stamp) === sources) return folder
  const sqlite = await ensureOldSqlite(root)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, 'out', 'main'), { recursive: true })

  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const { name, productName, version, description, author } = manifest
  const main = './out/main/index.js'
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, productName, version, description, author, main }))
  symlinkSync(join(root, 'resources'), join(folder, 'resources'))
  const gaps = `${readFileSync(join(root, 'node_modules/core-js-bundle/minified.js'), 'utf8')}\n${readFileSync(join(import.meta.dirname, 'gaps.cjs'), 'utf8')}`

  writeFileSync(join(folder, 'out', 'main', 'gaps.js'), gaps)
  for (const entry of ENTRIES) await asCommonJs(join(root, 'out', 'main', `${entry}.js`), join(folder, 'out', 'main'))
  cpSync(join(root, 'out', 'preload'), join(folder, 'out', 'preload'), { recursive: true })

  const page = join(folder, 'out', 'renderer')
  cpSync(join(root, 'out', 'renderer'), page, { recursive: true })
  writeFileSync(join(page, 'gaps.js'), gaps)
  const html = readFileSync(join(page, 'index.html'), 'utf8')
  if (!html.includes('<head>')) throw new Error('out/renderer/index.html has no <head>')
  writeFileSync(join(page, 'index.html'), html.replace('<head>', '<head><script src="./gaps.js"></script>'))

  const modules = join(folder, 'node_modules')
  for (const file of ['package.json', 'lib'])
    cpSync(join(root, 'node_modules/better-sqlite3', file), join(modules, 'better-sqlite3', file), { recursive: true })
  const prebuild = join(modules, 'better-sqlite3', 'prebuilds', 'linux-x64.node')
  cpSync(sqlite, prebuild)
  writeFileSync(stamp, sources)
  return folder
}

/** @param {string} entry @param {string} outDir */
async function asCommonJs(entry, outDir) {
  if (!isFile(entry)) throw new Error(`${entry} was not built`)
  // Not above: this file is read before anything is installed.
  const { build } = await import('vite')
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      target: 'node18',
      outDir,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        input: entry,
        external: [/^node:/, /^electron(\/|$)/, 'better-sqlite3', 'keytar', '@napi-rs/keyring'],
        output: { format: 'cjs', entryFileNames: '[name].js', codeSplitting: false, banner: "require('./gaps.js');" },
      },
    },
  })
}
