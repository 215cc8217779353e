import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bundleFiles, FAULT_CODES } from '#core/bundle'
import sentences from '#locales/en/cli.json' with { type: 'json' }
import { readBundle, readBundleFile, writeBundle } from '../../../src-main/bundle/index.ts'
import { compose, exampleBundle } from '../../support/arbitrary.ts'
import { rightSnapshot } from '../../support/right-bundle.ts'
import { exampleSnapshot } from '../../support/snapshot.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { exampleBytes, repack, unpack } from './archives.ts'

const KNOWN: readonly string[] = [...Object.keys(sentences.bundle.errors), ...FAULT_CODES]

describe('writeBundle', () => {
  it('gives what readBundle reads back, the same bytes each time', () => {
    fc.assert(
      fc.property(rightSnapshot, (snapshot) => {
        const content = compose(snapshot)
        const bytes = writeBundle(content)
        expect(readBundle(bytes)).toEqual({ ok: true, value: content, signatures: [] })
        expect(writeBundle(compose(structuredClone(snapshot)))).toEqual(bytes)
      }),
    )
  })

  it('writes an archive that another implementation unpacks to the canonical files, manifest first', () => {
    const files = unpack(exampleBytes())
    const texts = Object.entries(files).map(([path, bytes]) => ({ path, text: new TextDecoder().decode(bytes) }))
    expect(texts).toEqual(bundleFiles(exampleBundle()))
    expect(texts[0]?.path).toBe('manifest.json')
  })

  it('refuses to write what no reader would take', () => {
    const snapshot = exampleSnapshot()
    for (const template of snapshot.templates) template.bindings = []
    expect(() => writeBundle(compose(snapshot))).toThrow(/placeholder-unbound/)
  })
})

describe('readBundle', () => {
  it('reads a bundle that was unpacked and packed again by another program', () => {
    expect(readBundle(repack(unpack(exampleBytes())))).toEqual({ ok: true, value: exampleBundle(), signatures: [] })
  })

  it('takes an empty folder entry, as other packers write, for nothing', () => {
    expect(readBundle(repack({ 'templates/': new Uint8Array(), ...unpack(exampleBytes()) }))).toMatchObject({ ok: true })
  })

  it('notices any change of any byte', () => {
    const bytes = exampleBytes()
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, mask) => {
        const damaged = bytes.slice()
        damaged[at] = (damaged[at] ?? 0) ^ mask
        expect(readBundle(damaged)).toMatchObject({ ok: false })
      }),
      { numRuns: 500 },
    )
  })

  it('notices that the file was cut off, wherever', () => {
    const bytes = exampleBytes()
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), (length) => {
        expect(readBundle(bytes.subarray(0, length))).toMatchObject({ ok: false })
      }),
      { numRuns: 300 },
    )
  })

  it('answers with a known error for bytes of any kind', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => {
        const read = readBundle(noise)
        expect(KNOWN).toContain(read.ok ? 'read' : read.error.code)
      }),
    )
  })

  it('answers with a known error for an archive whose bytes were changed in several places and whose seal is gone', () => {
    const bytes = repack(unpack(exampleBytes()))
    const changes = fc.array(fc.tuple(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(changes, (places) => {
        const damaged = bytes.slice()
        for (const [at, value] of places) damaged[at] = value
        const read = readBundle(damaged)
        // What is not noticed without the seal (a date in a header) must not have changed the content.
        if (read.ok) expect(read.value).toEqual(exampleBundle())
        else expect(KNOWN).toContain(read.error.code)
      }),
      { numRuns: 500 },
    )
  })

  it('reads a part of a larger buffer', () => {
    const bytes = exampleBytes()
    const larger = new Uint8Array(bytes.length + 20)
    larger.set(bytes, 7)
    expect(readBundle(larger.subarray(7, 7 + bytes.length))).toMatchObject({ ok: true })
  })
})

describe('readBundleFile', () => {
  it('hands out the bytes that it read, whatever stands in the file by then', () => {
    const file = join(tempDir(), 'bundle.disparo')
    writeFileSync(file, exampleBytes())
    const found = readBundleFile(file)
    writeFileSync(file, writeBundle(exampleBundle({ sequence: 9 })))
    expect(found).toMatchObject({ size: exampleBytes().length, read: { ok: true } })
    expect(readBundle(found?.bytes ?? new Uint8Array())).toEqual(found?.read)
  })
})
