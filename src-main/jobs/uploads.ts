import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { appendFile, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { UPLOAD_PIECE_BYTES } from '#core/contract'
import type { BaseContext, Upload, Uploads } from '../context.ts'
import { FILE_MODE, ownFolder } from '../disk/index.ts'
import { AppProblem, found } from '../problem.ts'

/** Everything that is kept of a client's contacts; nothing of it is anywhere else. */
export const contactsFolder = ({ dataDir }: Pick<BaseContext, 'dataDir'>, implementationId: string): string =>
  join(dataDir, 'contacts', implementationId)

const LEFT_BEHIND = /^(?:upload|rejected)-/

/** Takes away what was left behind when the program ended: contacts must not lie where nobody knows of them. */
function sweep(dataDir: string): void {
  const all = join(dataDir, 'contacts')
  if (!existsSync(all)) return
  for (const folder of readdirSync(all, { withFileTypes: true }))
    if (folder.isDirectory())
      for (const name of readdirSync(join(all, folder.name)))
        if (LEFT_BEHIND.test(name)) rmSync(join(all, folder.name, name), { recursive: true, force: true })
}

export function createUploads(context: BaseContext): Uploads {
  sweep(context.dataDir)
  const uploads = new Map<string, Upload & { received: number; folder: string; path: string }>()
  const known = (uploadId: string) => found(uploads.get(uploadId), 'upload')
  return {
    async begin(upload) {
      found(context.store.implementations.get(upload.implementationId), 'implementation')
      const parent = ownFolder(contactsFolder(context, upload.implementationId))
      const folder = await mkdtemp(join(parent, 'upload-'))
      const uploadId = randomUUID()
      uploads.set(uploadId, { ...upload, received: 0, folder, path: join(folder, 'file.csv') })
      return { uploadId }
    },
    async add(uploadId, piece) {
      const upload = known(uploadId)
      if (piece.length > UPLOAD_PIECE_BYTES || upload.received + piece.length > upload.bytes)
        throw new AppProblem('invalid', { what: 'upload' })
      await appendFile(upload.path, piece, { mode: FILE_MODE })
      upload.received += piece.length
      return { received: upload.received }
    },
    whole(uploadId) {
      const upload = known(uploadId)
      if (upload.received !== upload.bytes) throw new AppProblem('invalid', { what: 'upload' })
      return upload
    },
    async end(uploadId) {
      const { folder } = known(uploadId)
      uploads.delete(uploadId)
      await rm(folder, { recursive: true, force: true })
    },
    forget(implementationId) {
      for (const [id, upload] of uploads) if (upload.implementationId === implementationId) uploads.delete(id)
    },
  }
}
