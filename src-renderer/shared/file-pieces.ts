import { UPLOAD_PIECE_BYTES } from '#core/contract'

/** A file in order, piece by piece; an empty one is one empty piece, so that it arrives at all. */
export function* piecesOf(file: Blob, size: number = UPLOAD_PIECE_BYTES): Generator<Blob> {
  let from = 0
  do {
    yield file.slice(from, from + size)
    from += size
  } while (from < file.size)
}
