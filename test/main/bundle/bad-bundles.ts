import { expect } from 'vitest'
import { type BundleErrorCode, canonicalJson } from '#core/bundle'
import { bytesOf, exampleBytes, exampleFiles, type Files, parse, patchHeaders, repack, resign } from './archives.ts'

/** What is wrong, the file, and how it is refused. */
export type BadBundle = [string, Uint8Array, BundleErrorCode, object]

export const PATHS = Object.keys(exampleFiles())
export const PARTS = PATHS.filter((path) => path !== 'manifest.json')
/** 42 kB that no packer makes smaller; always the same. */
const noise = Uint8Array.from({ length: 42_000 }, (_, at) => (at * at * 31 + at * 17) >>> 3)
const MB = 1024 * 1024

function without(files: Files, path: string): Files {
  const { [path]: _gone, ...rest } = files
  return rest
}

const edited = (path: string, change: (value: Record<string, unknown>) => void): Files => {
  const files = exampleFiles()
  const value = parse(files, path)
  change(value)
  return resign({ ...files, [path]: bytesOf(canonicalJson(value)) })
}

const withManifest = (text: string): Files => ({ ...exampleFiles(), 'manifest.json': bytesOf(text) })

/** One place of each kind in which a download may end. */
function cutOff(): BadBundle[] {
  const whole = exampleBytes()
  const text = Buffer.from(whole).toString('latin1')
  const directory = text.indexOf('PK\u0001\u0002')
  const end = text.lastIndexOf('PK\u0005\u0006')
  return [
    ['in the first signature', 3],
    ['behind the first signature', 4],
    ['in the first header', 20],
    ['in the first name', 33],
    ['in packed data', 200],
    ['before the directory', directory],
    ['in the directory', directory + 60],
    ['before the end record', end],
    ['in the end record', end + 10],
    ['before the seal', end + 22],
    ['in the seal', whole.length - 1],
  ].map(([where, length]): BadBundle => {
    const bytes = Number(length)
    return [`a file cut off ${where}`, whole.subarray(0, bytes), bytes < 4 ? 'not-a-zip' : 'truncated', { bytes }]
  })
}

const renamed = (from: string, to: string): Files => ({
  ...without(exampleFiles(), from),
  [to]: exampleFiles()[from] ?? new Uint8Array(),
})

