import { readdirSync, readFileSync } from 'node:fs'
import { join, posix, resolve, sep } from 'node:path'
import { describe, expect, it } from 'vitest'

/**
 * The map of the rooms, kept true: which folder may import from which folder, and
 * which packages. The longest matching room counts. A package that no room lists
 * fails here: decide where it belongs and add it to that room's line.
 */
type Room = { rooms: string[]; packages: RegExp; globals?: RegExp }

/** `src-core` computes: no clock, no chance, no I/O, no window. */
const IMPURE = /\b(?:Date\.now|new Date\(\)|Math\.random|process\.|window\.|document\.|fetch\(|localStorage|setTimeout|crypto\.)/

const MAIN_SHARED = [
  'src-core',
  'src-main/clock.ts',
  'src-main/disk',
  'src-main/generator.ts',
  'src-main/problem.ts',
  'src-main/sleep.ts',
  'resources',
]
const FLOORS = ['app', 'pages', 'studio', 'components', 'shared', 'connection', 'i18n'].map((floor) => `src-renderer/${floor}`)
const PAGES = readdirSync(resolve(import.meta.dirname, '../../src-renderer/pages'))
/** Who loads which sentences: the window none of the command line's and the report's. */
const sentences = (...names: string[]): string[] =>
  names.flatMap((name) => [`locales/pt-BR/${name}.json`, `locales/en/${name}.json`])
const READ_BY = {
  window: sentences('window', 'pages', 'problems', 'rules'),
  main: sentences('window', 'pages', 'cli', 'desktop', 'report', 'rules'),
}
const ROOMS: Record<string, Room> = {
  'src-core': { rooms: ['src-core', 'resources'], packages: /^(zod|libphonenumber-js\/min)$/, globals: IMPURE },
  'src-core/variables': { rooms: ['src-core', 'resources'], packages: /^(zod|diff)$/, globals: IMPURE },
  'src-core/diff': { rooms: ['src-core', 'resources'], packages: /^(zod|diff)$/, globals: IMPURE },
  'src-core/contract': { rooms: ['src-core'], packages: /^(zod|@orpc\/contract)$/, globals: IMPURE },
  // The window's floors, the roof first: each may use those beneath it, and no page another one.
  'src-renderer': {
    rooms: ['src-core', ...FLOORS],
    packages: /^(react-dom\/client|@mantine\/(core|notifications)\/styles\.css)$/,
  },
  'src-renderer/app': {
    rooms: ['src-core', ...FLOORS],
    packages:
      /^(react|react-i18next|wouter(\/.*)?|@mantine\/(core|hooks|notifications|spotlight(\/styles\.css)?)|@tanstack\/react-query|@tabler\/icons-react)$/,
  },
  ...Object.fromEntries(
    PAGES.map((page) => [
      `src-renderer/pages/${page}`,
      {
        rooms: ['src-core', ...FLOORS.slice(2)],
        packages:
          /^(react|react-i18next|wouter|@mantine\/(core|hooks)|@tanstack\/react-(query|virtual)|@xyflow\/react(\/dist\/base\.css)?|@tabler\/icons-react)$/,
      },
    ]),
  ),
  // The charts, which no other page loads.
  'src-renderer/pages/rehearsal': {
    rooms: ['src-core', ...FLOORS.slice(2)],
    packages:
      /^(react|react-i18next|wouter|@mantine\/(core|charts(\/styles\.css)?)|@tanstack\/react-query|@tabler\/icons-react)$/,
  },
  'src-renderer/studio': {
    rooms: ['src-core', ...FLOORS.slice(3)],
    packages:
      /^(react|react-i18next|i18next|wouter|@mantine\/(core|hooks)|@tanstack\/react-query|@tabler\/icons-react|@codemirror\/(state|view|commands|autocomplete))$/,
  },
  'src-renderer/components': {
    rooms: ['src-core', ...FLOORS.slice(4)],
    packages:
      /^(react|react-i18next|i18next|wouter(\/.*)?|@mantine\/(core|hooks|notifications)|@tanstack\/react-query|@tabler\/icons-react)$/,
  },
  'src-renderer/shared': {
    rooms: ['src-core', ...FLOORS.slice(5)],
    packages:
      /^(react(\/jsx-runtime)?|react-i18next|i18next|@mantine\/(hooks|notifications)|@tanstack\/react-query|@orpc\/client)$/,
  },
  'src-renderer/connection': {
    rooms: ['src-core', 'src-renderer/shared/store.ts'],
    packages: /^(react|@tanstack\/react-query|@orpc\/(client|contract|tanstack-query)(\/.*)?|zod)$/,
  },
  'src-renderer/i18n': {
    rooms: ['src-core', ...READ_BY.window],
    packages: /^(react|react-i18next|i18next|@tanstack\/react-query)$/,
  },
  'src-main': { rooms: ['src-main', 'src-core', 'resources', 'package.json'], packages: /^(@orpc\/server|node:.*)$/ },
  'src-main/i18n.ts': { rooms: READ_BY.main, packages: /^i18next$/ },
  'src-main/api': {
    rooms: [
      ...MAIN_SHARED,
      'src-main/api',
      'src-main/jobs',
      'src-main/keychain',
      'src-main/providers',
      'src-main/report',
      'src-main/signature',
      'src-main/i18n.ts',
      'src-main/context.ts',
      'package.json',
    ],
    packages: /^@orpc\/server(\/.*)?$/,
  },
  'src-main/store': {
    rooms: [
      ...MAIN_SHARED,
      'src-main/sqlite',
      'src-main/store',
      'src-main/providers',
      'src-main/keychain',
      'src-main/data-dir.ts',
    ],
    packages: /^(better-sqlite3|ulid|node:.*)$/,
  },
  'src-main/store/migrations': { rooms: ['src-main/store/migrations'], packages: /^better-sqlite3$/ },
  'src-main/keychain': { rooms: ['src-core', 'src-main/keychain'], packages: /^(keytar|@napi-rs\/keyring|node:.*)$/ },
  'src-main/transport': { rooms: ['src-main/transport'], packages: /^node:.*$/ },
  'src-main/providers': { rooms: ['src-core', 'src-main/providers', 'src-main/transport'], packages: /^(zod|node:.*)$/ },
  'src-main/jobs': {
    rooms: [
      ...MAIN_SHARED,
      'src-main/jobs',
      'src-main/rehearsal',
      'src-main/backup',
      'src-main/providers',
      'src-main/store',
      'src-main/context.ts',
      'src-main/bundle',
      'src-main/contacts',
      'src-main/consent',
    ],
    packages: /^node:.*$/,
  },
  'src-main/backup': {
    rooms: ['src-core', 'src-main/backup', 'src-main/disk', 'src-main/store', 'src-main/data-dir.ts'],
    packages: /^(zod|node:.*)$/,
  },
  'src-main/disk': { rooms: ['src-main/disk'], packages: /^node:.*$/ },
  'src-main/sqlite': { rooms: ['src-main/sqlite', 'src-main/disk'], packages: /^(better-sqlite3|node:.*)$/ },
  'src-main/contacts': { rooms: ['src-core', 'src-main/contacts', 'src-main/disk'], packages: /^(zod|node:.*)$/ },
  'src-main/rehearsal': {
    rooms: ['src-core', 'src-main/rehearsal', 'src-main/bundle', 'src-main/contacts', 'src-main/disk'],
    packages: /^(better-sqlite3|node:.*)$/,
  },
  'src-main/signature': {
    rooms: ['src-core', 'src-main/signature', 'src-main/keychain', 'src-main/disk', 'src-main/clock.ts'],
    packages: /^(@scure\/bip39\/wordlists\/portuguese\.js|zod|node:.*)$/,
  },
  'src-main/bundle': {
    rooms: ['src-core', 'src-main/bundle', 'src-main/signature', 'src-main/sqlite'],
    packages: /^(fflate|better-sqlite3|pg|zod|node:.*)$/,
  },
  'src-main/delivery': {
    rooms: ['src-core', 'src-main/delivery', 'src-main/bundle', 'src-main/transport'],
    packages: /^(zod|node:.*)$/,
  },
  'src-main/crm-kit': {
    rooms: ['src-core', 'src-main/crm-kit', 'src-main/bundle', 'src-main/disk'],
    packages: /^(better-sqlite3|zod|node:.*)$/,
  },
  'src-main/live': {
    rooms: [
      ...MAIN_SHARED,
      'src-main/live',
      'src-main/bundle',
      'src-main/contacts',
      'src-main/jobs',
      'src-main/providers',
      'src-main/training',
      'src-main/context.ts',
      'src-main/i18n.ts',
    ],
    packages: /^node:.*$/,
  },
  'src-main/rehearsal/large': {
    rooms: ['src-core', 'src-main/rehearsal', 'src-main/contacts', 'src-main/disk'],
    packages: /^(@duckdb\/node-api|node:.*)$/,
  },
  // The simulators are built from the providers' documents, never from the adapters.
  'src-main/training': {
    rooms: ['src-core', 'src-main/training', 'src-main/clock.ts', 'src-main/sleep.ts'],
    packages: /^(zod|node:.*)$/,
  },
  'src-main/training/training-mode.ts': { rooms: ['src-core', 'src-main/training', 'src-main/providers'], packages: /^$/ },
  'src-main/updates': {
    rooms: ['src-core', 'src-main/updates', 'src-main/clock.ts', 'src-main/problem.ts'],
    packages: /^(electron-updater(\/.*)?|builder-util-runtime|node:.*)$/,
  },
  'src-main/headless': { rooms: ['src-core', 'src-main', 'package.json'], packages: /^(@orpc\/(server|contract)|node:.*)$/ },
  'src-main/shells': {
    rooms: ['src-core', 'src-main'],
    packages: /^(ws|zod|electron-updater|electron(\/.*)?|@orpc\/(server(\/.*)?|standard-server-peer)|node:.*)$/,
  },
}

const root = resolve(import.meta.dirname, '../..')
const files = ['src-core', 'src-main', 'src-renderer'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => `${folder}/${name.split(sep).join('/')}`),
)

