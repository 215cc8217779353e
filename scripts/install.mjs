import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashTree, readIfThere, readJsonIfThere } from './files.mjs'
import { withLock } from './lock.mjs'
import { npm } from './npm.mjs'
import { Stop, say } from './say.mjs'

const stampFile = (/** @type {string} */ root) => join(root, 'node_modules', '.disparo-install')
const stampFor = (/** @type {string} */ root) => `${hashTree(root, ['package-lock.json'])} ${process.platform}-${process.arch}`

/**
 * Whether node_modules holds what package-lock.json asks for. npm writes its own
 * record (`node_modules/.package-lock.json`) last, so no record means no finished
 * install; a stamp of ours spares the comparison, and whoever ran `npm install` by
 * hand needs none.
 * @param {string} root
 */
export function installIsCurrent(root) {
  const record = packagesOf(join(root, 'node_modules', '.package-lock.json'))
  const wanted = packagesOf(join(root, 'package-lock.json'))
  if (!record || !wanted) return false
  const stamp = readIfThere(stampFile(root))
  if (stamp !== null) {
    if (stamp === stampFor(root)) return true
    // Installed for another system: a shared or copied folder.
    if (stamp.split(' ')[1] !== stampFor(root).split(' ')[1]) return false
  }
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.link) return true
    const installed = record[path]
    return installed ? installed.version === entry.version : entry.optional === true || entry.devOptional === true
  })
}

/**
 * Installs the dependencies when they are absent or not this lockfile's.
 * @param {string} root
 * @param {{ force?: boolean }} [options] force: install even over a current one
 */
export async function ensureInstalled(root, { force = false } = {}) {
  if (!force && readIfThere(stampFile(root)) !== null && installIsCurrent(root)) return
  await withLock(root, async () => {
    if (force || !installIsCurrent(root)) await install(root)
    writeFileSync(stampFile(root), stampFor(root))
  })
}

/** @param {string} root */
async function install(root) {
  say({
    en: 'Installing dependencies (npm ci), about half a minute…',
    pt: 'Instalando as dependências (npm ci), cerca de meio minuto…',
  })
  // Windows can't delete the node.exe in node_modules while we run on it, which `npm ci` would try.
  const inPlace = process.platform === 'win32' && process.execPath.startsWith(join(root, 'node_modules'))
  const { code } = await npm(root, inPlace ? ['install', '--no-save'] : ['ci'])
  if (code !== 0) {
    throw new Stop({
      en: `npm could not install the dependencies (code ${code}); its own words are above.`,
      pt: `O npm não conseguiu instalar as dependências (código ${code}); a mensagem dele está acima.`,
    })
  }
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean, link?: boolean }> | null}
 */
function packagesOf(file) {
  const lock = readJsonIfThere(file)
  if (typeof lock !== 'object' || lock === null || !('packages' in lock)) return null
  return /** @type {ReturnType<typeof packagesOf>} */ (lock.packages)
}
