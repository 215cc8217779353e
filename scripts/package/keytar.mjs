import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { childEnv } from '../child.mjs'
import { isFile } from '../files.mjs'
import { ensureInstalled } from '../install.mjs'
import { npm } from '../npm.mjs'
import { Stop, say } from '../say.mjs'

const FROM_SOURCE = { npm_config_build_from_source: 'keytar' }

/**
 * Compiles keytar for a package. Its install script first tries to download a binary, which no
 * lockfile covers: what is shipped is compiled here, from the sources that the lockfile covers.
 * @param {string} root
 * @returns {Promise<string>} the binary
 * @throws {Stop} where it doesn't compile
 */
export async function buildKeytar(root) {
  const folder = join(root, 'node_modules', 'keytar')
  say({ en: 'Compiling keytar from its sources…', pt: 'Compilando o keytar a partir do código-fonte…' })
  // npm leaves an optional package out when its script failed, sources and all.
  if (!isFile(join(folder, 'package.json'))) {
    Object.assign(process.env, FROM_SOURCE)
    await ensureInstalled(root, { force: true })
  }
  rmSync(join(folder, 'build'), { recursive: true, force: true })
  const { code, output } = await npm(root, ['rebuild', 'keytar', '--build-from-source', '--foreground-scripts'], {
    env: { ...childEnv(), ...FROM_SOURCE },
    stdout: 'collect',
  })
  const binary = join(folder, 'build', 'Release', 'keytar.node')
  // node-gyp leaves this beside it; a download does not.
  if (code === 0 && isFile(binary) && isFile(join(folder, 'build', 'config.gypi'))) return binary
  process.stderr.write(output)
  throw new Stop({
    en: 'keytar could not be compiled. It needs a C++ compiler, make and Python, and on Linux libsecret-1-dev.',
    pt: 'Não foi possível compilar o keytar. Ele precisa de um compilador C++, make e Python e, no Linux, de libsecret-1-dev.',
  })
}
