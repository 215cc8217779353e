import { createPublicKey } from 'node:crypto'
import { z } from 'zod'
import { canonicalJson, type Succession, successionSchema } from '#core/bundle'
import { publicKeyOf, rawOf, wordsOf } from './fingerprint.ts'
import { holds, leadsTo } from './statement.ts'

/** A public key as a CRM keeps it. `name` is empty where the file says none: plain PEM has none. */
export type KeyFile = { name: string; publicKey: string; successions: readonly Succession[] }

const PEM = /-----BEGIN PUBLIC KEY-----[A-Za-z0-9+/=\s]+-----END PUBLIC KEY-----/
const CHAIN = /-----BEGIN DISPARO SUCCESSIONS-----([A-Za-z0-9+/=\s]+)-----END DISPARO SUCCESSIONS-----/
const LINE = 64

/**
 * PEM (SPKI), which OpenSSL and every language's library read, with the owner's name and the fingerprint's words before it
 * and, of a key that came after another, the older key's word for it behind it.
 */
export function writeKeyFile({ name, publicKey, successions }: KeyFile): string {
  const pem = publicKeyOf(publicKey).export({ format: 'pem', type: 'spki' })
  const chain =
    Buffer.from(canonicalJson(successions))
      .toString('base64')
      .match(new RegExp(`.{1,${LINE}}`, 'g')) ?? []
  return [
    `Name: ${name}`,
    `Words: ${wordsOf(publicKey)}`,
    `${pem}`.trimEnd(),
    ...(successions.length === 0 ? [] : ['-----BEGIN DISPARO SUCCESSIONS-----', ...chain, '-----END DISPARO SUCCESSIONS-----']),
    '',
  ].join('\n')
}

/** Null: no file with an Ed25519 public key in it, or one whose successions are not what its keys signed. */
export function readKeyFile(text: string): KeyFile | null {
  const pem = PEM.exec(text)?.[0]
  const publicKey = pem === undefined ? null : rawIn(pem)
  if (publicKey === null) return null
  const name = /^Name: (.{1,120})$/m.exec(text)?.[1]?.trim() ?? ''
  const chain = CHAIN.exec(text)?.[1]
  if (chain === undefined) return { name, publicKey, successions: [] }
  const successions = successionsIn(chain)
  const first = successions?.[0]
  const isWhole = first !== undefined && successions?.every(holds) === true && leadsTo(successions, first.from, publicKey)
  return isWhole && successions ? { name, publicKey, successions } : null
}

function rawIn(pem: string): string | null {
  try {
    return rawOf(createPublicKey(pem))
  } catch {
    return null
  }
}

function successionsIn(base64: string): Succession[] | null {
  try {
    return z.array(successionSchema).parse(JSON.parse(Buffer.from(base64, 'base64').toString('utf8')))
  } catch {
    return null
  }
}
