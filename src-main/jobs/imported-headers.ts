import { ContactFileError } from '#core/contacts'
import { type ImportedFile, readCsv } from '../contacts/index.ts'
import { AppProblem } from '../problem.ts'

/** The columns' names of a file. */
export async function headersOf({ file, dialect }: Pick<ImportedFile, 'file' | 'dialect'>): Promise<string[]> {
  for await (const [headers] of readCsv(file, dialect)) return headers ?? []
  return []
}

/** A file that can't be read is something a person can act on. */
export async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ContactFileError) throw new AppProblem('contact-file', { what: error.code })
    throw error
  }
}
