import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  randomBytes,
  scrypt as scryptWithCallback,
  timingSafeEqual,
} from 'node:crypto'
import { closeSync, createReadStream, createWriteStream, openSync, readSync, rmSync, statSync } from 'node:fs'
import { Transform, type TransformCallback } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { closeFile, ownFile } from '../disk/index.ts'
import { BackupError } from './error.ts'

/**
 * An encrypted copy: MAGIC · salt (16) · nonce (12) · proof (32) · AES-256-GCM of the copy · tag (16).
 * The key and the proof's key come out of the passphrase by scrypt (N 2^17, r 8, p 1: 128 MB, about half a
 * second), so that trying many costs as much each. The proof is an HMAC of what stands before it: it tells a
 * wrong passphrase from a damaged file. The header is authenticated with the rest.
 */
const MAGIC = Buffer.from('disparo-backup-1\n')
const SQLITE_MAGIC = Buffer.from('SQLite format 3\0')
const SALT_BYTES = 16
const NONCE_BYTES = 12
const PROOF_BYTES = 32
const TAG_BYTES = 16
const HEADER_BYTES = MAGIC.length + SALT_BYTES + NONCE_BYTES + PROOF_BYTES
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 }

type Keys = { file: Buffer; proof: Buffer }

const keysOf = (passphrase: string, salt: Buffer): Promise<Keys> =>
  new Promise((resolve, reject) => {
    // The same sign can be written in two ways, and two keyboards differ in it.
    scryptWithCallback(passphrase.normalize('NFC'), salt, 64, COST, (error, key) => {
      if (error) reject(error)
      else resolve({ file: key.subarray(0, 32), proof: key.subarray(32) })
    })
  })

const proofOf = ({ proof }: Keys, before: Buffer): Buffer => createHmac('sha256', proof).update(before).digest()

/** @param target must not exist; it is the owner's alone */
export async function encryptFile(source: string, target: string, passphrase: string): Promise<void> {
  const salt = randomBytes(SALT_BYTES)
  const nonce = randomBytes(NONCE_BYTES)
  const keys = await keysOf(passphrase, salt)
  const before = Buffer.concat([MAGIC, salt, nonce])
  const header = Buffer.concat([before, proofOf(keys, before)])
  const cipher = createCipheriv('aes-256-gcm', keys.file, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(header)
  ownFile(target, header)
  try {
    const sealed = new Transform({
      transform: (piece: Buffer, _, done) => done(null, cipher.update(piece)),
      flush: (done: TransformCallback) => done(null, Buffer.concat([cipher.final(), cipher.getAuthTag()])),
    })
    await pipeline(createReadStream(source), sealed, createWriteStream(target, { flags: 'a', flush: true }))
  } catch (error) {
    rmSync(target, { force: true })
    throw error
  }
}

/** Whether it is an encrypted copy, by its first bytes. Throws what the file system says. */
export const isEncrypted = (file: string): boolean => readPart(file, 0, MAGIC.length).equals(MAGIC)

export const isSqlite = (file: string): boolean => readPart(file, 0, SQLITE_MAGIC.length).equals(SQLITE_MAGIC)

/**
 * @param target must not exist, and is gone again where the source is not whole
 * @throws BackupError `wrong-passphrase` · `damaged`
 */
export async function decryptFile(source: string, target: string, passphrase: string): Promise<void> {
  const { size } = statSync(source)
  if (size < HEADER_BYTES + TAG_BYTES) throw new BackupError('damaged')
  const header = readPart(source, 0, HEADER_BYTES)
  const before = header.subarray(0, HEADER_BYTES - PROOF_BYTES)
  const salt = before.subarray(MAGIC.length, MAGIC.length + SALT_BYTES)
  const nonce = before.subarray(MAGIC.length + SALT_BYTES)
  const keys = await keysOf(passphrase, salt)
  if (!timingSafeEqual(proofOf(keys, before), header.subarray(HEADER_BYTES - PROOF_BYTES)))
    throw new BackupError('wrong-passphrase')
  const decipher = createDecipheriv('aes-256-gcm', keys.file, nonce, { authTagLength: TAG_BYTES })
  decipher.setAAD(header)
  decipher.setAuthTag(readPart(source, size - TAG_BYTES, TAG_BYTES))
  ownFile(target, '')
  closeFile(target)
  try {
    // What is written before the tag was compared is nobody's to read: it goes where the tag is wrong.
    const body =
      size === HEADER_BYTES + TAG_BYTES ? [] : createReadStream(source, { start: HEADER_BYTES, end: size - TAG_BYTES - 1 })
    await pipeline(body, decipher, createWriteStream(target, { flags: 'a' }))
  } catch (error) {
    rmSync(target, { force: true })
    // OpenSSL's only answer to a tag that does not fit has no code.
    throw error instanceof Error && 'code' in error ? error : new BackupError('damaged', { cause: error })
  }
}

function readPart(file: string, from: number, bytes: number): Buffer {
  const descriptor = openSync(file, 'r')
  try {
    const part = Buffer.alloc(bytes)
    return part.subarray(0, readSync(descriptor, part, 0, bytes, from))
  } finally {
    closeSync(descriptor)
  }
}
