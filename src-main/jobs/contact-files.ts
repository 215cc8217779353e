import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { type ContactClass, contactMappingSchema, evidenceMappingSchema } from '#core/contacts'
import type { ContactFile, ContactInspection, ContactProgress, ContactRow } from '#core/contract'
import { instant } from '../clock.ts'
import {
  eraseContacts,
  type ImportProgress,
  importContacts,
  importedFile,
  inspectFile,
  rowsOf,
  writeRejected,
} from '../contacts/index.ts'
import type { AppContext } from '../context.ts'
import { removeTemporary, temporaryFolder } from '../disk/index.ts'
import { contactsFolder } from './contacts-folder.ts'
import { headersOf, refusing } from './imported-headers.ts'
import { streamed } from './progress-stream.ts'
import { importHistoryFile, isHistoryKind } from './rehearsal-files.ts'

/** Rows in one answer. */
const PAGE = 100

/** Where one of the two imported files lies. */
export const contactFileFolder = (context: AppContext, implementationId: string, kind: ContactFile['kind']): string =>
  join(contactsFolder(context, implementationId), kind)

export async function inspectUpload(context: AppContext, uploadId: string): Promise<ContactInspection> {
  const { path, kind, fileName, bytes, implementationId } = context.uploads.whole(uploadId)
  return refusing(async () => {
    const { dialect, headers, rows, mapping, isDoublyEncoded } = await inspectFile(path, kind === 'optOuts' ? 'evidence' : kind)
    if (isHistoryKind(kind)) {
      const said = context.store.rehearsals.columns(implementationId, kind, headers)
      return { fileName, bytes, dialect, headers, rows, mapping: said ?? mapping, isDoublyEncoded }
    }
    const before = await importedFile(contactFileFolder(context, implementationId, kind))
    // What a person decided for these very columns is remembered.
    const isSame = before !== null && isDeepStrictEqual(await headersOf(before), headers)
    return { fileName, bytes, dialect, headers, rows, mapping: isSame ? before.mapping : mapping, isDoublyEncoded }
  })
}

/** Reads an uploaded file to its end; what was there before stays until then. */
export async function* importContactFile(
  context: AppContext,
  input: { uploadId: string; dialect: ContactFile['dialect']; mapping: ContactFile['mapping'] },
  cancel: AbortSignal | undefined,
): AsyncGenerator<ContactProgress> {
  const { store, changes, clock, uploads } = context
  const { implementationId, kind, fileName, bytes, path } = uploads.whole(input.uploadId)
  const { dialect } = input
  const signal = cancel ? AbortSignal.any([cancel, context.ending]) : context.ending
  yield { phase: 'reading', rows: 0, bytes: 0, total: bytes }
  if (isHistoryKind(kind)) {
    const given = { file: path, fileName, dialect, mapping: input.mapping }
    const file = yield* streamed((tell: (news: ContactProgress) => void) =>
      importHistoryFile(context, implementationId, kind, given, signal, (progress) =>
        tell({ phase: 'reading', ...progress, total: bytes }),
      ),
    )
    await uploads.end(input.uploadId)
    changes.announce('rehearsals', implementationId)
    yield { phase: 'done', file }
    return
  }
  const { rows, figures } = yield* streamed((tell: (news: ContactProgress) => void) => {
    const given = {
      file: path,
      dialect,
      outDir: contactFileFolder(context, implementationId, kind),
      workerPath: context.contactsWorker,
      signal,
      onProgress: (progress: ImportProgress) => tell({ phase: 'reading', ...progress, total: bytes }),
    }
    return refusing(() =>
      kind === 'contacts'
        ? importContacts({ ...given, kind, mapping: contactMappingSchema.parse(input.mapping) })
        : importContacts({ ...given, kind: 'evidence', mapping: evidenceMappingSchema.parse(input.mapping) }),
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
  await uploads.end(input.uploadId)
  changes.announce('contacts', implementationId)
  yield { phase: 'done', file }
}

export const contactRows = (
  context: AppContext,
  implementationId: string,
  wanted: ContactClass,
  after: number,
): Promise<{ rows: ContactRow[]; next: number | null }> =>
  refusing(() => rowsOf(contactFileFolder(context, implementationId, 'contacts'), wanted, after, PAGE))

export async function rejectedContacts(context: AppContext, implementationId: string): Promise<File> {
  const folder = temporaryFolder(contactsFolder(context, implementationId))
  try {
    const out = join(folder, 'rejected.csv')
    await refusing(() => writeRejected(contactFileFolder(context, implementationId, 'contacts'), out))
    const [file] = context.store.consent.files(implementationId).filter(({ kind }) => kind === 'contacts')
    const name = `${(file?.fileName ?? 'contatos').replace(/\.[^.]*$/, '')}-rejeitados.csv`
    return new File([await readFile(out)], name, { type: 'text/csv' })
  } finally {
    removeTemporary(folder)
  }
}

/** "Apagar os dados de contatos": the files, what was made of them, and what is uploading. */
export async function eraseContactFiles(context: AppContext, implementationId: string): Promise<void> {
  context.uploads.forget(implementationId)
  await eraseContacts(contactsFolder(context, implementationId))
  context.store.transaction(() => context.store.consent.eraseFiles(implementationId))
  context.changes.announce('contacts', implementationId)
}
