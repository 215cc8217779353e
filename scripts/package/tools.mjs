import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { childEnv } from '../child.mjs'
import { isFile, readIfThere } from '../files.mjs'
import { npm } from '../npm.mjs'
import { Stop, say } from '../say.mjs'

/** electron-builder and what belongs to it: 275 packages, in a folder and a lockfile of their own so that nobody else installs them. */
const folderOf = (/** @type {string} */ root) => join(root, 'packaging')

/** Installs what builds packages, exactly as its lockfile says, where it is absent or another. @param {string} root */
export async function ensurePackagingTools(root) {
  const folder = folderOf(root)
  const installed = readIfThere(join(folder, 'node_modules', '.package-lock.json'))
  const wanted = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')).packages
  const found = installed === null ? {} : JSON.parse(installed).packages
  if (
    Object.entries(wanted).every(([path, { version, optional }]) => path === '' || optional || found[path]?.version === version)
  )
    return
  say({
    en: 'Installing what builds packages (npm ci in packaging/), about a minute…',
    pt: 'Instalando o que monta os pacotes (npm ci em packaging/), cerca de um minuto…',
  })
  const { code } = await npm(folder, ['ci'], { env: childEnv() })
  if (code !== 0)
    throw new Stop({ en: `npm ci failed in packaging/ (code ${code}).`, pt: `O npm ci falhou em packaging/ (código ${code}).` })
}

/** electron-builder's program. @param {string} root */
export const builderProgram = (root) => join(folderOf(root), 'node_modules', 'electron-builder', 'cli.js')

/** @typedef {{ listPackage(archive: string, options: { isPack: boolean }): string[], extractFile(archive: string, file: string): Buffer }} Asar */
/** @typedef {{ FuseV1Options: Record<string, number | string>, getCurrentFuseWire(program: string): Promise<Record<string, number | string>> }} Fuses */

/** @param {string} root @returns {Asar} */
export const asarLibrary = (root) => load(root, '@electron/asar')
/** @param {string} root @returns {Fuses} */
export const fusesLibrary = (root) => load(root, '@electron/fuses')

/** @param {string} root @param {string} name */
function load(root, name) {
  const manifest = join(folderOf(root), 'package.json')
  if (!isFile(manifest)) throw new Error(`${manifest} is missing`)
  return createRequire(manifest)(name)
}
