import { crc32 } from 'node:zlib'
import {
  type BundleResult,
  type BundleSignature,
  bundleError,
  canonicalJson,
  MANIFEST,
  SIGNATURE_FORMAT,
  SIGNATURES,
  signatureFileSchema,
  signedText,
} from '#core/bundle'
import { holds, type KeyFile, leadsTo, type Signer, wordsOf } from '../signature/index.ts'
import { openArchive, packedIn } from './archive.ts'
import { assemble, type Packed } from './pack.ts'
import { sha256 } from './sha256.ts'
import { STORED } from './zip-format.ts'

/**
 * The signatures of an archive that `openArchive` took. They are the last file, not compressed; everything before it is the
 * bundle as it was, whose bytes each signature names. So the whole file follows from what was signed and from the signatures
 * themselves: one other byte anywhere, and it is not that file.
 */
export function signaturesIn(
  bytes: Uint8Array,
  files: ReadonlyMap<string, Uint8Array>,
): BundleResult<readonly BundleSignature[]> {
  const file = files.get(SIGNATURES)
  if (!file) return { ok: true, value: [] }
  const signatures = parse(file)
  const manifest = files.get(MANIFEST)
  const packed = packedIn(bytes).filter(({ path }) => path !== SIGNATURES)
  if (signatures === null || !manifest || !same(bytes, put(packed, signatures))) return bundleError('signature-broken', {})
  const [manifestSha256, archiveSha256] = [sha256(manifest), sha256(assemble(packed))]
  const isWhole = signatures.every(
    (each) =>
      each.manifestSha256 === manifestSha256 &&
      each.archiveSha256 === archiveSha256 &&
      holds(each) &&
      each.successions.every(holds),
  )
  return isWhole ? { ok: true, value: signatures } : bundleError('signature-broken', {})
}

/**
 * The same bundle with one more signature; as it is where this key has signed already.
 * @param bytes of a bundle that `readBundle` takes, with these signatures
 */
export function signBundle(
  bytes: Uint8Array,
  signatures: readonly BundleSignature[],
  signer: Signer,
  signedAt: string,
): Uint8Array {
  if (signatures.some(({ publicKey }) => publicKey === signer.publicKey)) return bytes
  const archive = openArchive(bytes)
  const manifest = archive.ok ? archive.value.get(MANIFEST) : undefined
  if (!manifest) throw new Error('signed what was never read')
  const packed = packedIn(bytes).filter(({ path }) => path !== SIGNATURES)
  const unsigned: BundleSignature = {
    algorithm: 'Ed25519',
    publicKey: signer.publicKey,
    signer: signer.name,
    signedAt,
    manifestSha256: sha256(manifest),
    archiveSha256: sha256(assemble(packed)),
    successions: [...signer.successions],
    signature: '',
  }
  return put(packed, [...signatures, { ...unsigned, signature: signer.sign(signedText(unsigned)) }])
}

/**
 * What a CRM that trusts these keys says to a bundle: null where each of them signed it, itself or by a key that it named as
 * the one after it. Whose signatures it has instead is in the refusal.
 */
export function asksFor(keys: readonly KeyFile[], signatures: readonly BundleSignature[]): ReturnType<typeof bundleError> | null {
  const missing = keys.find((key) => !signatures.some((signature) => isBy(signature, key)))
  if (!missing) return null
  const wanted = owner(missing.name, missing.publicKey)
  if (signatures.length === 0) return bundleError('not-signed', { wanted })
  return bundleError('signed-by-other', {
    wanted,
    signers: signatures.map(({ signer, publicKey }) => owner(signer, publicKey)).join('; '),
  })
}

/** Whether it is of that key, or of one that came after it. */
export const isBy = ({ publicKey, successions }: BundleSignature, key: Pick<KeyFile, 'publicKey'>): boolean =>
  leadsTo(successions, key.publicKey, publicKey)

const owner = (name: string, publicKey: string): string =>
  name === '' ? `“${wordsOf(publicKey)}”` : `${name} (${wordsOf(publicKey)})`

function parse(file: Uint8Array): readonly BundleSignature[] | null {
  try {
    return signatureFileSchema.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(file)))
      .signatures
  } catch {
    return null
  }
}

/** The signed archive: what was there, and the signatures in the one way of writing them. */
function put(packed: readonly Packed[], signatures: readonly BundleSignature[]): Uint8Array {
  const data = new TextEncoder().encode(canonicalJson({ format: SIGNATURE_FORMAT, formatVersion: 1, signatures }))
  return assemble([...packed, { path: SIGNATURES, method: STORED, crc: crc32(data), unpacked: data.length, data }])
}

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0
