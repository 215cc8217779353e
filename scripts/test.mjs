import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { childEnv, run } from './child.mjs'
import { readJsonIfThere } from './files.mjs'
import { commandOf, runtimeNode } from './node.mjs'
import { npm } from './npm.mjs'
import { Stop, say } from './say.mjs'
import { countPlaywright, countVitest, oneCheck, sum, total } from './test-count.mjs'
import { canOpenDisplay, ensureTestRuntime } from './test-electron/index.mjs'
import { ensureTestBrowser, ensureTestDependencies } from './test-tools.mjs'

/**
 * `npm test`: types, lint, build, unit and end-to-end tests, all of them whatever
 * fails on the way; the last line on stdout is the total. With arguments only the
 * files that match them, and what those need; with `--watch` again whenever something
 * that they read is saved.
 * @param {string} root
 * @param {string[]} args
 * @returns {Promise<number>} 0 when nothing failed
 */
export async function test(root, args) {
  await ensureTestDependencies(root)
  if (args.includes('--watch')) return watch(root, args)
  const reports = mkdtempSync(join(tmpdir(), 'disparo-test-'))
  try {
    const counts = args.length > 0 ? await some(root, reports, args) : await everything(root, reports)
    const all = sum(counts)
    process.stdout.write(`${total(all)}\n`)
    return all.failed === 0 ? 0 : 1
  } finally {
    rmSync(reports, { recursive: true, force: true })
  }
}

/** End-to-end specs are Playwright's, whatever else vitest's; the tests that need a build or a browser see to it themselves. */
const isSpec = (/** @type {string} */ arg) => /(^|[/\\])e2e([/\\]|$)|\.spec\b/.test(arg)

/** @param {string} root @param {string} reports @param {string[]} args */
async function some(root, reports, args) {
  const specs = args.filter(isSpec)
  const others = args.filter((arg) => !isSpec(arg))
  const options = others.filter((arg) => arg.startsWith('-'))
  const counts = specs.length === 0 || others.length > options.length ? [await unit(root, reports, others)] : []
  if (specs.length === 0) return counts
  const ready = (await ensureTestBrowser(root)) !== null && (await built(root)) === 0
  const shell = process.env.DISPARO_SHELL === 'electron' ? 'electron' : 'browser'
  return [
    ...counts,
    ready ? await endToEnd(root, reports, shell, [...specs.map((spec) => spec.replaceAll('\\', '/')), ...options]) : oneCheck(1),
  ]
}

/** @param {string} root @param {string[]} args */
async function watch(root, args) {
  const command = [commandOf(root, 'vitest'), ...args]
  return (await run(runtimeNode(root), command, { cwd: root, stdin: 'inherit', stdout: 'inherit' })).code
}

/** @param {string} root @param {string} reports */
async function everything(root, reports) {
  const chromium = await ensureTestBrowser(root)
  const counts = []
  // Beside the compiler, which keeps one processor busy: fetching waits, and what is compiled is so only once.
  const preparing = electronFor(root)
  for (const script of ['typecheck', 'lint']) {
    const { code } = await npm(root, ['run', '--silent', script], { env: childEnv(), stdout: 'inherit' })
    counts.push(named(script, oneCheck(code)))
  }
  // Before the unit tests: some of them run what was built.
  counts.push(named('build', oneCheck(await built(root))))
  const electron = await preparing
  counts.push(named('vitest', await unit(root, reports)))
  const inBrowser = named('playwright', chromium ? await endToEnd(root, reports, 'browser') : oneCheck(1))
  return [...counts, inBrowser, named('playwright in Electron', await inElectron(root, reports, electron, inBrowser))]
}

/** Whether there is an Electron to test in. Where CI runs there has to be. @param {string} root */
async function electronFor(root) {
  try {
    return canOpenDisplay() && (await ensureTestRuntime(root)) !== null
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    process.stderr.write(`${error.message}\n`)
    return false
  }
}

/** @param {string} name @param {import('./test-count.mjs').Count} count */
function named(name, count) {
  process.stderr.write(`— ${name}: ${total(count)}\n`)
  return count
}

/** @param {string} root */
async function built(root) {
  try {
    await ensureBuilt(root)
    return 0
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    process.stderr.write(`${error.message}\n`)
    return error.exitCode
  }
}

/** @param {string} root @param {string} reports @param {string[]} [wanted] files and options; none: all of them */
async function unit(root, reports, wanted = []) {
  const file = join(reports, 'vitest.json')
  const args = ['run', ...wanted, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { code } = await run(runtimeNode(root), [commandOf(root, 'vitest'), ...args], { cwd: root, stdout: 'inherit' })
  return countVitest(readJsonIfThere(file), code)
}

/** @param {string} root @param {string} reports @param {'browser' | 'electron'} shell @param {string[]} [wanted] */
async function endToEnd(root, reports, shell, wanted = []) {
  const file = join(reports, `playwright-${shell}.json`)
  const args = [commandOf(root, '@playwright/test', 'playwright'), 'test', ...wanted, '--reporter=list,json']
  const env = { ...childEnv(), DISPARO_SHELL: shell, PLAYWRIGHT_JSON_OUTPUT_FILE: file }
  const { code } = await run(runtimeNode(root), args, { cwd: root, env, stdout: 'inherit' })
  return countPlaywright(readJsonIfThere(file), code)
}

/**
 * The same specs in a real Electron, and those of its window alone.
 * @param {string} root @param {string} reports @param {boolean} there @param {import('./test-count.mjs').Count} inBrowser
 */
async function inElectron(root, reports, there, inBrowser) {
  if (there) return endToEnd(root, reports, 'electron')
  say({
    en: 'The end-to-end tests did not run in Electron: there is no runtime for this system, or no display (Xvfb).',
    pt: 'Os testes de ponta a ponta não rodaram no Electron: não há runtime para este sistema, ou não há tela (Xvfb).',
  })
  const missed = inBrowser.passed + inBrowser.failed + inBrowser.skipped
  return process.env.CI ? { passed: 0, failed: 1, skipped: missed - 1 } : { passed: 0, failed: 0, skipped: missed }
}
