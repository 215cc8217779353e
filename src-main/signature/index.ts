/**
 * Does: the keys by which a person stands for a bundle: made, kept in the keychain, shown as words, replaced; Ed25519 by Node.
 * May not: write a private key anywhere but the keychain, or decide what is signed.
 * Ask instead: `src-main/bundle` for a bundle's signatures.
 */
export { fingerprintOf, wordsOf } from './fingerprint.ts'
export { type KeyFile, readKeyFile, writeKeyFile } from './key-file.ts'
export { KEYS_FILE, type KeyRing, KeyRingError, openKeyRing, type SigningKey } from './key-ring.ts'
export { holds, holdsText, leadsTo, newKeyPair, type Signer, signWith } from './statement.ts'
