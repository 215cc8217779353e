import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isFile } from './files.mjs'
import { Stop } from './say.mjs'

export const projectRoot = join(import.meta.dirname, '..')

/** SQLite's binding needs Node-API 10, which came with Node 22.14; on less it dies without a word. */
const enough = Number(process.versions.napi) >= 10

/**
 * The Node that runs the program: the one in node_modules where there is one for
 * this platform, else the one running now if it is new enough.
 * @param {string} [root]
 */
export function runtimeNode(root = projectRoot) {
  const windows = process.platform === 'win32'
  const folder = `node-${windows ? 'win' : process.platform}-${process.arch}`
  const bundled = join(root, 'node_modules', folder, 'bin', windows ? 'node.exe' : 'node')
  if (isFile(bundled)) return bundled
  if (enough) return process.execPath
  throw new Stop({
    en: `Disparo needs Node 22.14 or newer on this machine (this is ${process.version}), or an install without --omit=optional.`,
    pt: `O Disparo precisa do Node 22.14 ou mais novo nesta máquina (este é o ${process.version}), ou de uma instalação sem --omit=optional.`,
  })
}

/**
 * The script behind one of the commands that a package brings.
 * @param {string} root
 * @param {string} name package, also the command's name
 */
export function commandOf(root, name, command = name) {
  const folder = join(root, 'node_modules', name)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return join(folder, typeof bin === 'string' ? bin : bin[command])
}
