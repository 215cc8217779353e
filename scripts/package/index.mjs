import { createHash, createPrivateKey, sign } from 'node:crypto'
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureBuilt } from '../build.mjs'
import { childEnv, run } from '../child.mjs'
import { electronRuntime, electronVersion } from '../electron.mjs'
import { ensureInstalled } from '../install.mjs'
import { runtimeNode } from '../node.mjs'
import { Stop, say } from '../say.mjs'
import { ensureOldApp, ensureTestRuntime, openDisplay } from '../test-electron/index.mjs'
import { OLD_VERSION } from '../test-electron/old-runtime.mjs'
import { checkPackage, unpackedIn } from './check.mjs'
import { builderConfig } from './config.mjs'
import { buildKeytar } from './keytar.mjs'
import { demandForRelease } from './release.mjs'
import { billOfMaterials } from './sbom.mjs'
import { smokeProgram } from './smoke.mjs'
import { builderProgram, ensurePackagingTools } from './tools.mjs'

/**
 * `npm run package`: the program as a package for this system, looked into and started once.
 * Without a word: the unpacked app and an archive of it, with nothing downloaded that is not
 * there. `--installers` makes what people install (AppImage and deb, nsis, dmg and zip), whose
 * tools the builder downloads. `--release` is that, signed, or nothing.
 * @param {string} root
 * @param {string[]} args
 */
export async function packageApp(root, args) {
  const { values } = parseArgs({ args, options: { installers: { type: 'boolean' }, release: { type: 'boolean' } } })
  const release = values.release === true
  const installers = release || values.installers === true
  if (release) demandForRelease(process.platform, process.env)

  await ensureInstalled(root)
  await ensurePackagingTools(root)
  await buildKeytar(root)
  await ensureBuilt(root)
  const old = release ? null : await oldElectron(root)
  const own = electronRuntime(root)
  const config = builderConfig(root, { release, electronDist: own && dirname(own), old, env: process.env })
  const dist = join(root, config.directories.output)
  rmSync(dist, { recursive: true, force: true })
  await build(root, config, installers)

  const unpacked = unpackedIn(dist)
  const { faults, files, bytes, binaries } = await checkPackage(root, unpacked, config.electronFuses)
  if (faults.length > 0)
    throw new Stop({
      en: `The package is not what it should be:\n${faults.join('\n')}`,
      pt: `O pacote não está como deveria:\n${faults.join('\n')}`,
    })
  const size = Math.round(bytes / 1024 ** 2)
  say({
    en: `Checked: ${files} files, ${size} MB besides Electron, ${binaries.length} native binaries, every fuse.`,
    pt: `Conferido: ${files} arquivos, ${size} MB além do Electron, ${binaries.length} binários nativos, todos os fusíveis.`,
  })
  await smoke(unpacked.program, release)

  const name = `${config.productName}-${JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version}-${process.platform}-${process.arch}${old ? `-electron${old.version}-test` : ''}`
  const bom = await billOfMaterials(root, { electron: config.electronVersion, folder: unpacked.folder, binaries })
  writeFileSync(join(dist, `${name}.cdx.json`), `${JSON.stringify(bom, null, 2)}\n`)
  copyFileSync(join(unpacked.resources, 'THIRD-PARTY-LICENCES.txt'), join(dist, `${name}.licences.txt`))
  if (!installers) await archive(dist, unpacked.folder, name)
  finish(dist, name, process.env.DISPARO_SIGNING_KEY)
  for (const file of artifacts(dist)) process.stdout.write(`${join(config.directories.output, file)}\n`)
  return 0
}

/**
 * Where Electron's own runtime is not there and can't be fetched, that of the tests: such a
 * package can be looked into and tried, and its name says that it is none to ship.
 * @param {string} root
 * @returns {Promise<import('./config.mjs').OldElectron | null>}
 */
