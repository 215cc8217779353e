import { api } from '../connection/index.ts'
import { piecesOf } from './file-pieces.ts'

/** Sends a copy or an implementation piece by piece, so that no window need hold it. @returns its id there */
export async function sendFile(file: File): Promise<string> {
  const { uploadId } = await api.backups.begin({ bytes: file.size })
  for (const piece of piecesOf(file)) await api.backups.piece({ uploadId, piece })
  return uploadId
}
