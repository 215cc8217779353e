import { describe, expect, it } from 'vitest'
import { readBundle } from '../../../src-main/bundle/index.ts'
import { bytesOf, editManifest, exampleFiles, repack, resign } from './archives.ts'
import { BAD_BUNDLES } from './bad-bundles.ts'

const refusal = (bytes: Uint8Array): unknown => {
  const read = readBundle(bytes)
  return read.ok ? 'read' : read.error
}

describe('readBundle', () => {
  it.each(BAD_BUNDLES)('refuses %s', (_, bytes, code, data) => {
    expect(refusal(bytes)).toEqual({ code, data })
  })

  it('refuses an entry twice', () => {
    const twice = Buffer.from(repack({ 'a.json': bytesOf('[1]'), 'b.json': bytesOf('[2]') })).toString('latin1')
    expect(refusal(Buffer.from(twice.replaceAll('b.json', 'a.json'), 'latin1'))).toEqual({
      code: 'duplicate-path',
      data: { path: 'a.json' },
    })
  })

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

  it.each([0, -1, 1.5, '1', null])('refuses the format version %j', (formatVersion) => {
    const files = resign(exampleFiles(), (manifest) => Object.assign(manifest, { formatVersion }))
    expect(refusal(repack(files))).toMatchObject({
      code: 'invalid-field',
      data: { path: 'manifest.json', field: 'formatVersion' },
    })
  })

  it.each(['files', 'contentHash', 'manifestHash', 'sequence'])('demands %s in the manifest', (field) => {
    const files = editManifest(exampleFiles(), (manifest) => {
      delete manifest[field]
      if (field === 'sequence') delete manifest.manifestHash
    })
    expect(refusal(repack(files))).toMatchObject({ data: { path: 'manifest.json' } })
  })
})
