import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { childEnv, run } from './child.mjs'
import { isFile, onPath } from './files.mjs'
import { ensureInstalled, installIsCurrent } from './install.mjs'
import { commandOf, runtimeNode } from './node.mjs'
import { say } from './say.mjs'
import { findChromium } from './window.mjs'

const mayUseApt = () => process.platform === 'linux' && process.getuid?.() === 0 && onPath('apt-get') !== null
const hasKeytar = (/** @type {string} */ root) => isFile(join(root, 'node_modules', 'keytar', 'build', 'Release', 'keytar.node'))

/** Debian keeps PostgreSQL's programs in a folder for each version, off PATH. */
const POSTGRES = '/usr/lib/postgresql'
const hasPostgres = () => {
  const versions = existsSync(POSTGRES) ? readdirSync(POSTGRES) : []
  return onPath('initdb') !== null || versions.some((version) => isFile(join(POSTGRES, version, 'bin', 'initdb')))
}
/** The tests start a server of their own: while this stands, Debian sets up none beside it. */
const NO_CLUSTER = '/etc/postgresql-common/createcluster.d/disparo-tests.conf'

/**
 * The dependencies, and on a Debian where we are root also what some tests need: for
 * the keychain a Secret Service to start, and libsecret's headers for keytar, which npm
 * leaves out when it doesn't compile; for the loader PostgreSQL, and for the consent scripts
 * MariaDB, too; for Electron's window a display, and what Chromium's packages need. Without them those tests skip and say so.
 * @param {string} root
 */
export async function ensureTestDependencies(root) {
  const wanted = []
  if (mayUseApt()) {
    if (!onPath('gnome-keyring-daemon')) wanted.push('gnome-keyring')
    if (['dbus-daemon', 'dbus-send', 'dbus-monitor'].some((name) => !onPath(name))) wanted.push('dbus')
    if (!onPath('Xvfb')) wanted.push('xvfb')
    if (!onPath('xdotool')) wanted.push('xdotool')
    if (!hasPostgres()) wanted.push('postgresql')
    if (!isFile('/usr/sbin/mariadbd')) wanted.push('mariadb-client-core', 'mariadb-server-core')
    const canCompile = ['python3', 'make', 'g++'].every((name) => onPath(name))
    if (canCompile && !hasKeytar(root) && !isFile('/usr/include/libsecret-1/libsecret/secret.h')) wanted.push('libsecret-1-dev')
  }
  const got = wanted.length > 0 && (await aptInstall(wanted))
  const again = got && wanted.includes('libsecret-1-dev') && installIsCurrent(root)
  await ensureInstalled(root, { force: again })
}

/**
 * A Chromium for the tests: CHROMIUM, the system's, Playwright's own, Debian's.
 * @param {string} root
 * @returns {Promise<string | null>} its program file; null after a line that says what to install
 */
export async function ensureTestBrowser(root) {
  const named = process.env.CHROMIUM
  if (named && isFile(named)) return named
  const found = findChromium() ?? (await playwrightChromium(root))
  if (found) return found
  if (mayUseApt() && (await aptInstall(['chromium']))) {
    const installed = findChromium()
    if (installed) return installed
  }
  say({
    en: 'The end-to-end tests need a browser: install Chromium or Chrome, or set CHROMIUM to its program file.',
    pt: 'Os testes de ponta a ponta precisam de um navegador: instale o Chromium ou o Chrome, ou aponte CHROMIUM para o programa.',
  })
  return null
}

/** @param {string} root */
async function playwrightChromium(root) {
  const node = runtimeNode(root)
  const ask = ['-p', "require('@playwright/test').chromium.executablePath()"]
  const program = (await run(node, ask, { cwd: root, stdout: 'collect' })).output.trim()
  // A download without the libraries it needs does not even tell its version.
  const works = async () =>
    isFile(program) && (await run(program, ['--version'], { stdout: 'collect', deadline: 20_000 })).code === 0
  if (await works()) return program
  say({
    en: "No Chromium found: fetching Playwright's own (up to 60 s)…",
    pt: 'Nenhum Chromium encontrado: baixando o do Playwright (até 60 s)…',
  })
  const install = [commandOf(root, '@playwright/test', 'playwright'), 'install', '--no-shell', 'chromium']
  await run(node, install, { cwd: root, stdout: 'collect', deadline: 60_000 })
  return (await works()) ? program : null
}

/** @param {string[]} packages @returns {Promise<boolean>} */
async function aptInstall(packages) {
  const names = packages.join(' ')
  say({ en: `Installing Debian packages: ${names}…`, pt: `Instalando pacotes Debian: ${names}…` })
  const options = /** @type {const} */ ({
    env: { ...childEnv(), DEBIAN_FRONTEND: 'noninteractive' },
    stdout: 'collect',
    deadline: 300_000,
  })
  const update = await run('apt-get', ['update'], options)
  if (packages.includes('postgresql')) {
    mkdirSync(dirname(NO_CLUSTER), { recursive: true })
    writeFileSync(NO_CLUSTER, 'create_main_cluster = false\n')
  }
  const install = await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], options)
  rmSync(NO_CLUSTER, { force: true })
  if (install.code !== 0) {
    process.stderr.write(`${update.output}${install.output}`)
    say({ en: `apt-get could not install ${names}.`, pt: `O apt-get não conseguiu instalar ${names}.` })
  }
  return install.code === 0
}
