import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The packages with native code that the program loads, and the one file of each that is
 * this platform's. They are all that a package has in `node_modules`: the rest is bundled.
 * @param {{ platform?: string, arch?: string }} [machine]
 * @returns {{ name: string, binary: string }[]}
 */
export function natives({ platform = process.platform, arch = process.arch } = {}) {
  const suffix = { linux: '-gnu', win32: '-msvc' }[platform] ?? ''
  return [
    { name: 'better-sqlite3', binary: `prebuilds/${platform}-${arch}.node` },
    { name: 'keytar', binary: 'build/Release/keytar.node' },
    { name: `@napi-rs/keyring-${platform}-${arch}${suffix}`, binary: `keyring.${platform}-${arch}${suffix}.node` },
  ]
}

/** Their folders in the lockfile, and `@napi-rs/keyring`, which only chooses; those that are installed. @param {string} root */
export function nativePackages(root) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  return ['@napi-rs/keyring', ...natives().map(({ name }) => name)]
    .map((name) => `node_modules/${name}`)
    .filter((folder) => folder in packages && existsSync(join(root, folder)))
}
