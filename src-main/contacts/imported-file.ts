import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { contactFiguresSchema, contactMappingSchema, csvDialectSchema, evidenceMappingSchema } from '#core/contacts'
import { eventMappingSchema } from '#core/rehearsal'
import { FILE_MODE, ownFolder } from '../disk/index.ts'

/**
 * An imported file is kept as three: a copy of it, two bytes for each row with its
 * classes (`CLASS_BITS`, little-endian; contacts only), and `import.json`, which names the
 * other two. That one is put in place last and at once: until then, the import before it stands.
 */
const DESCRIPTION = 'import.json'

const importedFileSchema = z.object({
  id: z.string(),
  dialect: csvDialectSchema,
  mapping: z.union([contactMappingSchema, evidenceMappingSchema, eventMappingSchema]),
  rows: z.int().nonnegative(),
  figures: contactFiguresSchema.nullable(),
  fileName: z.string().optional(),
  importedAt: z.string().optional(),
})
/** What was imported last; `figures` are null for evidence. */
export type ImportedFile = z.infer<typeof importedFileSchema> & { file: string; classes: string }

/** Names for an import that is still to be made. */
export async function newImport(folder: string): Promise<Pick<ImportedFile, 'id' | 'file' | 'classes'>> {
  ownFolder(folder)
  return named(folder, randomUUID())
}

const named = (folder: string, id: string): Pick<ImportedFile, 'id' | 'file' | 'classes'> => ({
  id,
  file: join(folder, `${id}.csv`),
  classes: join(folder, `${id}.classes`),
})

/** From here on it is the one that was imported last; what is left of others is removed. */
export async function putInPlace(folder: string, imported: z.infer<typeof importedFileSchema>): Promise<void> {
  const draft = join(folder, `${imported.id}.json`)
  await writeFile(draft, JSON.stringify(importedFileSchema.parse(imported)), { mode: FILE_MODE })
  await rename(draft, join(folder, DESCRIPTION))
  for (const name of await readdir(folder)) if (isOther(name, imported.id)) await rm(join(folder, name), { force: true })
}

const isOther = (name: string, id: string | null): boolean => name !== DESCRIPTION && !name.startsWith(`${id}.`)

/** Removes what imports have written that were killed. Synchronous, for a start; what can't be read is left as it is. */
export function sweepImports(folder: string): void {
  if (!existsSync(folder)) return
  const description = join(folder, DESCRIPTION)
  const id = existsSync(description) ? z.object({ id: z.string() }).parse(JSON.parse(readFileSync(description, 'utf8'))).id : null
  for (const name of readdirSync(folder)) if (isOther(name, id)) rmSync(join(folder, name), { force: true })
}

/** Removes what an import that did not end has written. */
export async function dropImport({ file, classes }: Pick<ImportedFile, 'file' | 'classes'>): Promise<void> {
  for (const path of [file, classes]) await rm(path, { force: true })
}

/** The import that stands in a folder, where its two files are; null where there is none. */
export async function importedFile(folder: string): Promise<ImportedFile | null> {
  let text: string
  try {
    text = await readFile(join(folder, DESCRIPTION), 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
  const imported = importedFileSchema.parse(JSON.parse(text))
  return { ...imported, ...named(folder, imported.id) }
}

/** Takes everything of a folder's imports off this machine. */
export async function eraseContacts(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 })
}
