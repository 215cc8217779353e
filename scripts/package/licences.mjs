import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isFile, readJsonIfThere } from '../files.mjs'
import { Stop } from '../say.mjs'
import { nativePackages } from './natives.mjs'
import { bundledPackages } from './shipped.mjs'

/** @typedef {{ name: string, version: string, licence: string, text: string }} Licence one package; `text` as its author wrote it */

/** Where the window reads them, and the file that lies beside the program. */
export const LICENCES_JSON = join('out', 'renderer', 'licences.json')
export const LICENCES_TEXT = join('out', 'THIRD-PARTY-LICENCES.txt')

/**
 * The packages whose code travels: those that the builds took in, and the native ones for
 * this platform; each as the lockfile names it. Electron and Chromium bring their own file.
 * @param {string} root
 */
export const shippedPackages = (root) => [...new Set([...bundledPackages(root), ...nativePackages(root)])].sort()

/** Writes both files, after a build. @param {string} root */
export function writeLicences(root) {
  const licences = licencesOf(root)
  writeFileSync(join(root, LICENCES_JSON), JSON.stringify(licences))
  const blocks = licences.map(({ name, version, licence, text }) => `${name} ${version} (${licence})\n\n${text}\n`)
  writeFileSync(join(root, LICENCES_TEXT), blocks.join(`\n${'-'.repeat(72)}\n\n`))
}

/**
 * @param {string} root
 * @returns {Licence[]} by name
 * @throws {Stop} for a package that the lockfile doesn't have, or that names no licence
 */
export function licencesOf(root) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  return shippedPackages(root)
    .map((folder) => {
      const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length)
      const locked = packages[folder]
      const manifest = /** @type {{ license?: unknown, author?: unknown } | null} */ (
        readJsonIfThere(join(root, folder, 'package.json'))
      )
      const licence = locked?.license ?? manifest?.license
      if (!locked || typeof licence !== 'string')
        throw new Stop({
          en: `${folder} would be shipped, but ${locked ? 'names no licence' : 'is not in package-lock.json'}.`,
          pt: `${folder} iria no pacote, mas ${locked ? 'não diz sua licença' : 'não está no package-lock.json'}.`,
        })
      return {
        name,
        version: String(locked.version),
        licence,
        text: licenceText(join(root, folder)) ?? standardText(licence, manifest),
      }
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version, 'en'))
}

const LICENCE_FILE = /^(licen[cs]e|copying|notice)([.-].*)?$/i

/** Whatever the package says of its licence, in full; null when it has no such file, nor a part of its README. @param {string} folder */
function licenceText(folder) {
  const files = readdirSync(folder)
    .filter((name) => LICENCE_FILE.test(name) && isFile(join(folder, name)))
    .sort()
  if (files.length === 0) return fromReadme(folder)
  return files.map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim()).join('\n\n')
}

/** @param {string} folder */
function fromReadme(folder) {
  const name = readdirSync(folder).find((file) => /^readme(\.md|\.markdown)?$/i.test(file))
  if (!name) return null
  const [, section] = readFileSync(join(folder, name), 'utf8').split(/^#+ *licen[cs]e\b.*$/im)
  return section && /permission/i.test(section) ? section.replaceAll('\r\n', '\n').trim() : null
}

const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`

/** For a package that names a licence without bringing its words. @param {string} licence @param {{ author?: unknown } | null} manifest */
function standardText(licence, manifest) {
  const author = manifest?.author
  const holder =
    typeof author === 'string' ? author : typeof author === 'object' && author !== null && 'name' in author ? author.name : ''
  return licence === 'MIT' ? `MIT License\n\nCopyright (c) ${holder}\n\n${MIT}` : `${licence}, ${holder}`
}
