import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { zip } from '../bundle/index.ts'
import { ownFile, writeFileSet } from '../disk/index.ts'

export const KIT_ARCHIVE = 'disparo-crm-kit.zip'

/** Every file of the kit by its path in it, in one order. */
export function kitFiles(kit: string): { path: string; bytes: Uint8Array }[] {
  return readdirSync(kit, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(kit, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .sort()
    .map((path) => ({ path, bytes: readFileSync(join(kit, path)) }))
}

/**
 * The kit as files, and as one archive beside them: the same bytes wherever it is made. All of it appears or nothing.
 * @returns how many files are in the archive
 * @throws FileSetError where something of it is in the folder already
 */
export async function writeKit(kit: string, folder: string): Promise<number> {
  const files = kitFiles(kit)
  const tops = [...new Set(files.map(({ path }) => path.split('/')[0] ?? path))]
  await writeFileSet(folder, [KIT_ARCHIVE, ...tops], async (draft) => {
    ownFile(join(draft, KIT_ARCHIVE), zip(files))
    for (const { path, bytes } of files) {
      mkdirSync(dirname(join(draft, path)), { recursive: true })
      ownFile(join(draft, path), bytes)
    }
  })
  return files.length
}
