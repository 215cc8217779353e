import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'

/** What each of the three builds took in, written down by it. */
export const SHIPPED_LISTS = ['main', 'preload', 'renderer'].map((part) => join('out', `shipped-${part}.json`))

/**
 * Vite: writes down which packages a build took code or styles from. Most of what is
 * shipped is a development dependency that became part of a bundle, which no lockfile
 * tells; what a build only used is not in it.
 * @param {string} root
 * @param {'main' | 'preload' | 'renderer'} part
 * @returns {import('vite').Plugin}
 */
export function noteShipped(root, part) {
  /** @type {Set<string>} */
  const folders = new Set()
  return {
    name: 'disparo:shipped',
    apply: 'build',
    transform: {
      order: 'post',
      handler(_code, id) {
        // Styles leave no module behind in a chunk.
        const folder = /\.css(\?|$)/.test(id) ? packageFolder(id) : null
        if (folder) folders.add(folder)
      },
    },
    generateBundle(_options, bundle) {
      for (const output of Object.values(bundle)) {
        if (output.type !== 'chunk') continue
        for (const id of Object.keys(output.modules)) {
          const folder = packageFolder(id)
          if (folder) folders.add(folder)
        }
      }
    },
    writeBundle() {
      const file = join(root, 'out', `shipped-${part}.json`)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, `${JSON.stringify([...folders].sort(), null, 2)}\n`)
    },
  }
}

/** `node_modules/@scope/name` as the lockfile writes it, nested ones too. @param {string} id a module's file, as the bundler names it */
export function packageFolder(id) {
  const path = id.replace(/^\0/, '').split(sep).join('/')
  const found = /(?:^|\/)(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/@][^/]*)\//.exec(path)
  return found?.[1] ?? null
}

/** All three lists as one. @param {string} root @returns {string[]} */
export const bundledPackages = (root) =>
  [...new Set(SHIPPED_LISTS.flatMap((list) => JSON.parse(readFileSync(join(root, list), 'utf8'))))].sort()
