import { readFileSync } from 'node:fs'
import type { BundleSignature } from '#core/bundle'
import { isBy, readBundleFile, signBundle } from '../bundle/index.ts'
import { instant, systemClock } from '../clock.ts'
import { replaceFile } from '../disk/index.ts'
import { fingerprintOf, type KeyFile, readKeyFile, wordsOf } from '../signature/index.ts'
import { readBundleAt, refuse } from './bundle-file.ts'
import { ordinaryFile } from './given-file.ts'
import { type KeyPlace, withKeyRing } from './key.ts'
import { type ExitCode, type Terminal, UsageError } from './output.ts'

/** What a person may write around a key of 60 letters, in bytes. */
const LIMIT = 100_000

/** The public keys that were named on the command line. */
export function keysAt(files: readonly string[], { t }: Pick<Terminal, 't'>): KeyFile[] {
  return files.map((file) => {
    const isSmall = ordinaryFile(file, t).size <= LIMIT
    const key = isSmall ? readKeyFile(readFileSync(file, 'utf8')) : null
    if (key === null) throw new UsageError(t('cli:key.notAKey', { file }))
    return key
  })
}

/** For machines: who signed. `trusted`: with a key that was named; absent where none was. */
export const signaturesTold = (signatures: readonly BundleSignature[], keys: readonly KeyFile[]) =>
  signatures.length === 0
    ? {}
    : {
        signatures: signatures.map((each) => ({
          signer: each.signer,
          signedAt: each.signedAt,
          words: wordsOf(each.publicKey),
          fingerprint: fingerprintOf(each.publicKey),
          ...(keys.length > 0 && { trusted: keys.some((key) => isBy(each, key)) }),
        })),
      }

/** For people: who signed, and whether anybody looked whose key it is. */
export function signatureLines(
  signatures: readonly BundleSignature[],
  keys: readonly KeyFile[],
  { t }: Pick<Terminal, 't'>,
): string[] {
  return signatures.map((each) => {
    const key = keys.find((one) => isBy(each, one))
    const facts = { signer: each.signer, words: wordsOf(each.publicKey), at: each.signedAt }
    if (!key) return t('cli:bundle.signedUnchecked', facts)
    return t(key.publicKey === each.publicKey ? 'cli:bundle.signedBy' : 'cli:bundle.signedByNext', {
      ...facts,
      before: wordsOf(key.publicKey),
    })
  })
}

/** `disparo bundle sign FILE [--as NAME]`: puts a person's signature into it, beside those that are there. */
export async function signFile(file: string, which: string | undefined, place: KeyPlace, terminal: Terminal): Promise<ExitCode> {
  // What was looked at is what is signed, however long the keychain waits for its owner.
  const { read, bytes } = readBundleAt(file, terminal)
  if (!read.ok) return refuse(read.error, terminal, read.faults)
  return withKeyRing<ExitCode>(place, terminal, async (ring) => {
    const signer = await ring.signer(which)
    const signed = signBundle(bytes, read.signatures, signer, instant(systemClock))
    replaceFile(file, signed)
    const after = readBundleFile(file)
    const signatures = after?.read.ok ? after.read.signatures : []
    if (!signatures.some(({ publicKey }) => publicKey === signer.publicKey)) throw new Error('a signature that nobody can read')
    const { t, json, print } = terminal
    const facts = { file, signer: signer.name, words: wordsOf(signer.publicKey), count: signatures.length }
    print(json ? JSON.stringify({ ok: true, file, ...signaturesTold(signatures, []) }) : t('cli:bundle.signed', facts))
    return 0
  })
}
