import { ensureBuilt } from './build.mjs'
import { bench, dev, gallery, killTest } from './develop.mjs'
import { ensureInstalled } from './install.mjs'
import { projectRoot } from './node.mjs'
import { enter, Stop } from './say.mjs'
import { start } from './start.mjs'
import { test } from './test.mjs'

/**
 * Behind `npm start`, `npm test` and the rest: plain Node 20, no dependency. Each
 * first installs and builds what is missing and says so in one line.
 */
const COMMANDS = {
  start,
  test,
  dev,
  bench,
  gallery,
  'kill-test': killTest,
  /** Loaded only then: it is the one command that needs the packaging tools. @param {string} root @param {string[]} args */
  async package(root, args) {
    const { packageApp } = await import('./package/index.mjs')
    return packageApp(root, args)
  },
  /** @param {string} root */
  async build(root) {
    await ensureInstalled(root)
    await ensureBuilt(root, { force: true })
    return 0
  },
}

await enter(async () => {
  const [name = '', ...args] = process.argv.slice(2)
  if (!Object.hasOwn(COMMANDS, name)) {
    const names = Object.keys(COMMANDS).join(' | ')
    throw new Stop({ en: `Usage: node scripts/run.mjs ${names}`, pt: `Uso: node scripts/run.mjs ${names}` }, 2)
  }
  return COMMANDS[/** @type {keyof typeof COMMANDS} */ (name)](projectRoot, args)
})
