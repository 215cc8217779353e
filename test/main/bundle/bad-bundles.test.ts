import { describe, expect, it } from 'vitest'
import { type BundleErrorCode, canonicalJson } from '#core/bundle'
import { readBundle } from '../../../src-main/bundle/index.ts'
import { bytesOf, editManifest, exampleBytes, exampleFiles, type Files, parse, patchHeaders, repack, resign } from './archives.ts'

const refusal = (bytes: Uint8Array): unknown => {
  const read = readBundle(bytes)
  return read.ok ? 'read' : read.error
}
const PATHS = Object.keys(exampleFiles())
const PARTS = PATHS.filter((path) => path !== 'manifest.json')
/** 42 kB that no packer makes smaller; always the same. */
const noise = Uint8Array.from({ length: 42_000 }, (_, at) => (at * at * 31 + at * 17) >>> 3)
const MB = 1024 * 1024

describe('gate 1: the raw bytes', () => {
  it.each<[string, Uint8Array, BundleErrorCode, object]>([
    ['an empty file', new Uint8Array(), 'not-a-zip', { bytes: 0 }],
    ['a text', bytesOf('{"format": "disparo-bundle"}'), 'not-a-zip', { bytes: 28 }],
    ['a file cut off in the middle', exampleBytes().subarray(0, 2000), 'truncated', { bytes: 2000 }],
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
    ['a foreign archive', repack({ 'photo.jpg': noise }), 'missing-file', { path: 'manifest.json' }],
    ['a folder with content', repack({ ...exampleFiles(), 'templates/': bytesOf('x') }), 'unknown-file', { path: 'templates/' }],
  ])('refuses %s', (_, bytes, code, data) => {
    expect(refusal(bytes)).toEqual({ code, data })
  })

  it('refuses an entry twice', () => {
    const twice = Buffer.from(repack({ 'a.json': bytesOf('[1]'), 'b.json': bytesOf('[2]') })).toString('latin1')
    expect(refusal(Buffer.from(twice.replaceAll('b.json', 'a.json'), 'latin1'))).toEqual({
      code: 'duplicate-path',
      data: { path: 'a.json' },
    })
  })

  it.each(PARTS)('refuses a changed %s by its name', (path) => {
    const files = exampleFiles()
    // One blank more: still the same JSON.
    expect(refusal(repack({ ...files, [path]: bytesOf(`${new TextDecoder().decode(files[path])} `) }))).toEqual({
      code: 'hash-mismatch',
      data: { path },
    })
  })

  it.each(PATHS)('refuses a missing %s by its name', (path) => {
    const { [path]: _gone, ...rest } = exampleFiles()
    expect(refusal(repack(rest))).toEqual({ code: 'missing-file', data: { path } })
  })

  it.each(['notes.txt', 'templates/extra.pt_BR.json', '__proto__', '.DS_Store', '__MACOSX/._manifest.json'])(
    'refuses an extra %s by its name',
    (path) => {
      // Renamed in the packed bytes, because an object can't simply be given a member called __proto__.
      const standIn = '#'.repeat(path.length)
      const archive = Buffer.from(repack({ ...exampleFiles(), [standIn]: bytesOf('{}') })).toString('latin1')
      expect(refusal(Buffer.from(archive.replaceAll(standIn, path), 'latin1'))).toEqual({ code: 'unknown-file', data: { path } })
    },
  )

  it.each<[string, unknown]>([
    ['sequence', 99],
    ['createdAt', '2030-01-01T00:00:00.000Z'],
    ['environment', 'staging'],
    ['implementation', { client: 'Outra' }],
    ['generator', 'other'],
    ['contentHash', '0'.repeat(64)],
    ['manifestHash', '0'.repeat(64)],
    ['added', true],
  ])('refuses a manifest whose %s was edited', (field, value) => {
    const files = editManifest(exampleFiles(), (manifest) => {
      manifest[field] = value
    })
    expect(refusal(repack(files))).toEqual({ code: 'hash-mismatch', data: { path: 'manifest.json' } })
  })
})

describe('gates 2 and 3: envelope and version', () => {
  const withManifest = (text: string): Files => ({ ...exampleFiles(), 'manifest.json': bytesOf(text) })

  it.each<[string, Files, BundleErrorCode, object]>([
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
  ])('refuses a manifest that is %s', (_, files, code, data) => {
    expect(refusal(repack(files))).toEqual({ code, data })
  })

  it.each([0, -1, 1.5, '1', null])('refuses the format version %j', (formatVersion) => {
    const files = resign(exampleFiles(), (manifest) => Object.assign(manifest, { formatVersion }))
    expect(refusal(repack(files))).toMatchObject({
      code: 'invalid-field',
      data: { path: 'manifest.json', field: 'formatVersion' },
    })
  })
})

describe('gate 5: the strict schema, behind hashes that are right', () => {
  const edited = (path: string, change: (value: Record<string, unknown>) => void): Files => {
    const files = exampleFiles()
    const value = parse(files, path)
    change(value)
    return resign({ ...files, [path]: bytesOf(canonicalJson(value)) })
  }

  it.each<[string, Files, BundleErrorCode, object]>([
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
      { path: 'triggers.json', field: '2.template', kind: 'template', target: 'aviso_boleto_v1.pt_BR' },
    ],
    [
      'a placeholder that nothing fills',
      edited('templates/aviso_boleto_v1.pt_BR.json', (value) => Object.assign(value, { bindings: [] })),
      'placeholder-unbound',
      { path: 'templates/aviso_boleto_v1.pt_BR.json', placeholder: 'body.1' },
    ],
  ])('refuses %s', (_, files, code, data) => {
    expect(refusal(repack(files))).toEqual({ code, data })
  })

  it.each(['files', 'contentHash', 'manifestHash', 'sequence'])('demands %s in the manifest', (field) => {
    const files = editManifest(exampleFiles(), (manifest) => {
      delete manifest[field]
      if (field === 'sequence') delete manifest.manifestHash
    })
    expect(refusal(repack(files))).toMatchObject({ data: { path: 'manifest.json' } })
  })
})

function without(files: Files, path: string): Files {
  const { [path]: _gone, ...rest } = files
  return rest
}
