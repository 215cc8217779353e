import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { FILE_MODE } from '../disk/index.ts'

const PIECE_CHARACTERS = 256 * 1024

/** A new file that is written piece by piece. */
export type TextFile = {
  /** Waits for the disk now and then, so that memory stays as it is. */
  add(text: string): Promise<void>
  /** Closes it when its bytes are on the disk; hex of their SHA-256. */
  close(): Promise<string>
  /** Closes it as it is, where `close` was not reached. */
  abandon(): Promise<void>
}

export async function openTextFile(
  path: string,
  encode: (text: string) => Buffer = (text) => Buffer.from(text, 'utf8'),
): Promise<TextFile> {
  const handle: FileHandle = await open(path, 'wx', FILE_MODE)
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
      await handle.sync()
      isOpen = false
      await handle.close()
      return hash.digest('hex')
    },
    async abandon() {
      if (isOpen) await handle.close()
      isOpen = false
    },
  }
}
