import { z } from 'zod'
import {
  BUNDLE_FORMAT,
  type BundleContent,
  type BundleError,
  type BundleFault,
  type BundleResult,
  type BundleSignature,
  bundleError,
  contentHashOf,
  FORMAT_VERSION,
  faultsOf,
  fitsCanonical,
  MANIFEST,
  manifestHashOf,
  migrateDocument,
  parseFileText,
  readDocument,
  SIGNATURES,
} from '#core/bundle'
import { openArchive } from './archive.ts'
import { sha256 } from './sha256.ts'
import { signaturesIn } from './signed.ts'

/** `signatures`: each is its key's, and of this very file; empty where nobody signed. `faults`: all of them where the bundle is whole and not right. */
export type BundleReadResult =
  | { ok: true; value: BundleContent; signatures: readonly BundleSignature[] }
  | { ok: false; error: BundleError; faults: readonly BundleFault[] }

/** Both verdicts on a bundle: whole, as `readWhole` says, and right, as every rule of `#core/bundle` says. */
export function readBundle(bytes: Uint8Array): BundleReadResult {
  const whole = passGates(bytes)
  if (!whole.ok) return { ...whole, faults: [] }
  const { content, signatures } = whole.value
  const faults = faultsOf(content)
  const [error] = faults
  return error ? { ok: false, error, faults } : { ok: true, value: content, signatures }
}

/** What is in a bundle that is whole, right or not. */
export function readWhole(bytes: Uint8Array): BundleResult<BundleContent> {
  const whole = passGates(bytes)
  return whole.ok ? { ok: true, value: whole.value.content } : whole
}

/**
 * Reads a bundle that may be damaged, hostile, foreign or from the future. Five gates
 * in order; the first that does not open says why, and nothing behind it is looked at.
 * Never throws for what is in the bytes.
 */
function passGates(bytes: Uint8Array): BundleResult<{ content: BundleContent; signatures: readonly BundleSignature[] }> {
  // 1 the raw bytes: limits, checksums, hashes
  const archive = openArchive(bytes)
  if (!archive.ok) return archive
  const manifest = parseFile(archive.value, MANIFEST)
  if (manifest.ok) {
    const hashes = checkHashes(archive.value, manifest.value)
    if (!hashes.ok) return hashes
  }
  const signatures = signaturesIn(bytes, archive.value)
  if (!signatures.ok) return signatures
  // 2 the envelope
  if (!manifest.ok) return manifest
  const envelope = readEnvelope(manifest.value)
  if (!envelope.ok) return envelope
  // 3 newer than we know
  const { formatVersion, generator } = envelope.value
  if (formatVersion > FORMAT_VERSION) return bundleError('newer-format', { formatVersion, known: FORMAT_VERSION, generator })
  // 4 migrate
  const files: [string, unknown][] = []
  for (const path of archive.value.keys()) {
    if (path === SIGNATURES) continue
    const parsed = parseFile(archive.value, path)
    if (!parsed.ok) return parsed
    files.push([path, parsed.value])
  }
  // fromEntries, because assigning to a file called `__proto__` would lose it
  const migrated = migrateDocument(Object.fromEntries(files), formatVersion)
  if (!migrated.ok) return migrated
  // 5 the strict schema of the newest shape
  const content = readDocument(migrated.value)
  return content.ok ? { ok: true, value: { content: content.value, signatures: signatures.value } } : content
}

function parseFile(files: ReadonlyMap<string, Uint8Array>, path: string): BundleResult<unknown> {
  const bytes = files.get(path)
  if (!bytes) return bundleError('missing-file', { path })
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    const value = parseFileText(path, text)
    return fitsCanonical(value) ? { ok: true, value } : bundleError('unreadable-json', { path })
  } catch {
    return bundleError('unreadable-json', { path })
  }
}

const hashedSchema = z.object({
  files: z.array(z.object({ path: z.string(), sha256: z.string(), bytes: z.number() })),
  contentHash: z.unknown(),
  manifestHash: z.unknown(),
})

/**
 * How files are hashed never changes; a better way would get a field of its own. So this
 * can be asked before the version is known. A manifest without a readable list is left to
 * the schema, which demands it by name.
 */
function checkHashes(files: ReadonlyMap<string, Uint8Array>, manifest: unknown): BundleResult<null> {
  const read = hashedSchema.safeParse(manifest)
  if (!read.success) return { ok: true, value: null }
  const { contentHash, manifestHash } = read.data
  const listed = new Set([MANIFEST, SIGNATURES])
  for (const { path, sha256: expected, bytes } of read.data.files) {
    const file = files.get(path)
    if (!file) return bundleError('missing-file', { path })
    if (listed.has(path)) return bundleError('duplicate-path', { path })
    if (file.length !== bytes || sha256(file) !== expected) return bundleError('hash-mismatch', { path })
    listed.add(path)
  }
  for (const path of files.keys()) if (!listed.has(path)) return bundleError('unknown-file', { path })
  // Hashed as it was written, with the fields that the schema above does not name.
  const raw = { ...(manifest as Record<string, unknown>) }
  const edited =
    (typeof contentHash === 'string' && contentHash !== contentHashOf(raw, sha256)) ||
    (typeof manifestHash === 'string' && manifestHash !== manifestHashOf(raw, sha256))
  return edited ? bundleError('hash-mismatch', { path: MANIFEST }) : { ok: true, value: null }
}

const envelopeSchema = z.looseObject({ formatVersion: z.int().positive(), generator: z.string().catch('') })

function readEnvelope(manifest: unknown): BundleResult<{ formatVersion: number; generator: string }> {
  const format = typeof manifest === 'object' && manifest !== null && 'format' in manifest ? manifest.format : undefined
  if (format !== BUNDLE_FORMAT) return bundleError('not-a-bundle', { format: typeof format === 'string' ? format : '' })
  const read = envelopeSchema.safeParse(manifest)
  if (read.success) return { ok: true, value: read.data }
  return bundleError('invalid-field', {
    path: MANIFEST,
    field: 'formatVersion',
    problem: read.error.issues[0]?.message ?? '',
  })
}
