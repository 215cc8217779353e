import { basename, dirname, join } from 'node:path'
import { systemClock } from '../clock.ts'
import { FileSetError, ownFile, writeFileSet } from '../disk/index.ts'
import { forkChild } from '../keychain/fork.ts'
import { openKeychain } from '../keychain/index.ts'
import {
  fingerprintOf,
  type KeyRing,
  KeyRingError,
  openKeyRing,
  type SigningKey,
  wordsOf,
  writeKeyFile,
} from '../signature/index.ts'
import { type ExitCode, type Terminal, UsageError } from './output.ts'

/** Where the public halves are, and what the keychain forks. */
export type KeyPlace = { dataDir: string; keychainChild: string }

/** The key ring for the time of one command; what it refuses is said in one sentence. */
export async function withKeyRing<T>(
  { dataDir, keychainChild }: KeyPlace,
  { t }: Pick<Terminal, 't'>,
  work: (ring: KeyRing) => Promise<T>,
): Promise<T> {
  const keychain = openKeychain({ spawn: forkChild(keychainChild) })
  try {
    return await work(openKeyRing(dataDir, keychain, systemClock))
  } catch (error) {
    if (error instanceof KeyRingError && error.trouble === 'none' && error.names.length === 0)
      throw new UsageError(t('cli:key.noneYet'))
    if (error instanceof KeyRingError)
      throw new UsageError(t(`cli:key.trouble.${error.trouble}`, { names: error.names.join(', '), folder: dataDir }))
    throw error
  } finally {
    await keychain.close()
  }
}

/** `disparo key new --name NAME [--lost]`. */
export const newKey = (place: KeyPlace, name: string, lost: boolean, terminal: Terminal): Promise<ExitCode> =>
  withKeyRing<ExitCode>(place, terminal, async (ring) => {
    const key = await ring.create(name, lost)
    tell(key, terminal, lost ? 'cli:key.madeAfterLoss' : 'cli:key.made')
    return 0
  })

/** `disparo key rotate [--as NAME]`. */
export const rotateKey = (place: KeyPlace, which: string | undefined, terminal: Terminal): Promise<ExitCode> =>
  withKeyRing<ExitCode>(place, terminal, async (ring) => {
    tell(await ring.rotate(which), terminal, 'cli:key.rotated')
    return 0
  })

/** `disparo key show`: every key that there was here. */
export const showKeys = (place: KeyPlace, terminal: Terminal): Promise<ExitCode> =>
  withKeyRing<ExitCode>(place, terminal, async (ring) => {
    const { t, json, print } = terminal
    const keys = ring.list()
    if (json) print(JSON.stringify({ keys: keys.map(factsOf) }))
    else if (keys.length === 0) print(t('cli:key.noneYet'))
    else for (const key of keys) print(t(key.replacedAt === null ? 'cli:key.current' : 'cli:key.replaced', said(key)))
    return 0
  })

/** `disparo key export FILE [--as NAME]`: the public key, for the CRM. Never over another file. */
export const exportKey = (place: KeyPlace, file: string, which: string | undefined, terminal: Terminal): Promise<ExitCode> =>
  withKeyRing<ExitCode>(place, terminal, async (ring) => {
    const { t, json, print } = terminal
    const key = ring.find(which)
    const name = basename(file)
    try {
      await writeFileSet(dirname(file), [name], async (folder) => ownFile(join(folder, name), writeKeyFile(key)))
    } catch (error) {
      if (error instanceof FileSetError) throw new UsageError(t('cli:key.exists', { file }))
      throw error
    }
    print(json ? JSON.stringify({ file, ...factsOf(key) }) : t('cli:key.exported', { file, ...said(key) }))
    return 0
  })

function tell(
  key: SigningKey,
  { t, json, print }: Terminal,
  sentence: 'cli:key.made' | 'cli:key.madeAfterLoss' | 'cli:key.rotated',
): void {
  print(json ? JSON.stringify(factsOf(key)) : t(sentence, said(key)))
}

const factsOf = ({ name, publicKey, createdAt, replacedAt, successions }: SigningKey) => ({
  name,
  words: wordsOf(publicKey),
  fingerprint: fingerprintOf(publicKey),
  publicKey,
  createdAt,
  replacedAt,
  successions: successions.length,
})

/** What a sentence about a key needs. */
const said = (key: SigningKey) => ({ ...factsOf(key), replacedAt: key.replacedAt ?? '' })
