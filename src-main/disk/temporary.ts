import { createHash, randomBytes } from 'node:crypto'
import { constants, copyFileSync, linkSync, lstatSync, mkdirSync, readdirSync, readlinkSync, rmSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { FOLDER_MODE, isOurs } from './private-files.ts'

/**
 * Folders for what is not finished. Their name says who writes to them, so that what a
 * process left that was killed is found by the next one, and nothing is taken from one that lives:
 * `.disparo-<machine>-<process id>-<chance>.tmp`.
 */
const NAME = /^\.disparo-(?:([0-9a-f]{8})-(\d+)-)?[0-9a-f-]+(\.done)?\.tmp$/
/** Another machine's process can't be asked whether it lives: so long nothing runs that is still of use. */
const FORGOTTEN_MS = 24 * 60 * 60 * 1000

/** This machine, and of containers that share a folder, this one: process ids mean something only there. */
const machine = (): string => {
  let space = ''
  try {
    space = readlinkSync('/proc/self/ns/pid')
  } catch {
    // Only Linux has such spaces.
  }
  return createHash('sha256').update(`${hostname()} ${space}`).digest('hex').slice(0, 8)
}

const unfinished = new Set<string>()

/** Makes a folder that is gone when this process ends, however it ends but by `kill -9`. Throws what the file system says. */
export function temporaryFolder(parent: string): string {
  const folder = join(parent, `.disparo-${machine()}-${process.pid}-${randomBytes(6).toString('hex')}.tmp`)
  mkdirSync(folder, { mode: FOLDER_MODE })
  if (unfinished.size === 0) process.on('exit', removeTemporaries)
  unfinished.add(folder)
  return folder
}

/** Takes a temporary folder away, with what is in it. */
export function removeTemporary(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  forgetTemporary(folder)
}

/** It is no longer there under this name. */
export function forgetTemporary(folder: string): void {
  unfinished.delete(folder)
  if (unfinished.size === 0) process.off('exit', removeTemporaries)
}

/** All of this process. Synchronous, because it is what a process does last. */
export function removeTemporaries(): void {
  for (const folder of [...unfinished]) {
    try {
      undoPlacing(folder)
      removeTemporary(folder)
    } catch {
      // The next one finds it.
    }
  }
}

/**
 * Takes away what processes that are dead left in a folder; `all`: whatever is not this
 * process's, in a folder that no other has. A folder that isn't there, or may not be read, has nothing of ours.
 */
export function sweepTemporaries(parent: string, whose: 'dead' | 'all' = 'dead', now = Date.now()): void {
  const here = machine()
  for (const name of namesIn(parent)) {
    const [whole, where, pid, done] = NAME.exec(name) ?? []
    const path = join(parent, name)
    const found = whole === undefined ? undefined : lstatSync(path, { throwIfNoEntry: false })
    if (!found || !isOurs(found.uid) || unfinished.has(path)) continue
    const isDead = where === here ? !lives(Number(pid)) : now - found.mtimeMs > FORGOTTEN_MS
    if (!isDead && whose === 'dead') continue
    try {
      if (!done && found.isDirectory()) undoPlacing(path)
      rmSync(path, { recursive: true, force: true })
    } catch {
      // Somebody else is sweeping here, or it is not to be removed: it is in nobody's way.
    }
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** Our own id in another's name is of one that had it before us. */
function lives(pid: number): boolean {
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Puts a file of a temporary folder beside that folder, never over another: throws EEXIST. */
export function placeFile(folder: string, name: string): void {
  const [from, to] = [join(folder, name), join(folder, '..', name)]
  try {
    // A link is there whole or not at all, and unlike a rename takes no other's place.
    linkSync(from, to)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && NO_LINKS.has(String(error.code)))) throw error
    copyFileSync(from, to, constants.COPYFILE_EXCL)
  }
}

/** What file systems answer that know no second name of a file: FAT, some of networks. */
const NO_LINKS: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EINVAL'])

/** Takes back what was put beside a temporary folder before all of it was: the same file under two names. */
export function undoPlacing(folder: string): void {
  for (const name of namesIn(folder)) {
    const inside = lstatSync(join(folder, name), { throwIfNoEntry: false })
    const beside = lstatSync(join(folder, '..', name), { throwIfNoEntry: false })
    if (inside?.isFile() && beside && inside.ino === beside.ino && inside.dev === beside.dev)
      rmSync(join(folder, '..', name), { force: true })
  }
}
