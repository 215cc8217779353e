/** What one message to the main process may carry. */
export const PIECE_BYTES = 4 * 1024 * 1024

/** A file in order, piece by piece; an empty one is one empty piece, so that it arrives at all. */
export function* piecesOf(file: Blob, size: number = PIECE_BYTES): Generator<Blob> {
  let from = 0
  do {
    yield file.slice(from, from + size)
    from += size
  } while (from < file.size)
}
