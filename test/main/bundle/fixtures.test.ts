import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { BUNDLE_README, FORMAT_VERSION } from '#core/bundle'
import { readBundle, sha256, writeBundle } from '../../../src-main/bundle/index.ts'

/**
 * One bundle of every released format version, as that version wrote it. Never made
 * anew: a failure here means that bundles out there can't be read any more.
 */
const folder = fileURLToPath(new URL('../../fixtures/bundles/', import.meta.url))
const kept = (version: number): string[] => readdirSync(`${folder}v${version}`).map((name) => `${folder}v${version}/${name}`)
const versions = Array.from({ length: FORMAT_VERSION }, (_, at) => at + 1)

describe('kept bundles', () => {
  it.each(versions)('format version %i has one, and today’s code reads it', (version) => {
    expect(kept(version)).not.toHaveLength(0)
    for (const file of kept(version)) {
      expect(readBundle(readFileSync(file))).toMatchObject({
        ok: true,
        value: { manifest: { formatVersion: FORMAT_VERSION, implementation: { client: 'Clínica Horizonte' }, sequence: 3 } },
      })
    }
  })

  it('never say anything else in their README: another text is another content for the same configuration', () => {
    expect(sha256(new TextEncoder().encode(BUNDLE_README))).toBe(
      '9d05d6e89e312829320cb587b81a232f0b7f752faf584cd2f13287bcb854eae8',
    )
  })

  it('of the newest version come out byte for byte when written again', () => {
    for (const file of kept(FORMAT_VERSION)) {
      const bytes = new Uint8Array(readFileSync(file))
      const read = readBundle(bytes)
      if (!read.ok) throw new Error(read.error.code)
      expect(writeBundle(read.value)).toEqual(bytes)
    }
  })
})
