import { createHash, createPublicKey, type KeyObject } from 'node:crypto'
import { wordlist } from '@scure/bip39/wordlists/portuguese.js'

/** The DER header of every Ed25519 public key (RFC 8410). */
const SPKI_HEADER = Buffer.from('302a300506032b6570032100', 'hex')
const RAW_BYTES = 32

/** @param raw base64 of 32 bytes, as bundles have it */
export const publicKeyOf = (raw: string): KeyObject =>
  createPublicKey({ key: Buffer.concat([SPKI_HEADER, Buffer.from(raw, 'base64')]), format: 'der', type: 'spki' })

/** Null: no Ed25519 key. */
export function rawOf(key: KeyObject): string | null {
  if (key.asymmetricKeyType !== 'ed25519') return null
  const half = key.type === 'private' ? createPublicKey(key) : key
  return half.export({ format: 'der', type: 'spki' }).subarray(-RAW_BYTES).toString('base64')
}

/** SHA-256 of the public key's DER, hex: what `openssl pkey -pubin -outform DER | sha256sum` says. */
export const fingerprintOf = (raw: string): string =>
  createHash('sha256')
    .update(Buffer.concat([SPKI_HEADER, Buffer.from(raw, 'base64')]))
    .digest('hex')

const WORDS = 8
const BITS = 11

/**
 * The first 88 bits of the fingerprint as eight words that can be read out on the phone: BIP 39's Portuguese list, whose
 * words have no accents and differ in their first four letters. The same in every language of the program, because two
 * people who compare them need not have the same one; eight, so that nobody takes them for a wallet's, which has twelve.
 */
export function wordsOf(raw: string): string {
  const bits = BigInt(`0x${fingerprintOf(raw).slice(0, (WORDS * BITS) / 4)}`)
  return Array.from({ length: WORDS }, (_, index) => {
    const shift = BigInt((WORDS - 1 - index) * BITS)
    return wordlist[Number((bits >> shift) & 0x7ffn)]
  }).join(' ')
}
