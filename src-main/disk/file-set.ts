import { existsSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { makeFolder, ownFile } from './private-files.ts'
import { forgetTemporary, placeFile, removeTemporary, sweepTemporaries, temporaryFolder } from './temporary.ts'

/** Files with these names are in the folder already. */
export class FileSetError extends Error {
  override readonly name = 'FileSetError'
  readonly names: readonly string[]

  constructor(folder: string, names: readonly string[]) {
    super(`${folder} has ${names.join(', ')}`)
    this.names = names
  }
}

/**
 * Makes files that belong together, each its owner's alone: all of them appear at once or
 * none does, and never over one that is there. They are written into a temporary folder,
 * which becomes `out` where there is none yet; else its files are put into `out`.
 * @param names of all files that there may be; `write` makes them in the folder that it is given
 * @throws FileSetError where `out` has one of them; what `write` throws; what the file system says
 */
export async function writeFileSet<T>(out: string, names: readonly string[], write: (folder: string) => Promise<T>): Promise<T> {
  const parent = dirname(out)
  for (const each of [parent, out]) sweepTemporaries(each)
  const isNew = !existsSync(out)
  if (!isNew) refuse(out, names)
  const leave = isNew ? makeFolder(parent) : () => undefined
  let folder: string | null = null
  try {
    folder = temporaryFolder(isNew ? parent : out)
    const result = await write(folder)
    if (isNew) becomes(folder, out, names)
    else placeAll(folder, out, names)
    return result
  } finally {
    if (folder !== null) removeTemporary(folder)
    // Only where nothing came into it.
    leave()
  }
}

/** Writes a file of its owner's alone in the place of the one that is there: whoever reads finds all of one or all of the other. */
export function replaceFile(file: string, content: string | Uint8Array): void {
  const folder = temporaryFolder(dirname(file))
  try {
    const written = join(folder, basename(file))
    ownFile(written, content)
    renameSync(written, file)
  } finally {
    removeTemporary(folder)
  }
}

function refuse(out: string, names: readonly string[]): void {
  const there = names.filter((name) => existsSync(join(out, name)))
  if (there.length > 0) throw new FileSetError(out, there)
}

function becomes(folder: string, out: string, names: readonly string[]): void {
  try {
    renameSync(folder, out)
    forgetTemporary(folder)
  } catch (error) {
    // Somebody made it in the meantime.
    refuse(out, names)
    throw error
  }
}

function placeAll(folder: string, out: string, names: readonly string[]): void {
  const placed: string[] = []
  try {
    for (const name of names) {
      if (!existsSync(join(folder, name))) continue
      placeFile(folder, name)
      placed.push(name)
    }
  } catch (error) {
    for (const name of placed) rmSync(join(out, name), { force: true })
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') refuse(out, names)
    throw error
  }
  // From here on whoever finds the rest of this folder leaves the files where they are.
  const done = folder.replace(/\.tmp$/, '.done.tmp')
  renameSync(folder, done)
  removeTemporary(done)
  forgetTemporary(folder)
}
