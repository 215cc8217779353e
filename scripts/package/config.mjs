import { createPublicKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Stop } from '../say.mjs'

/** @typedef {{ [key: string]: any }} Config electron-builder's */
/** @typedef {{ version: string, dist: string, app: string }} OldElectron the runtime of the tests, and the program as it can run it */

/**
 * electron-builder's settings for one build: those of `electron-builder.json`, and what only this build knows.
 * @param {string} root
 * @param {{ release: boolean, electronDist: string | null, old: OldElectron | null, env: NodeJS.ProcessEnv }} build
 * @returns {Config}
 */
export function builderConfig(root, { release, electronDist, old, env }) {
  /** @type {Config} */
  const config = JSON.parse(readFileSync(join(root, 'electron-builder.json'), 'utf8'))
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  config.electronVersion = manifest.devDependencies.electron
  if (electronDist) config.electronDist = electronDist
  const notes = releaseNotes(root, manifest.version)
  if (notes) config.releaseInfo = { releaseNotes: notes }
  /** @type {Config} */
  const metadata = {}
  if (env.DISPARO_HOMEPAGE) metadata.homepage = env.DISPARO_HOMEPAGE
  const updates = updatesOf(env)
  if (updates) {
    metadata.updates = updates
    config.publish = { provider: 'generic', url: updates.url }
  }
  if (release) {
    config.forceCodeSigning = process.platform !== 'linux'
  } else if (process.platform === 'darwin') {
    // Apple's processors start nothing without a signature: this one says nothing about who made it.
    config.mac = { ...config.mac, identity: '-', notarize: false }
  }
  if (old) {
    metadata.type = 'commonjs'
    forOldElectron(config, old)
  }
  config.extraMetadata = metadata
  return config
}

/**
 * Where this build looks for a newer one, and the key that must have signed it; null: nowhere.
 * @param {NodeJS.ProcessEnv} env DISPARO_UPDATE_URL, DISPARO_SIGNING_KEY (Ed25519, PEM)
 * @returns {{ url: string, publicKey: string } | null} the key as base64 of its SPKI form
 */
export function updatesOf({ DISPARO_UPDATE_URL: url, DISPARO_SIGNING_KEY: key }) {
  if (!url?.trim()) return null
  const isLocal = URL.canParse(url) && new URL(url).protocol === 'http:' && new URL(url).hostname === '127.0.0.1'
  if (!URL.canParse(url) || !(new URL(url).protocol === 'https:' || isLocal))
    throw new Stop({
      en: 'DISPARO_UPDATE_URL must be an https address.',
      pt: 'DISPARO_UPDATE_URL precisa ser um endereço https.',
    })
  if (!key?.trim())
    throw new Stop({
      en: 'A build with DISPARO_UPDATE_URL needs DISPARO_SIGNING_KEY: an update is taken only when that key signed it.',
      pt: 'Um pacote com DISPARO_UPDATE_URL precisa de DISPARO_SIGNING_KEY: uma atualização só é aceita se assinada por essa chave.',
    })
  return { url, publicKey: createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64') }
}

/**
 * A package to try, never to ship: the tests' runtime is an Electron of 2023, which takes no ES
 * module, has one fuse less, and needs its own SQLite.
 * @param {Config} config
 * @param {OldElectron} old
 */
function forOldElectron(config, { version, dist, app }) {
  config.electronVersion = version
  config.electronDist = dist
  config.electronFuses = { ...config.electronFuses }
  delete config.electronFuses.grantFileProtocolExtraPrivileges
  const sqlite = 'node_modules/better-sqlite3/prebuilds'
  config.files = [
    ...config.files.filter((/** @type {string} */ pattern) => !pattern.startsWith('out/') && !pattern.startsWith(sqlite)),
    { from: join(app, 'out'), to: 'out' },
    { from: join(app, sqlite), to: sqlite },
  ]
}

/** What CHANGELOG.md says of a version: the window shows it with the update. Empty where it says nothing. @param {string} root @param {string} version */
export function releaseNotes(root, version) {
  const sections = readFileSync(join(root, 'CHANGELOG.md'), 'utf8').split(/^## /m).slice(1)
  const section = sections.find((text) => text.split(/\s/, 1)[0] === version)
  // The window shows text: marks would stand there as they are.
  return section?.slice(section.indexOf('\n')).replaceAll('**', '').trim() ?? ''
}
