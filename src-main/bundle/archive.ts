import { crc32, inflateRawSync } from 'node:zlib'
import { type BundleResult, bundleError } from '#core/bundle'
import { LIMITS } from './limits.ts'
import type { Packed } from './pack.ts'
import {
  CENTRAL_SIGNATURE,
  CENTRAL_SIZE,
  DEFLATED,
  END_SIGNATURE,
  END_SIZE,
  LOCAL_SIGNATURE,
  LOCAL_SIZE,
  STORED,
  sealOf,
  UTF8_FLAG,
} from './zip-format.ts'

type Entry = {
  path: string
  method: number
  crc: number
  packed: number
  unpacked: number
  /** Of the local header. */
  offset: number
}
type End = { offset: number; count: number; directory: number }

/** Bits 1 and 2 only tell how hard the packer tried. */
const HARMLESS_FLAGS = UTF8_FLAG | 0b110
const ENCRYPTED_FLAGS = 0x0001 | 0x0040 | 0x2000
const DATA_DESCRIPTOR_FLAG = 0x0008
const ZIP64 = 0xffffffff
const ZIP64_COUNT = 0xffff
const ZIP64_EXTRA = 0x0001
const SYMLINK = 0xa000

/**
 * Gate 1 without the manifest's hashes: unpacks an archive that may be hostile. Nothing
 * is inflated before all that the headers claim is within the limits, and then never
 * beyond what was claimed. The headers must agree with each other and leave no gap.
 */
export function openArchive(bytes: Uint8Array): BundleResult<Map<string, Uint8Array>> {
  if (bytes.length > LIMITS.file) return bundleError('file-too-large', { bytes: bytes.length, limit: LIMITS.file })
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(bytes, view)
  if (!end.ok) return end
  const entries = readDirectory(bytes, view, end.value)
  if (!entries.ok) return entries
  const fault = checkClaims(entries.value)
  if (fault) return fault

  const files = new Map<string, Uint8Array>()
  let at = 0
  for (const entry of [...entries.value].sort((a, b) => a.offset - b.offset)) {
    if (entry.offset !== at) return bundleError('damaged-entry', { path: entry.path })
    const dataAt = checkLocalHeader(bytes, view, entry, end.value.directory)
    if (dataAt === null) return bundleError('damaged-entry', { path: entry.path })
    at = dataAt + entry.packed
    const data = inflate(bytes.subarray(dataAt, at), entry)
    if (data === null) return bundleError('damaged-entry', { path: entry.path })
    // A folder carries nothing; other packers write one for templates/.
    if (!entry.path.endsWith('/')) files.set(entry.path, data)
    else if (data.length > 0) return bundleError('unknown-file', { path: entry.path })
  }
  if (at !== end.value.directory) return bundleError('damaged-archive', {})
  const comment = bytes.subarray(end.value.offset + END_SIZE)
  if (comment.length > 0 && decode(comment) !== sealOf(bytes.subarray(0, end.value.offset)))
    return bundleError('damaged-archive', {})
  return { ok: true, value: files }
}

/** The files of an archive that `openArchive` took, packed as they are, in the order in which they lie. */
export function packedIn(bytes: Uint8Array): Packed[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(bytes, view)
  const entries = end.ok ? readDirectory(bytes, view, end.value) : end
  if (!entries.ok) return []
  return entries.value
    .toSorted((a, b) => a.offset - b.offset)
    .map(({ path, method, crc, unpacked, offset, packed }) => {
      const at = offset + LOCAL_SIZE + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
      return { path, method, crc, unpacked, data: bytes.subarray(at, at + packed) }
    })
}

function findEnd(bytes: Uint8Array, view: DataView): BundleResult<End> {
  const startsLikeZip = bytes.length >= 4 && view.getUint32(0, true) === LOCAL_SIGNATURE
  for (let offset = bytes.length - END_SIZE; offset >= Math.max(0, bytes.length - END_SIZE - 0xffff); offset--) {
    if (view.getUint32(offset, true) !== END_SIGNATURE) continue
    if (offset + END_SIZE + view.getUint16(offset + 20, true) !== bytes.length) continue
    return readEnd(view, offset)
  }
  return startsLikeZip ? bundleError('truncated', { bytes: bytes.length }) : bundleError('not-a-zip', { bytes: bytes.length })
}

function readEnd(view: DataView, offset: number): BundleResult<End> {
  const unsupported = (feature: string) => bundleError('unsupported-zip', { path: '', feature })
  const count = view.getUint16(offset + 10, true)
  const size = view.getUint32(offset + 12, true)
  const directory = view.getUint32(offset + 16, true)
  if (count === ZIP64_COUNT || size === ZIP64 || directory === ZIP64) return unsupported('zip64')
  if (view.getUint16(offset + 4, true) !== 0 || view.getUint16(offset + 6, true) !== 0) return unsupported('multi-disk')
  if (view.getUint16(offset + 8, true) !== count) return unsupported('multi-disk')
  if (count > LIMITS.files) return bundleError('too-many-files', { count, limit: LIMITS.files })
  if (directory + size !== offset) return bundleError('damaged-archive', {})
  return { ok: true, value: { offset, count, directory } }
}