async function oldElectron(root) {
  const runtime = await ensureTestRuntime(root)
  if (!runtime?.old) return null
  const dist = mkdtempSync(join(tmpdir(), 'disparo-electron-'))
  say({
    en: `Electron ${electronVersion(root)} can't be fetched: packing for Electron ${OLD_VERSION}, to try and not to ship.`,
    pt: `Não foi possível baixar o Electron ${electronVersion(root)}: empacotando para o Electron ${OLD_VERSION}, para testar e não para distribuir.`,
  })
  // Without the small app that stands in for Electron's own: the package brings its own.
  await run('cp', ['-r', `${dirname(runtime.program)}/.`, dist])
  rmSync(join(dist, 'resources', 'app'), { recursive: true, force: true })
  process.once('exit', () => rmSync(dist, { recursive: true, force: true }))
  return { version: OLD_VERSION, dist, app: await ensureOldApp(root) }
}

/** @param {string} root @param {import('./config.mjs').Config} config @param {boolean} installers */
async function build(root, config, installers) {
  const folder = mkdtempSync(join(tmpdir(), 'disparo-package-'))
  try {
    const file = join(folder, 'electron-builder.json')
    writeFileSync(file, JSON.stringify(config))
    const args = ['--projectDir', root, '--config', file, '--publish', 'never', ...(installers ? [] : ['--dir'])]
    const { code } = await run(runtimeNode(root), [builderProgram(root), ...args], { cwd: root, env: childEnv() })
    if (code !== 0)
      throw new Stop({ en: `electron-builder failed (code ${code}).`, pt: `O electron-builder falhou (código ${code}).` })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @param {string} program @param {boolean} release */
async function smoke(program, release) {
  const display = await openDisplay()
  if (display === null) {
    const sentence = {
      en: 'The package was not started: there is no display, and no Xvfb to make one.',
      pt: 'O pacote não foi iniciado: não há tela, nem Xvfb para criar uma.',
    }
    if (release) throw new Stop(sentence)
    return say(sentence)
  }
  try {
    const env = display.display === undefined ? {} : { DISPLAY: display.display }
    const { ok, output } = await smokeProgram(program, { env })
    if (!ok) {
      process.stderr.write(output)
      throw new Stop({ en: 'The package does not start.', pt: 'O pacote não inicia.' })
    }
    say({
      en: 'Started: the window showed itself and its page was answered.',
      pt: 'Iniciado: a janela apareceu e a página foi respondida.',
    })
  } finally {
    display.close()
  }
}

/** With the tar of the system: the builder would download one. @param {string} dist @param {string} folder @param {string} name */
async function archive(dist, folder, name) {
  const file = `${name}.tar.gz`
  const { code, output } = await run('tar', ['-czf', file, '-C', dirname(folder), basename(folder)], {
    cwd: dist,
    stdout: 'collect',
  })
  if (code !== 0) throw new Stop({ en: `tar failed: ${output}`, pt: `O tar falhou: ${output}` })
}

/** The files that are handed on. @param {string} dist */
const artifacts = (dist) =>
  readdirSync(dist)
    .filter((name) => statSync(join(dist, name)).isFile() && !name.startsWith('builder-'))
    .sort()

/**
 * Checksums of everything, and where there is a key a signature of them, and of each feed file:
 * without it an update is not even looked at.
 * @param {string} dist @param {string} name @param {string | undefined} pem Ed25519
 */
function finish(dist, name, pem) {
  const key = pem?.trim() ? createPrivateKey(pem) : null
  const signed = (/** @type {string} */ file) => {
    if (key) writeFileSync(`${file}.sig`, sign(null, readFileSync(file), key).toString('base64'))
  }
  for (const feed of artifacts(dist).filter((name) => /^latest.*\.yml$/.test(name))) signed(join(dist, feed))
  const sums = artifacts(dist).map(
    (name) =>
      `${createHash('sha256')
        .update(readFileSync(join(dist, name)))
        .digest('hex')}  ${name}\n`,
  )
  const list = join(dist, `${name}.sha256`)
  writeFileSync(list, sums.join(''))
  signed(list)
}
