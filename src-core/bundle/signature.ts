import { z } from 'zod'
import { canonicalJson } from './canonical.ts'

/** The one file of a bundle that the manifest does not list: it is put in when the rest stands, and says who stands for it. */
export const SIGNATURES = 'signature.json'
export const SIGNATURE_FORMAT = 'disparo-signature'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
/** Of 32 bytes and of 64: the one way of writing them. */
const publicKey = z.base64().length(44).describe('Ed25519 public key, raw, base64')
const signature = z.base64().length(88).describe('Ed25519, RFC 8032, base64')

/** That a key's owner goes on with another one: said by the older key, which nobody else has. */
export const successionSchema = z.strictObject({
  from: publicKey,
  to: publicKey,
  signer: z.string().min(1).max(120),
  at: z.iso.datetime(),
  signature,
})
export type Succession = z.infer<typeof successionSchema>

export const bundleSignatureSchema = z.strictObject({
  algorithm: z.literal('Ed25519'),
  publicKey,
  signer: z.string().min(1).max(120).describe('who the key says it is of; whose it really is, the fingerprint says'),
  signedAt: z.iso.datetime(),
  manifestSha256: hash.describe('of manifest.json, byte for byte; it holds the hash of every other file'),
  archiveSha256: hash.describe('of the bundle as it was before it was signed, byte for byte'),
  successions: z.array(successionSchema).max(50).describe('the keys that this one came after, the oldest first'),
  signature: signature.describe('of the canonical JSON of this object without this field'),
})
export type BundleSignature = z.infer<typeof bundleSignatureSchema>

export const signatureFileSchema = z
  .strictObject({
    format: z.literal(SIGNATURE_FORMAT),
    formatVersion: z.literal(1),
    signatures: z.array(bundleSignatureSchema).min(1).max(20),
  })
  .describe('signature.json; absent: nobody signed')

/** What is signed: everything in a statement but its signature. */
export function signedText({ signature: _itself, ...statement }: BundleSignature | Succession): string {
  return canonicalJson({ ...statement, statement: 'algorithm' in statement ? SIGNATURE_FORMAT : 'disparo-succession' })
}
