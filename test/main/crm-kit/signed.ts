import { createHash, createPrivateKey } from 'node:crypto'
import { signBundle } from '../../../src-main/bundle/index.ts'
import { rawOf } from '../../../src-main/signature/fingerprint.ts'
import { type Signer, signWith, writeKeyFile } from '../../../src-main/signature/index.ts'

const AT = '2026-12-03T12:00:00.000Z'

/** A key that everybody can make again: for samples, and for nothing else. */
function sampleSigner(name: string): Signer {
  const seed = createHash('sha256').update(`disparo crm kit: ${name}`).digest()
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed])
  const publicKey = rawOf(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })) ?? ''
  const signer = signWith(der.toString('base64'), { name, publicKey, successions: [] })
  if (!signer) throw new Error('a sample key that does not sign')
  return signer
}

const SIGNER = 'Chave de exemplo'

export const signed = (bytes: Uint8Array): Uint8Array => signBundle(bytes, [], sampleSigner(SIGNER), AT)

/** Public keys as a CRM keeps them: the one that signed `signed.disparo`, and another. */
export const keyFiles = (): Record<string, string> =>
  Object.fromEntries(
    [
      ['signed', SIGNER],
      ['other', 'Outra chave de exemplo'],
    ].map(([file, name = '']) => {
      const { publicKey } = sampleSigner(name)
      return [`keys/${file}.pub`, writeKeyFile({ name, publicKey, successions: [] })]
    }),
  )
