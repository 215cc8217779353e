import { unzipSync, type Zippable, zipSync } from 'fflate'
import { type BundleContent, bundleFiles, canonicalJson, contentHashOf, manifestHashOf } from '#core/bundle'
import { sha256, writeBundle } from '../../../src-main/bundle/index.ts'
import { exampleBundle } from '../../support/arbitrary.ts'

/** Packing and unpacking by another implementation than the one under test. */
export type Files = Record<string, Uint8Array>

export const exampleBytes = (): Uint8Array => writeBundle(exampleBundle())
export const unpack = (bytes: Uint8Array): Files => unzipSync(bytes)
/** The same bytes at any time and in any zone: ZIP keeps local time. */
export const repack = (files: Zippable): Uint8Array => zipSync(files, { mtime: new Date(1980, 0, 1) })
export const exampleFiles = (): Files => unpack(exampleBytes())

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
export const parse = (files: Files, path: string): Record<string, unknown> => JSON.parse(new TextDecoder().decode(files[path]))

/** Changes the manifest and nothing else, as a person with an editor would. */
export function editManifest(files: Files, change: (manifest: Record<string, unknown>) => void): Files {
  const manifest = parse(files, 'manifest.json')
  change(manifest)
  return { ...files, 'manifest.json': bytesOf(canonicalJson(manifest)) }
}

/** Makes all hashes right again, as a forger or another program would. */
export function resign(files: Files, change: (manifest: Record<string, unknown>) => void = () => undefined): Files {
  const others = Object.keys(files).filter((path) => path !== 'manifest.json')
  return editManifest(files, (manifest) => {
    manifest.files = others.sort().map((path) => {
      const file = files[path] ?? new Uint8Array()
      return { path, sha256: sha256(file), bytes: file.length }
    })
    change(manifest)
    manifest.contentHash = contentHashOf(manifest, sha256)
    manifest.manifestHash = manifestHashOf(manifest, sha256)
  })
}

/** Overwrites bytes wherever a signature stands: `[offset behind the signature, value]`, little endian. */
export function patchHeaders(
  archive: Uint8Array,
  fields: { local?: [number, number, 2 | 4]; central?: [number, number, 2 | 4]; end?: [number, number, 2 | 4] },
): Uint8Array {
  const bytes = archive.slice()
  const view = new DataView(bytes.buffer)
  for (const [name, signature] of [
    ['local', 0x04034b50],
    ['central', 0x02014b50],
    ['end', 0x06054b50],
  ] as const) {
    const field = fields[name]
    if (!field) continue
    const [offset, value, size] = field
    for (let at = 0; at + 22 <= bytes.length; at++) {
      if (view.getUint32(at, true) !== signature) continue
      if (size === 2) view.setUint16(at + offset, value, true)
      else view.setUint32(at + offset, value, true)
    }
  }
  return bytes
}

/** Whole whatever is in it: every hash is right, as another program would write it. */
export function wholeBytes(content: BundleContent): Uint8Array {
  const { files: _old, ...manifest } = content.manifest
  const files = Object.fromEntries(bundleFiles(content).map(({ path, text }) => [path, bytesOf(text)]))
  return repack(resign({ ...files, 'manifest.json': bytesOf(canonicalJson(manifest)) }))
}
