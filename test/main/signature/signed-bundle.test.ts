import { generateKeyPairSync } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { type BundleSignature, canonicalJson, SIGNATURE_FORMAT, SIGNATURES, signedText } from '#core/bundle'
import { packedIn } from '../../../src-main/bundle/archive.ts'
import { asksFor, readBundle, sha256, signBundle } from '../../../src-main/bundle/index.ts'
import { assemble } from '../../../src-main/bundle/pack.ts'
import { newKeyPair, readKeyFile, type Signer, signWith, wordsOf, writeKeyFile } from '../../../src-main/signature/index.ts'
import { exampleBundle } from '../../support/arbitrary.ts'
import { exampleBytes, patchHeaders } from '../bundle/archives.ts'

const AT = '2026-12-03T12:00:00.000Z'

function person(name: string): Signer {
  const { publicKey, secret } = newKeyPair()
  const signer = signWith(secret, { name, publicKey, successions: [] })
  if (!signer) throw new Error('a new key that does not sign')
  return signer
}
/** The next key of a person, with the older one's word for it. */
function nextOf(before: Signer): Signer {
  const next = person(before.name)
  const unsigned = { from: before.publicKey, to: next.publicKey, signer: before.name, at: AT, signature: '' }
  const succession = { ...unsigned, signature: before.sign(signedText(unsigned)) }
  return { ...next, successions: [...before.successions, succession] }
}
const sign = (bytes: Uint8Array, ...signers: Signer[]): Uint8Array =>
  signers.reduce((file, signer) => signBundle(file, signaturesOf(file), signer, AT), bytes)
function signaturesOf(bytes: Uint8Array): readonly BundleSignature[] {
  const read = readBundle(bytes)
  if (!read.ok) throw new Error(read.error.code)
  return read.signatures
}
const keyOf = ({ name, publicKey, successions }: Signer) => ({ name, publicKey, successions })

describe('a signed bundle', () => {
  const [ana, bruno] = [person('Ana Souza'), person('Bruno Lima')]
  const signed = sign(exampleBytes(), ana)

  it('has the same content, and says who signed it and when', () => {
    expect(readBundle(signed)).toMatchObject({
      ok: true,
      value: exampleBundle(),
      signatures: [{ signer: 'Ana Souza', signedAt: AT, publicKey: ana.publicKey, archiveSha256: sha256(exampleBytes()) }],
    })
  })

  it('is refused with any one of its bytes altered, and with any bit of its signatures', () => {
    const from = signed.length - 1500
    const accepted: string[] = []
    for (let at = 0; at < signed.length; at++) {
      for (const mask of at >= from ? [1, 4, 32, 128] : [0xff]) {
        const altered = signed.slice()
        altered[at] = (altered[at] ?? 0) ^ mask
        if (readBundle(altered).ok) accepted.push(`${at} ^ ${mask}`)
      }
    }
    expect(accepted).toEqual([])
  }, 60_000)

  it.each<[keyof BundleSignature, string]>([
    ['signer', 'Bruno Lima'],
    ['signedAt', '2026-12-04T12:00:00.000Z'],
    ['publicKey', bruno.publicKey],
    ['manifestSha256', '0'.repeat(64)],
    ['archiveSha256', '0'.repeat(64)],
    ['signature', Buffer.alloc(64, 1).toString('base64')],
  ])('is refused with another %s, packed and sealed as we do it', (field, value) => {
    const [signature] = signaturesOf(signed)
    const text = canonicalJson({ format: SIGNATURE_FORMAT, formatVersion: 1, signatures: [{ ...signature, [field]: value }] })
    const data = Buffer.from(text)
    const packed = packedIn(signed).map((each) =>
      each.path === SIGNATURES ? { ...each, crc: crc32(data), unpacked: data.length, data } : each,
    )
    expect(readBundle(assemble(packed))).toMatchObject({ ok: false, error: { code: 'signature-broken' } })
  })

  it.each<[string, (bytes: Uint8Array) => Uint8Array]>([
    ['bytes after its end', (bytes) => Buffer.concat([bytes, Buffer.from('x')])],
    ['bytes before its beginning', (bytes) => Buffer.concat([Buffer.from('x'), bytes])],
    ['no comment', (bytes) => withoutComment(bytes)],
    [
      'other times, and no comment',
      (bytes) => withoutComment(patchHeaders(bytes, { local: [10, 0x5a21, 2], central: [12, 0x5a21, 2] })),
    ],
    [
      'other rights of its files, and no comment',
      (bytes) => withoutComment(patchHeaders(bytes, { central: [38, 0o644 << 16, 4] })),
    ],
    ['another packer around the same files', (bytes) => zipSync(unzipSync(bytes))],
    ['its files in another order', (bytes) => zipSync(Object.fromEntries(Object.entries(unzipSync(bytes)).reverse()))],
  ])('is refused with %s', (_, change) => {
    expect(readBundle(change(signed))).toMatchObject({ ok: false })
  })

  it('is refused where its signatures are those of another bundle', () => {
    const other = unzipSync(sign(exampleBytes(), bruno))
    const mixed = { ...unzipSync(exampleBytes()), 'signature.json': other['signature.json'] ?? new Uint8Array() }
    expect(readBundle(zipSync(mixed))).toMatchObject({ ok: false, error: { code: 'signature-broken' } })
  })

  it('is taken with the key that signed it, and otherwise says whose it is', () => {
    const both = sign(signed, bruno)
    expect(asksFor([keyOf(ana)], signaturesOf(signed))).toBeNull()
    expect(asksFor([keyOf(ana), keyOf(bruno)], signaturesOf(both))).toBeNull()
    expect(asksFor([keyOf(bruno)], signaturesOf(signed))).toMatchObject({
      error: {
        code: 'signed-by-other',
        data: {
          wanted: `Bruno Lima (${wordsOf(bruno.publicKey)})`,
          signers: `Ana Souza (${wordsOf(ana.publicKey)})`,
        },
      },
    })
    expect(asksFor([keyOf(ana), keyOf(bruno)], signaturesOf(signed))).toMatchObject({ error: { code: 'signed-by-other' } })
    expect(asksFor([keyOf(ana)], [])).toMatchObject({ error: { code: 'not-signed' } })
  })

  it('does not take a name for a key', () => {
    const impostor = person('Ana Souza')
    expect(asksFor([keyOf(ana)], signaturesOf(sign(exampleBytes(), impostor)))).toMatchObject({
      error: { code: 'signed-by-other' },
    })
  })

  it('is the same file when the same key signs again', () => {
    expect(sign(signed, ana)).toEqual(signed)
  })
})

