import { readFile, realpath } from 'node:fs/promises'
import { join, relative } from 'node:path'

/** A file of the built page; null where a link on the way to it, below the page's folder, leads elsewhere. */
export async function readPageFile(root: string, file: string): Promise<Buffer | null> {
  const [real, folder] = [await realpath(file), await realpath(root)]
  return real === join(folder, relative(root, file)) ? readFile(real) : null
}
