import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { childEnv, run } from './child.mjs'
import { hashTree, isFile, readIfThere } from './files.mjs'
import { withLock } from './lock.mjs'
import { commandOf, runtimeNode } from './node.mjs'
import { LICENCES_JSON, writeLicences } from './package/licences.mjs'
import { Stop, say } from './say.mjs'

export const SOURCES = [
  'src-core',
  'src-main',
  'src-renderer',
  'locales',
  'resources',
  'electron.vite.config.ts',
  'scripts/package',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
]
const RESULTS = [
  'main/index.js',
  'main/server.js',
  'main/cli.js',
  'preload/preload.cjs',
  'renderer/index.html',
  relative('out', LICENCES_JSON),
]

const stampFile = (/** @type {string} */ root) => join(root, 'out', '.stamp')

/** Whether out/ was built from the sources as they are now, by content and not by time: Git sets times as it likes. @param {string} root */
export function buildIsCurrent(root) {
  return RESULTS.every((file) => isFile(join(root, 'out', file))) && readIfThere(stampFile(root)) === hashTree(root, SOURCES)
}

/** Builds when out/ is absent or not from these sources. @param {string} root @param {{ force?: boolean }} [options] */
export async function ensureBuilt(root, { force = false } = {}) {
  if (!force && buildIsCurrent(root)) return
  await withLock(root, async () => {
    if (force || !buildIsCurrent(root)) await build(root)
  })
}

/** For commands that write something else into out/. @param {string} root */
export function forgetBuild(root) {
  rmSync(stampFile(root), { force: true })
}

/** @param {string} root */
async function build(root) {
  say({ en: 'Building, a few seconds…', pt: 'Compilando, alguns segundos…' })
  forgetBuild(root)
  rmSync(join(root, 'out', 'compiled'), { recursive: true, force: true })
  const sources = hashTree(root, SOURCES)
  const args = [commandOf(root, 'electron-vite'), 'build', '--logLevel', 'error']
  const { code } = await run(runtimeNode(root), args, { cwd: root, env: childEnv() })
  if (code !== 0) {
    throw new Stop({
      en: `The build failed (code ${code}); the compiler's own words are above.`,
      pt: `A compilação falhou (código ${code}); a mensagem do compilador está acima.`,
    })
  }
  writeLicences(root)
  mkdirSync(join(root, 'out'), { recursive: true })
  writeFileSync(stampFile(root), sources)
}
