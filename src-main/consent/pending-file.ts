import { createHash, randomUUID } from 'node:crypto'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

const PIECE_CHARACTERS = 256 * 1024

/** A file that is written under another name, and is there only once it is whole. */
export type PendingFile = {
  /** Waits for the disk now and then, so that memory stays as it is. */
  add(text: string): Promise<void>
  /** Closes it; hex of the SHA-256 of its bytes. */
  close(): Promise<string>
  /** After `close`: replaces what had its name. */
  putInPlace(): Promise<void>
  /** Takes it away, unless it was put in place. */
  drop(): Promise<void>
}

export async function openPendingFile(
  path: string,
  encode: (text: string) => Buffer = (text) => Buffer.from(text, 'utf8'),
): Promise<PendingFile> {
  const temporary = join(dirname(path), `.disparo-${randomUUID()}.tmp`)
  const handle: FileHandle = await open(temporary, 'wx')
  const hash = createHash('sha256')
  let waiting: string[] = []
  let characters = 0
  let isOpen = true

  async function write(): Promise<void> {
    const bytes = encode(waiting.join(''))
    waiting = []
    characters = 0
    hash.update(bytes)
    await handle.writeFile(bytes)
  }
  return {
    async add(text) {
      waiting.push(text)
      characters += text.length
      if (characters > PIECE_CHARACTERS) await write()
    },
    async close() {
      await write()
      await handle.close()
      isOpen = false
      return hash.digest('hex')
    },
    putInPlace: () => rename(temporary, path),
    async drop() {
      if (isOpen) await handle.close()
      await rm(temporary, { force: true })
    },
  }
}
