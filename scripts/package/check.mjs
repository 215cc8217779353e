import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { natives } from './natives.mjs'
import { asarLibrary, fusesLibrary } from './tools.mjs'

/** @typedef {{ folder: string, program: string, resources: string }} Unpacked an unpacked app, its program file and its resources folder */
/** @typedef {{ faults: string[], files: number, bytes: number, binaries: string[] }} Content `binaries`: native code, relative to the folder */

/** What our part of a package may weigh, packed; Electron's own is not ours to slim. Measured: 12 MB. */
const OURS_MAX_BYTES = 20 * 1024 ** 2

/** In app.asar: what runs, and nothing else. */
const ALLOWED = [
  /^package\.json$/,
  /^out\/main\/(index|keychain-child|contacts-worker|rehearsal-worker|gaps)\.js$/,
  /^out\/main\/(chunks|assets)\/[^/]+\.js$/,
  /^out\/preload\/preload\.cjs$/,
  /^out\/renderer\/(index\.html|icon\.svg|licences\.json|gaps\.js)$/,
  /^out\/renderer\/assets\/[^/]+\.(js|css|svg|png|woff2)$/,
  /^node_modules\/(better-sqlite3|keytar)\/(package\.json|LICENSE(\.md)?|lib\/.*\.js)$/,
  /^node_modules\/@napi-rs\/keyring(-[\w-]+)?\/(package\.json|LICENSE[\w.-]*|[\w-]+\.js)$/,
]

/** Always there. The keyring may be missing where npm has none for the platform. */
const REQUIRED = [
  'package.json',
  'out/main/index.js',
  'out/main/keychain-child.js',
  'out/main/contacts-worker.js',
  'out/main/rehearsal-worker.js',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
  'out/renderer/licences.json',
]

/**
 * What is wrong with a package by its list of files: only what runs is inside, all of what
 * runs is, and native code is this platform's and nobody else's.
 * @param {{ inside: string[], outside: string[], binaries: string[], resources: string }} listing
 *   files in app.asar; all files of the package, and those with native code; the resources' folder, relative to it
 * @returns {string[]}
 */
export function contentFaults({ inside, outside, binaries, resources }) {
  const native = natives().map(({ name, binary }) => `node_modules/${name}/${binary}`)
  const unpacked = native.map((path) => `${resources}/app.asar.unpacked/${path}`)
  return [
    ...inside
      .filter((path) => !native.includes(path) && !ALLOWED.some((pattern) => pattern.test(path)))
      .map((path) => `${path} has no business in app.asar`),
    ...[...REQUIRED, ...native].filter((path) => !inside.includes(path)).map((path) => `${path} is missing from app.asar`),
    ...unpacked.filter((path) => !binaries.includes(path)).map((path) => `${path} is missing, or is no native code`),
    ...binaries
      .filter((path) => path.startsWith(`${resources}/`) && !unpacked.includes(path))
      .map((path) => `${path} is native code that nothing loads`),
    ...['THIRD-PARTY-LICENCES.txt', 'resources/bundle.schema.json']
      .filter((path) => !outside.includes(`${resources}/${path}`))
      .map((path) => `${path} is missing from the resources`),
  ]
}

/**
 * Reads a package as it lies there, its fuses and its weight too.
 * @param {string} root
 * @param {Unpacked} unpacked
 * @param {Record<string, boolean>} fuses by their names in `electron-builder.json`
 * @returns {Promise<Content>}
 */
export async function checkPackage(root, unpacked, fuses) {
  const archive = join(unpacked.resources, 'app.asar')
  const listed = asarLibrary(root)
    .listPackage(archive, { isPack: false })
    .map((path) => slashes(path).replace(/^\//, ''))
  const folders = new Set(listed.map((path) => path.slice(0, Math.max(0, path.lastIndexOf('/')))))
  const inside = listed.filter((path) => !folders.has(path))
  const outside = filesIn(unpacked.folder).map((file) => slashes(relative(unpacked.folder, file)))
  const binaries = outside.filter((path) => isNative(join(unpacked.folder, path)))
  const resources = slashes(relative(unpacked.folder, unpacked.resources))
  const faults = [
    ...contentFaults({ inside, outside, binaries, resources }),
    ...(await wrongFuses(root, unpacked.program, fuses)),
  ]
  const bytes = filesIn(unpacked.resources).reduce((sum, file) => sum + statSync(file).size, 0)
  if (bytes > OURS_MAX_BYTES) faults.push(`the resources weigh ${bytes} bytes, more than ${OURS_MAX_BYTES}`)
  const { main } = JSON.parse(asarLibrary(root).extractFile(archive, 'package.json').toString())
  if (main !== './out/main/index.js') faults.push(`package.json starts ${main}`)
  return { faults, files: inside.length, bytes, binaries }
}

/** @param {string} path */
const slashes = (path) => path.split(sep).join('/')

/** @param {string} folder @returns {string[]} */
function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/** ELF, PE, and Mach-O in its four forms, by their first bytes: a name may be anything. */
const MAGIC = ['7f454c46', '4d5a', 'cffaedfe', 'cefaedfe', 'cafebabe', 'feedfacf']

/** @param {string} file */
function isNative(file) {
  const first = Buffer.alloc(4)
  const handle = openSync(file, 'r')
  try {
    readSync(handle, first, 0, 4, 0)
  } finally {
    closeSync(handle)
  }
  return MAGIC.some((magic) => first.toString('hex').startsWith(magic))
}

/** The builder's names are the library's with a small letter. @param {string} root @param {string} program @param {Record<string, boolean>} wanted */
async function wrongFuses(root, program, wanted) {
  const { FuseV1Options, getCurrentFuseWire } = fusesLibrary(root)
  const wire = await getCurrentFuseWire(program)
  return Object.entries(wanted).flatMap(([name, on]) => {
    const key = FuseV1Options[`${name.charAt(0).toUpperCase()}${name.slice(1)}`]
    // As it stands in the binary: the character 0 or 1.
    const state = key === undefined ? undefined : wire[key]
    return state === (on ? 0x31 : 0x30) ? [] : [`the fuse ${name} is not ${on ? 'on' : 'off'}`]
  })
}

/** Where the builder leaves an unpacked app. @param {string} dist @param {NodeJS.Platform} [platform] @param {string} [arch] @returns {Unpacked} */
export function unpackedIn(dist, platform = process.platform, arch = process.arch) {
  const suffix = arch === 'x64' ? '' : `-${arch}`
  if (platform === 'darwin') {
    const folder = join(dist, `mac${suffix}`, 'Disparo.app')
    return { folder, program: join(folder, 'Contents', 'MacOS', 'Disparo'), resources: join(folder, 'Contents', 'Resources') }
  }
  const folder = join(dist, platform === 'win32' ? `win${suffix}-unpacked` : `linux${suffix}-unpacked`)
  const name =
    platform === 'win32' ? 'Disparo.exe' : JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')).name
  return { folder, program: join(folder, name), resources: join(folder, 'resources') }
}