const ARCHIVES: BadBundle[] = [
  ['an empty file', new Uint8Array(), 'not-a-zip', { bytes: 0 }],
  ['a text', bytesOf('{"format": "disparo-bundle"}'), 'not-a-zip', { bytes: 28 }],
  ['something after the end', new Uint8Array([...exampleBytes(), 0]), 'truncated', { bytes: exampleBytes().length + 1 }],
  ['something before the start', new Uint8Array([1, ...exampleBytes()]), 'damaged-archive', {}],
  ['a file of 33 MB', new Uint8Array(33 * MB), 'file-too-large', { bytes: 33 * MB, limit: 32 * MB }],
  [
    'ten thousand and one files',
    repack(Object.fromEntries(Array.from({ length: 10_001 }, (_, at) => [`${at}`, new Uint8Array()]))),
    'too-many-files',
    { count: 10_001, limit: 10_000 },
  ],
  [
    'a file that unpacks to 20 MB',
    repack({ 'numbers.json': new Uint8Array(20 * MB) }),
    'entry-too-large',
    { path: 'numbers.json', bytes: 20 * MB, limit: 8 * MB },
  ],
  [
    'a file packed a thousand times smaller',
    repack({ 'numbers.json': new Uint8Array(4 * MB) }),
    'expands-too-much',
    { path: 'numbers.json', bytes: 4 * MB, ratio: expect.toSatisfy((ratio: number) => ratio > 900) },
  ],
  [
    'nine files that claim 8 MB each',
    patchHeaders(repack(Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`${at}`, [noise, { level: 0 }]]))), {
      local: [22, 8 * MB, 4],
      central: [24, 8 * MB, 4],
    }),
    'expands-too-much',
    { path: '8', bytes: 72 * MB, ratio: 200 },
  ],
  [
    'a bomb that claims to be small',
    patchHeaders(repack({ 'numbers.json': new Uint8Array(20 * MB) }), { local: [22, 10, 4], central: [24, 10, 4] }),
    'damaged-entry',
    { path: 'numbers.json' },
  ],
  [
    'a file that claims to be larger than it is',
    patchHeaders(repack({ 'numbers.json': bytesOf('[]') }), { local: [22, 3, 4], central: [24, 3, 4] }),
    'damaged-entry',
    { path: 'numbers.json' },
  ],
  [
    'a directory that says something else than the file',
    patchHeaders(repack({ 'numbers.json': bytesOf('[]') }), { central: [24, 3, 4] }),
    'damaged-entry',
    { path: 'numbers.json' },
  ],
  [
    'two entries with one and the same data',
    patchHeaders(repack({ a: bytesOf('[]'), b: bytesOf('[]') }), { central: [42, 0, 4] }),
    'damaged-entry',
    { path: 'b' },
  ],
  [
    'a wrong checksum',
    patchHeaders(repack({ 'numbers.json': bytesOf('[]') }), { local: [14, 1, 4], central: [16, 1, 4] }),
    'damaged-entry',
    { path: 'numbers.json' },
  ],
  ['a path to the folder above', repack({ '../numbers.json': bytesOf('[]') }), 'unsafe-path', { path: '../numbers.json' }],
  ['.. further inside', repack({ 'templates/../../x': bytesOf('') }), 'unsafe-path', { path: 'templates/../../x' }],
  ['an absolute path', repack({ '/etc/passwd': bytesOf('') }), 'unsafe-path', { path: '/etc/passwd' }],
  ['a drive', repack({ 'C:x': bytesOf('') }), 'unsafe-path', { path: 'C:x' }],
  ['a backslash', repack({ '..\\x': bytesOf('') }), 'unsafe-path', { path: '..\\x' }],
  ['an empty step', repack({ 'templates//x': bytesOf('') }), 'unsafe-path', { path: 'templates//x' }],
  ['a control character', repack({ 'a\u0000.json': bytesOf('') }), 'unsafe-path', { path: 'a\u0000.json' }],
  ['a name as long as a book', repack({ ['x'.repeat(241)]: bytesOf('') }), 'unsafe-path', { path: 'x'.repeat(241) }],
  [
    'two names that some disks take for one',
    repack({ 'numbers.json': bytesOf('[]'), 'Numbers.json': bytesOf('[]') }),
    'duplicate-path',
    { path: 'Numbers.json' },
  ],
  [
    'a symbolic link',
    repack({ 'numbers.json': [bytesOf('/etc/passwd'), { os: 3, attrs: 0o120777 * 0x10000 }] }),
    'unsupported-zip',
    { path: 'numbers.json', feature: 'symlink' },
  ],
  ...(
    [
      ['encrypted', { local: [6, 1, 2], central: [8, 1, 2] }],
      ['data-descriptor', { local: [6, 8, 2], central: [8, 8, 2] }],
      ['flags', { local: [6, 0x20, 2], central: [8, 0x20, 2] }],
      ['method', { local: [8, 12, 2], central: [10, 12, 2] }],
      ['zip64', { central: [24, 0xffffffff, 4] }],
      ['multi-disk', { central: [34, 1, 2] }],
    ] as const
  ).map(([feature, fields]): [string, Uint8Array, BundleErrorCode, object] => [
    `an archive that needs ${feature}`,
    patchHeaders(repack({ 'numbers.json': bytesOf('[]') }), {
      ...('local' in fields && { local: [...fields.local] as [number, number, 2 | 4] }),
      central: [...fields.central],
    }),
    'unsupported-zip',
    { path: 'numbers.json', feature },
  ]),
  [
    'a zip64 directory',
    patchHeaders(repack({ 'numbers.json': bytesOf('[]') }), { end: [16, 0xffffffff, 4] }),
    'unsupported-zip',
    { path: '', feature: 'zip64' },
  ],
  ['an archive with nothing in it', repack({}), 'missing-file', { path: 'manifest.json' }],
  ['a PDF', bytesOf('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n%%EOF\n'), 'not-a-zip', { bytes: 45 }],
  [
    'a bundle inside another archive',
    repack({ 'clinica-horizonte-0003.disparo.zip': exampleBytes() }),
    'missing-file',
    { path: 'manifest.json' },
  ],
  [
    'a bundle in a folder',
    repack(Object.fromEntries(Object.entries(exampleFiles()).map(([path, bytes]) => [`bundle/${path}`, bytes]))),
    'missing-file',
    { path: 'manifest.json' },
  ],
  ['a manifest in capitals', repack(renamed('manifest.json', 'MANIFEST.JSON')), 'missing-file', { path: 'manifest.json' }],
  ['a part in other letters', repack(renamed('triggers.json', 'Triggers.json')), 'missing-file', { path: 'triggers.json' }],
  [
    'a directory that claims more entries than it has',
    patchHeaders(patchHeaders(exampleBytes(), { end: [8, 9999, 2] }), { end: [10, 9999, 2] }),
    'damaged-archive',
    {},
  ],
  ...cutOff(),
  ['a foreign archive', repack({ 'photo.jpg': noise }), 'missing-file', { path: 'manifest.json' }],
  ['a folder with content', repack({ ...exampleFiles(), 'templates/': bytesOf('x') }), 'unknown-file', { path: 'templates/' }],
]

