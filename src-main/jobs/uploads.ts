import { randomUUID } from 'node:crypto'
import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import { UPLOAD_PIECE_BYTES } from '#core/contract'
import type { BaseContext, Upload, Uploads } from '../context.ts'
import { FILE_MODE, ownFolder, removeTemporary, temporaryFolder } from '../disk/index.ts'
import { AppProblem, found } from '../problem.ts'
import { contactsFolder } from './contacts-folder.ts'

export function createUploads(context: BaseContext): Uploads {
  const uploads = new Map<string, Upload & { received: number; folder: string; path: string }>()
  const known = (uploadId: string) => found(uploads.get(uploadId), 'upload')
  const drop = (uploadId: string, folder: string): void => {
    uploads.delete(uploadId)
    removeTemporary(folder)
  }
  return {
    async begin(upload) {
      found(context.store.implementations.get(upload.implementationId), 'implementation')
      const parent = ownFolder(contactsFolder(context, upload.implementationId))
      const folder = temporaryFolder(parent)
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
      drop(uploadId, known(uploadId).folder)
    },
    forget(implementationId) {
      for (const [id, upload] of uploads) if (upload.implementationId === implementationId) drop(id, upload.folder)
    },
    close() {
      for (const [id, upload] of uploads) drop(id, upload.folder)
    },
  }
}