function readDirectory(bytes: Uint8Array, view: DataView, end: End): BundleResult<Entry[]> {
  const entries: Entry[] = []
  let at = end.directory
  for (let index = 0; index < end.count; index++) {
    if (at + CENTRAL_SIZE > end.offset || view.getUint32(at, true) !== CENTRAL_SIGNATURE)
      return bundleError('damaged-archive', {})
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const next = at + CENTRAL_SIZE + nameLength + extraLength + view.getUint16(at + 32, true)
    if (next > end.offset) return bundleError('damaged-archive', {})
    const path = decode(bytes.subarray(at + CENTRAL_SIZE, at + CENTRAL_SIZE + nameLength))
    const extraAt = at + CENTRAL_SIZE + nameLength
    const feature = unsupportedFeature(view, at, extraAt, extraAt + extraLength)
    if (feature !== null) return bundleError('unsupported-zip', { path, feature })
    entries.push({
      path,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    })
    at = next
  }
  return at === end.offset ? { ok: true, value: entries } : bundleError('damaged-archive', {})
}

/** What a bundle never needs and an attacker might: each is one more way for two programs to see two archives. */
function unsupportedFeature(view: DataView, at: number, extraAt: number, extraEnd: number): string | null {
  const flags = view.getUint16(at + 8, true)
  const method = view.getUint16(at + 10, true)
  if ((flags & ENCRYPTED_FLAGS) !== 0) return 'encrypted'
  if ((flags & DATA_DESCRIPTOR_FLAG) !== 0) return 'data-descriptor'
  if ((flags & ~HARMLESS_FLAGS) !== 0) return 'flags'
  if (method !== STORED && method !== DEFLATED) return 'method'
  if ([20, 24, 42].some((field) => view.getUint32(at + field, true) === ZIP64)) return 'zip64'
  if (view.getUint16(at + 34, true) !== 0) return 'multi-disk'
  if (((view.getUint32(at + 38, true) >>> 16) & 0xf000) === SYMLINK) return 'symlink'
  for (let extra = extraAt; extra + 4 <= extraEnd; extra += 4 + view.getUint16(extra + 2, true)) {
    if (view.getUint16(extra, true) === ZIP64_EXTRA) return 'zip64'
  }
  return null
}

function checkClaims(entries: readonly Entry[]): ReturnType<typeof bundleError> | null {
  const seen = new Set<string>()
  let total = 0
  for (const { path, packed, unpacked } of entries) {
    if (isUnsafe(path)) return bundleError('unsafe-path', { path })
    // Not every disk tells letter cases apart.
    if (seen.has(path.toLowerCase())) return bundleError('duplicate-path', { path })
    seen.add(path.toLowerCase())
    if (unpacked > LIMITS.entry) return bundleError('entry-too-large', { path, bytes: unpacked, limit: LIMITS.entry })
    total += unpacked
    const ratio = Math.round(unpacked / Math.max(1, packed))
    if (total > LIMITS.unpacked || (unpacked > LIMITS.ratioFrom && ratio > LIMITS.ratio))
      return bundleError('expands-too-much', { path, bytes: total, ratio })
  }
  return null
}

function isUnsafe(path: string): boolean {
  const segments = path.replace(/\/$/, '').split('/')
  const odd = /[\\:\p{Cc}\uFFFD]/u.test(path)
  return odd || path.length > LIMITS.path || segments.some((segment) => segment === '' || segment === '.' || segment === '..')
}

/** Where the data starts, or null where the local header says anything else than the directory. */
function checkLocalHeader(bytes: Uint8Array, view: DataView, entry: Entry, limit: number): number | null {
  const { offset } = entry
  if (offset + LOCAL_SIZE > limit || view.getUint32(offset, true) !== LOCAL_SIGNATURE) return null
  const nameAt = offset + LOCAL_SIZE
  const nameEnd = nameAt + view.getUint16(offset + 26, true)
  const dataAt = nameEnd + view.getUint16(offset + 28, true)
  if (dataAt + entry.packed > limit) return null
  const agrees =
    (view.getUint16(offset + 6, true) & ~HARMLESS_FLAGS) === 0 &&
    view.getUint16(offset + 8, true) === entry.method &&
    view.getUint32(offset + 14, true) === entry.crc &&
    view.getUint32(offset + 18, true) === entry.packed &&
    view.getUint32(offset + 22, true) === entry.unpacked &&
    decode(bytes.subarray(nameAt, nameEnd)) === entry.path
  return agrees ? dataAt : null
}

/** The data, or null where it does not unpack to exactly what was claimed. */
function inflate(packed: Uint8Array, { method, unpacked, crc }: Entry): Uint8Array | null {
  let data = packed
  if (method === DEFLATED) {
    try {
      data = inflateRawSync(packed, { maxOutputLength: Math.max(1, unpacked) })
    } catch {
      // Broken, cut off, or larger than it said: all the same to whoever has the file.
      return null
    }
  }
  return data.length === unpacked && crc32(data) === crc ? data : null
}

const decode = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