const ENVELOPES: [string, Files, BundleErrorCode, object][] = [
  ['no JSON', withManifest('{"format": '), 'unreadable-json', { path: 'manifest.json' }],
  ['a byte order mark', withManifest('\uFEFF{}'), 'unreadable-json', { path: 'manifest.json' }],
  ['endless nesting', withManifest('['.repeat(100_000) + ']'.repeat(100_000)), 'unreadable-json', { path: 'manifest.json' }],
  ['a number beyond all numbers', withManifest('{"sequence": 1e999}'), 'unreadable-json', { path: 'manifest.json' }],
  ['a list', withManifest('[]'), 'not-a-bundle', { format: '' }],
  ['null', withManifest('null'), 'not-a-bundle', { format: '' }],
  [
    'another format',
    resign(exampleFiles(), (manifest) => Object.assign(manifest, { format: 'zip-of-holidays' })),
    'not-a-bundle',
    { format: 'zip-of-holidays' },
  ],
  [
    'a newer format version',
    resign(exampleFiles(), (manifest) => Object.assign(manifest, { formatVersion: 7, generator: 'disparo 9.0.0' })),
    'newer-format',
    { formatVersion: 7, known: 1, generator: 'disparo 9.0.0' },
  ],
  [
    'a newer format version with another kind of list and more files',
    withManifest('{"format": "disparo-bundle", "formatVersion": 7, "files": {}}'),
    'newer-format',
    { formatVersion: 7, known: 1, generator: '' },
  ],
]

const CONTENTS: [string, Files, BundleErrorCode, object][] = [
  [
    'a part that is no JSON',
    resign({ ...exampleFiles(), 'numbers.json': bytesOf('[') }),
    'unreadable-json',
    { path: 'numbers.json' },
  ],
  [
    'a part that is no UTF-8',
    resign({ ...exampleFiles(), 'numbers.json': new Uint8Array([34, 255, 34]) }),
    'unreadable-json',
    { path: 'numbers.json' },
  ],
  [
    'a file that the manifest lists and nobody knows',
    resign({ ...exampleFiles(), 'macros.json': bytesOf('{}') }),
    'unknown-file',
    { path: 'macros.json' },
  ],
  [
    'a field that nobody knows',
    edited('consent.json', (value) => Object.assign(value, { optOut: true })),
    'unknown-field',
    { path: 'consent.json', field: 'optOut' },
  ],
  [
    'a manifest field that nobody knows',
    resign(exampleFiles(), (manifest) => Object.assign(manifest, { signedBy: 'x' })),
    'unknown-field',
    { path: 'manifest.json', field: 'signedBy' },
  ],
  [
    'a part that is gone from the manifest too',
    resign(without(exampleFiles(), 'consent.json')),
    'missing-file',
    { path: 'consent.json' },
  ],
  [
    'a trigger that leads nowhere',
    resign(without(exampleFiles(), 'templates/aviso_boleto_v1.pt_BR.json')),
    'broken-reference',
    { path: 'triggers.json', field: '4.template', kind: 'template', target: 'aviso_boleto_v1.pt_BR' },
  ],
  [
    'a trigger of a kind that nobody knows',
    resign({ ...exampleFiles(), 'triggers.json': bytesOf('[{"kind": "cron"}]') }),
    'invalid-field',
    { path: 'triggers.json', field: '0.kind', problem: expect.stringContaining("Expected 'status'") },
  ],
  [
    'a chat whose sub-tickets open nowhere',
    edited('services.json', (value) => Object.assign(value, { chatRequestType: null })),
    'chat-request-type-missing',
    { trigger: 'chat.any.any' },
  ],
  [
    'a placeholder that nothing fills',
    edited('templates/aviso_boleto_v1.pt_BR.json', (value) => Object.assign(value, { bindings: [] })),
    'placeholder-unbound',
    { path: 'templates/aviso_boleto_v1.pt_BR.json', placeholder: 'body.1' },
  ],
]

const packed = (about: string, [title, files, code, data]: (typeof CONTENTS)[number]): BadBundle => [
  `${about}${title}`,
  repack(files),
  code,
  data,
]

/** Every way to be no bundle that we know of, by the gate at which it stops. */
export const BAD_BUNDLES: readonly BadBundle[] = [
  ...ARCHIVES,
  ...PARTS.map((path): BadBundle => {
    // One blank more: still the same JSON.
    const changed = bytesOf(`${new TextDecoder().decode(exampleFiles()[path])} `)
    return [`a changed ${path}`, repack({ ...exampleFiles(), [path]: changed }), 'hash-mismatch', { path }]
  }),
  ...PATHS.map((path): BadBundle => [`a missing ${path}`, repack(without(exampleFiles(), path)), 'missing-file', { path }]),
  ...['notes.txt', 'templates/extra.pt_BR.json', '__proto__', '.DS_Store', '__MACOSX/._manifest.json'].map((path): BadBundle => {
    // Renamed in the packed bytes, because an object can't simply be given a member called __proto__.
    const standIn = '#'.repeat(path.length)
    const archive = Buffer.from(repack({ ...exampleFiles(), [standIn]: bytesOf('{}') })).toString('latin1')
    return [`an extra ${path}`, Buffer.from(archive.replaceAll(standIn, path), 'latin1'), 'unknown-file', { path }]
  }),
  ...ENVELOPES.map((each) => packed('a manifest that is ', each)),
  ...CONTENTS.map((each) => packed('', each)),
]
