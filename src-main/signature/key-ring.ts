import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { canonicalJson, signedText, successionSchema } from '#core/bundle'
import { asRead } from '#core/text'
import { type Clock, instant } from '../clock.ts'
import { replaceFile } from '../disk/index.ts'
import { type Keychain, KeychainError } from '../keychain/index.ts'
import { fingerprintOf } from './fingerprint.ts'
import { newKeyPair, type Signer, signWith } from './statement.ts'

/** In the data folder: public halves, and where the keychain has the private ones. */
export const KEYS_FILE = 'signing-keys.json'

const keySchema = z.object({
  name: z.string(),
  publicKey: z.string(),
  createdAt: z.iso.datetime(),
  /** Since when another key stands in its place. */
  replacedAt: z.iso.datetime().nullable(),
  successions: z.array(successionSchema),
  reference: z.object({ backend: z.enum(['keytar', 'napi-keyring']), service: z.string(), account: z.string() }),
})
const fileSchema = z.object({ version: z.literal(1), keys: z.array(keySchema) })
/** A key of somebody who signs here; one that was replaced stays listed, and its private half is gone. */
export type SigningKey = z.infer<typeof keySchema>

/**
 * `none`: nobody of this name has a key here; `several`: say which; `taken`: the name has one; `no-keychain`: there is none
 * to put a key into; `locked`: it waits for its owner; `lost`: the keychain has no such key any more; `unreadable`: the file of
 * public halves, or the keychain, can't be read.
 */
export class KeyRingError extends Error {
  override readonly name = 'KeyRingError'
  readonly trouble: 'none' | 'several' | 'taken' | 'no-keychain' | 'locked' | 'lost' | 'unreadable'
  readonly names: readonly string[]

  constructor(trouble: KeyRingError['trouble'], names: readonly string[] = []) {
    super(`signing key: ${trouble}`)
    this.trouble = trouble
    this.names = names
  }
}

export type KeyRing = ReturnType<typeof openKeyRing>

/** The keys of one person's machine, for all implementations. */
export function openKeyRing(dataDir: string, keychain: Keychain, clock: Clock) {
  const file = join(dataDir, KEYS_FILE)
  const list = (): SigningKey[] => {
    let text: string
    try {
      text = readFileSync(file, 'utf8')
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
      throw error
    }
    try {
      return fileSchema.parse(JSON.parse(text)).keys
    } catch {
      throw new KeyRingError('unreadable')
    }
  }
  const write = (keys: readonly SigningKey[]): void => replaceFile(file, canonicalJson({ version: 1, keys }))
  const current = (): SigningKey[] => list().filter(({ replacedAt }) => replacedAt === null)

  /** By name or by the beginning of its fingerprint; without either the only one. */
  const find = (which?: string): SigningKey => {
    const all = current()
    const found = which === undefined ? all : all.filter((key) => isNamed(key, which))
    const [one] = found
    if (!one) throw new KeyRingError('none', which === undefined ? [] : [which])
    if (found.length > 1)
      throw new KeyRingError(
        'several',
        found.map(({ name }) => name),
      )
    return one
  }

  /** Makes a pair, its private half in the keychain and nowhere else. */
  const make = async (name: string, successions: SigningKey['successions'] = []): Promise<{ key: SigningKey }> => {
    const { publicKey, secret } = newKeyPair()
    const reference = await keychain.save(`signing-key ${randomUUID()}`, secret).catch(refused)
    const { backend, service, account } = reference
    if (backend === 'session') {
      await keychain.remove(reference)
      throw new KeyRingError('no-keychain')
    }
    const createdAt = instant(clock)
    return { key: { name, publicKey, createdAt, replacedAt: null, successions, reference: { backend, service, account } } }
  }

  const signerOf = async (key: SigningKey): Promise<Signer> => {
    const read = await keychain.read(key.reference)
    if (read.state === 'locked') throw new KeyRingError('locked')
    if (read.state === 'unreadable') throw new KeyRingError('unreadable')
    const signer = read.secret === null ? null : signWith(read.secret, key)
    if (signer === null) throw new KeyRingError('lost', [key.name])
    return signer
  }

  return {
    /** Also those that were replaced, the oldest first. */
    list,
    find,
    /**
     * A key for a name that has none.
     * @param lost the name has one, and its private half is lost or in wrong hands: it is replaced without a word of its own,
     * so every CRM has to take the new one from a person
     */
    async create(name: string, lost = false): Promise<SigningKey> {
      const before = current().filter((key) => asRead(key.name) === asRead(name))
      if (before.length > 0 && !lost) throw new KeyRingError('taken', [name])
      const { key } = await make(name)
      const replaced = new Set(before.map(({ publicKey }) => publicKey))
      write([...list().map((each) => (replaced.has(each.publicKey) ? { ...each, replacedAt: key.createdAt } : each)), key])
      for (const { reference } of before) await keychain.remove(reference).catch(refused)
      return key
    },
    /** A new key in the place of an older one, which says so with its signature and is then forgotten. */
    async rotate(which?: string): Promise<SigningKey> {
      const before = find(which)
      const signer = await signerOf(before)
      const { key } = await make(before.name)
      const unsigned = { from: before.publicKey, to: key.publicKey, signer: before.name, at: key.createdAt, signature: '' }
      const succession = { ...unsigned, signature: signer.sign(signedText(unsigned)) }
      const next = { ...key, successions: [...before.successions, succession] }
      write([
        ...list().map((each) => (each.publicKey === before.publicKey ? { ...each, replacedAt: key.createdAt } : each)),
        next,
      ])
      await keychain.remove(before.reference).catch(refused)
      return next
    },
    /** Who signs: reads the private half for as long as the signer is held. */
    signer: (which?: string): Promise<Signer> => Promise.resolve(find(which)).then(signerOf),
  }
}

const isNamed = ({ name, publicKey }: SigningKey, which: string): boolean =>
  asRead(name) === asRead(which) || (/^[0-9a-f]{8,64}$/.test(which) && fingerprintOf(publicKey).startsWith(which))

function refused(error: unknown): never {
  if (error instanceof KeychainError) throw new KeyRingError(error.state)
  throw error
}
