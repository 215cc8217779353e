import { randomUUID } from 'node:crypto'
import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import { UPLOAD_PIECE_BYTES } from '#core/contract'
import { FILE_MODE, ownFile, ownFolder, removeTemporary, temporaryFolder } from '../disk/index.ts'
import { AppProblem, found } from '../problem.ts'

/** What is known of a file before it arrives. */
type Announced = { bytes: number }

/** Files on their way here, piece by piece; each in a folder that goes with it. */
export function createArrivals<File extends Announced>(name: string) {
  const files = new Map<string, File & { received: number; folder: string; path: string }>()
  const known = (id: string) => found(files.get(id), 'upload')
  const end = (id: string): void => {
    removeTemporary(known(id).folder)
    files.delete(id)
  }
  return {
    /** @param parent made when absent */
    begin(parent: string, file: File): string {
      const folder = temporaryFolder(ownFolder(parent))
      const id = randomUUID()
      const path = join(folder, name)
      // One of no bytes arrives without a piece.
      ownFile(path, '')
      files.set(id, { ...file, received: 0, folder, path })
      return id
    },
    async add(id: string, piece: Uint8Array): Promise<{ received: number }> {
      const file = known(id)
      if (piece.length > UPLOAD_PIECE_BYTES || file.received + piece.length > file.bytes)
        throw new AppProblem('invalid', { what: 'upload' })
      await appendFile(file.path, piece, { mode: FILE_MODE })
      file.received += piece.length
      return { received: file.received }
    },
    /** One that has arrived to its last byte. @throws AppProblem */
    whole(id: string): File & { path: string } {
      const file = known(id)
      if (file.received !== file.bytes) throw new AppProblem('invalid', { what: 'upload' })
      return file
    },
    /** Takes it away. */
    end,
    endAll(which: (file: File) => boolean): void {
      for (const [id, file] of files) if (which(file)) end(id)
    },
  }
}
