import { createPrivateKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import { type BundleSignature, type Succession, signedText } from '#core/bundle'
import { publicKeyOf, rawOf } from './fingerprint.ts'

/** Whoever can sign: the private key stays inside. */
export type Signer = {
  name: string
  /** Raw, base64. */
  publicKey: string
  successions: readonly Succession[]
  /** @returns base64 */
  sign(text: string): string
}

/** A new Ed25519 pair. `secret`: PKCS#8, DER, base64; for the keychain and nothing else. */
export function newKeyPair(): { publicKey: string; secret: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return {
    publicKey: rawOf(publicKey) ?? '',
    secret: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  }
}

/** Null: what the keychain gave is not the private half of this key. */
export function signWith(secret: string, key: Omit<Signer, 'sign'>): Signer | null {
  const read = privateKeyOf(secret)
  if (read === null || rawOf(read) !== key.publicKey) return null
  return { ...key, sign: (text) => sign(null, Buffer.from(text), read).toString('base64') }
}

function privateKeyOf(secret: string): KeyObject | null {
  try {
    return createPrivateKey({ key: Buffer.from(secret, 'base64'), format: 'der', type: 'pkcs8' })
  } catch {
    // Somebody else's entry under our name.
    return null
  }
}

/** Whether a statement was signed by the key that it names, as it stands here. */
export function holds(statement: BundleSignature | Succession): boolean {
  return holdsText(signedText(statement), 'publicKey' in statement ? statement.publicKey : statement.from, statement.signature)
}

/** Whether a key signed a text. */
export function holdsText(text: string, key: string, signature: string): boolean {
  // The same bytes can be written in two ways in base64; only one of them is ours.
  if ([key, signature].some((each) => Buffer.from(each, 'base64').toString('base64') !== each)) return false
  try {
    return verify(null, Buffer.from(text), publicKeyOf(key), Buffer.from(signature, 'base64'))
  } catch {
    // 32 bytes that are no point of the curve.
    return false
  }
}

/** Whether these statements lead from one key to another, each signed by the key before. */
export function leadsTo(successions: readonly Succession[], from: string, to: string): boolean {
  let at = from
  for (const step of successions) if (step.from === at && holds(step)) at = step.to
  return at === to
}
