import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { appendFile, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { type ContactClass, ContactFileError, contactMappingSchema, evidenceMappingSchema } from '#core/contacts'
import type { ContactFile, ContactInspection, ContactProgress, ContactRow } from '#core/contract'
import { instant } from '../clock.ts'
import {
  eraseContacts,
  type ImportedFile,
  type ImportProgress,
  importContacts,
  importedFile,
  inspectFile,
  readCsv,
  rowsOf,
  writeRejected,
} from '../contacts/index.ts'
import { AppProblem, found } from '../problem.ts'
import type { Services } from '../services.ts'
import { streamed } from './streamed.ts'

type Upload = {
  implementationId: string
  kind: ContactFile['kind']
  fileName: string
  bytes: number
  received: number
  folder: string
  path: string
}
const uploads = new WeakMap<Services, Map<string, Upload>>()
const uploadsOf = (services: Services): Map<string, Upload> => {
  const known = uploads.get(services) ?? new Map()
  uploads.set(services, known)
  return known
}

/** Rows in one answer. */
const PAGE = 100

/** Everything that is kept of a client's contacts; nothing of it is anywhere else. */
export const contactsFolder = ({ dataDir }: Pick<Services, 'dataDir'>, implementationId: string): string =>
  join(dataDir, 'contacts', implementationId)
/** Where one of the two imported files lies. */
export const contactFileFolder = (services: Services, implementationId: string, kind: ContactFile['kind']): string =>
  join(contactsFolder(services, implementationId), kind)

type Begin = { implementationId: string; kind: ContactFile['kind']; fileName: string; bytes: number }

export async function beginUpload(services: Services, begin: Begin): Promise<{ uploadId: string }> {
  found(services.store.implementations.get(begin.implementationId), 'implementation')
  const parent = contactsFolder(services, begin.implementationId)
  await mkdir(parent, { recursive: true, mode: 0o700 })
  const folder = await mkdtemp(join(parent, 'upload-'))
  const uploadId = randomUUID()
  uploadsOf(services).set(uploadId, { ...begin, received: 0, folder, path: join(folder, 'file.csv') })
  return { uploadId }
}

export async function addPiece(services: Services, uploadId: string, piece: Uint8Array): Promise<{ received: number }> {
  const upload = found(uploadsOf(services).get(uploadId), 'upload')
  if (upload.received + piece.length > upload.bytes) throw new AppProblem('invalid', { what: 'upload' })
  await appendFile(upload.path, piece, { mode: 0o600 })
  upload.received += piece.length
  return { received: upload.received }
}

export async function inspectUpload(services: Services, uploadId: string): Promise<ContactInspection> {
  const { path, kind, fileName, bytes, implementationId } = wholeUpload(services, uploadId)
  return refusing(async () => {
    const { dialect, headers, rows, mapping } =
      kind === 'contacts' ? await inspectFile(path, 'contacts') : await inspectFile(path, 'evidence')
    const before = await importedFile(contactFileFolder(services, implementationId, kind))
    // What a person decided for these very columns is remembered.
    const isSame = before !== null && isDeepStrictEqual(await headersOf(before), headers)
    return { fileName, bytes, dialect, headers, rows, mapping: isSame ? before.mapping : mapping }
  })
}

async function headersOf({ file, dialect }: ImportedFile): Promise<string[]> {
  for await (const [headers] of readCsv(file, dialect)) return headers ?? []
  return []
}

/** Reads an uploaded file to its end; what was there before stays until then. */
export async function* importContactFile(
  services: Services,
  input: { uploadId: string; dialect: ContactFile['dialect']; mapping: ContactFile['mapping'] },
  cancel: AbortSignal | undefined,
): AsyncGenerator<ContactProgress> {
  const { store, changes, clock } = services
  const { implementationId, kind, fileName, bytes, path, folder } = wholeUpload(services, input.uploadId)
  const { dialect } = input
  const signal = cancel ? AbortSignal.any([cancel, services.ending]) : services.ending
  yield { phase: 'reading', rows: 0, bytes: 0, total: bytes }
  const { rows, figures } = yield* streamed((tell: (news: ContactProgress) => void) => {
    const given = {
      file: path,
      dialect,
      outDir: contactFileFolder(services, implementationId, kind),
      workerPath: services.contactsWorker,
      signal,
      onProgress: (progress: ImportProgress) => tell({ phase: 'reading', ...progress, total: bytes }),
    }
    return refusing(() =>
      kind === 'contacts'
        ? importContacts({ ...given, kind, mapping: contactMappingSchema.parse(input.mapping) })
        : importContacts({ ...given, kind, mapping: evidenceMappingSchema.parse(input.mapping) }),
    )
  })
  const file: ContactFile = {
    kind,
    fileName,
    importedAt: instant(clock),
    rows,
    dialect,
    mapping: input.mapping,
    figures,
  }
  store.transaction(() => {
    store.consent.saveFile(implementationId, file)
    store.implementations.touch(implementationId)
  })
  uploadsOf(services).delete(input.uploadId)
  await rm(folder, { recursive: true, force: true })
  changes.announce('contacts', implementationId)
  yield { phase: 'done', file }
}

export const contactRows = (
  services: Services,
  implementationId: string,
  wanted: ContactClass,
  after: number,
): Promise<{ rows: ContactRow[]; next: number | null }> =>
  refusing(() => rowsOf(contactFileFolder(services, implementationId, 'contacts'), wanted, after, PAGE))

export async function rejectedContacts(services: Services, implementationId: string): Promise<File> {
  const folder = await mkdtemp(join(contactsFolder(services, implementationId), 'rejected-'))
  try {
    const out = join(folder, 'rejected.csv')
    await refusing(() => writeRejected(contactFileFolder(services, implementationId, 'contacts'), out))
    const [file] = services.store.consent.files(implementationId).filter(({ kind }) => kind === 'contacts')
    const name = `${(file?.fileName ?? 'contatos').replace(/\.[^.]*$/, '')}-rejeitados.csv`
    return new File([await readFile(out)], name, { type: 'text/csv' })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** "Apagar os dados de contatos": the files, what was made of them, and what is uploading. */
export async function eraseContactFiles(services: Services, implementationId: string): Promise<void> {
  for (const [id, upload] of uploadsOf(services)) if (upload.implementationId === implementationId) uploadsOf(services).delete(id)
  await eraseContacts(contactsFolder(services, implementationId))
  services.store.transaction(() => services.store.consent.eraseFiles(implementationId))
  services.changes.announce('contacts', implementationId)
}

function wholeUpload(services: Services, uploadId: string): Upload {
  const upload = found(uploadsOf(services).get(uploadId), 'upload')
  if (upload.received !== upload.bytes) throw new AppProblem('invalid', { what: 'upload' })
  return upload
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

const LEFT_BEHIND = /^(?:upload|rejected)-/

/** Takes away what uploads left behind that ended with the program: contacts must not lie where nobody knows of them. */
export function sweepUploads(dataDir: string): void {
  const all = join(dataDir, 'contacts')
  if (!existsSync(all)) return
  for (const folder of readdirSync(all, { withFileTypes: true }))
    if (folder.isDirectory())
      for (const name of readdirSync(join(all, folder.name)))
        if (LEFT_BEHIND.test(name)) rmSync(join(all, folder.name, name), { recursive: true, force: true })
}