describe('a key that came after another', () => {
  const first = person('Ana Souza')
  const third = nextOf(nextOf(first))

  it('is known by whoever trusts the first, and the first is not by whoever trusts the last', () => {
    expect(asksFor([keyOf(first)], signaturesOf(sign(exampleBytes(), third)))).toBeNull()
    expect(asksFor([keyOf(third)], signaturesOf(sign(exampleBytes(), first)))).toMatchObject({
      error: { code: 'signed-by-other' },
    })
  })

  it('can not be claimed by anybody else', () => {
    const thief = person('Ana Souza')
    const claim = { from: first.publicKey, to: thief.publicKey, signer: 'Ana Souza', at: AT, signature: '' }
    const claimed = { ...thief, successions: [{ ...claim, signature: thief.sign(signedText(claim)) }] }
    expect(readBundle(signBundle(exampleBytes(), [], claimed, AT))).toMatchObject({
      ok: false,
      error: { code: 'signature-broken' },
    })
    expect(readKeyFile(writeKeyFile(keyOf(claimed)))).toBeNull()
  })
})

describe('a public key file', () => {
  it('is what comes back, with its name and its chain', () => {
    const ana = nextOf(person('Ana Souza'))
    expect(readKeyFile(writeKeyFile(keyOf(ana)))).toEqual(keyOf(ana))
    expect(wordsOf(ana.publicKey)).toMatch(/^([a-z]+ ){7}[a-z]+$/)
  })

  it('is any PEM with an Ed25519 key, and nothing else', () => {
    const pem = (kind: 'ed25519' | 'x25519'): string =>
      String(generateKeyPairSync(kind as 'ed25519').publicKey.export({ format: 'pem', type: 'spki' }))
    expect(readKeyFile(pem('ed25519'))).toMatchObject({ name: '', successions: [] })
    expect(readKeyFile(pem('x25519'))).toBeNull()
    expect(readKeyFile('')).toBeNull()
    expect(readKeyFile(pem('ed25519').replace(/[A-Za-z0-9]{20}/, 'AAAA'))).toBeNull()
  })
})

/** Cuts the comment off and says that there is none. */
function withoutComment(bytes: Uint8Array): Uint8Array {
  const end = Buffer.from(bytes).lastIndexOf(Buffer.from('504b0506', 'hex'))
  const whole = bytes.slice(0, end + 22)
  whole[end + 20] = 0
  whole[end + 21] = 0
  return whole
}