const within = (path: string, room: string): boolean => path === room || path.startsWith(`${room}/`)

function roomOf(file: string): [string, Room] {
  const name = Object.keys(ROOMS)
    .filter((candidate) => within(file, candidate))
    .sort((a, b) => b.length - a.length)[0]
  const room = name === undefined ? undefined : ROOMS[name]
  if (name === undefined || room === undefined) throw new Error(`${file} is in no room`)
  return [name, room]
}

const IMPORT = /(?:^|\n)\s*(?:import|export)\s(?:[^'";]*?\sfrom\s)?\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g
const LOCAL: [RegExp, string][] = [
  [/^#core\/(.+)$/, 'src-core/$1'],
  [/^#locales\/(.+)$/, 'locales/$1'],
  [/^#resources\/(.+)$/, 'resources/$1'],
]

const importsOf = (file: string): string[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? '')

/** The path in the project that an import means; undefined: a package. */
function targetOf(file: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(file), specifier)
  const alias = LOCAL.find(([pattern]) => pattern.test(specifier))
  return alias && specifier.replace(alias[0], alias[1])
}

/** The files that a file imports, for their types too. */
const filesOf = (file: string): string[] =>
  importsOf(file).flatMap((specifier) => {
    const target = targetOf(file, specifier)
    const found = [target, `${target}/index.ts`].find((path) => path !== undefined && files.includes(path))
    return found ?? []
  })

/** The first circle of imports that a walk from these files meets, as the way around it; null: there is none. */
function circleIn(graph: ReadonlyMap<string, readonly string[]>): string[] | null {
  const done = new Set<string>()
  const walk = (file: string, way: readonly string[]): string[] | null => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file]
    if (done.has(file)) return null
    for (const next of graph.get(file) ?? []) {
      const circle = walk(next, [...way, file])
      if (circle) return circle
    }
    done.add(file)
    return null
  }
  for (const file of graph.keys()) {
    const circle = walk(file, [])
    if (circle) return circle
  }
  return null
}

describe('the map of the rooms', () => {
  it.each(files)('%s imports only what its room may', (file) => {
    const [name, room] = roomOf(file)
    for (const specifier of importsOf(file)) {
      const target = targetOf(file, specifier)
      if (target === undefined)
        expect(specifier, `${file}: package not listed for the room ${name} in test/house/rooms.test.ts`).toMatch(room.packages)
      else
        expect(
          room.rooms.some((allowed) => within(target, allowed)) || within(target, name),
          `${file}: the room ${name} may not import ${specifier}`,
        ).toBe(true)
    }
  })

  it.each(files.filter((file) => roomOf(file)[1].globals))('%s has no clock, no chance and no I/O', (file) => {
    const code = readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
    expect(code).not.toMatch(IMPURE)
  })

  it('sees a circle, and only a circle', () => {
    const diamond = new Map([
      ['a', ['b', 'c']],
      ['b', ['d']],
      ['c', ['d']],
      ['d', []],
    ])
    expect(circleIn(diamond)).toBeNull()
    expect(circleIn(new Map([...diamond, ['d', ['c']]]))).toEqual(['d', 'c', 'd'])
  })

  it('has no circle of imports', () => {
    expect(circleIn(new Map(files.map((file) => [file, filesOf(file)])))).toBeNull()
  })

  it('gives every folder of the core a front door', () => {
    for (const folder of readdirSync(join(root, 'src-core'), { withFileTypes: true }))
      if (folder.isDirectory()) expect(files).toContain(`src-core/${folder.name}/index.ts`)
  })
})
