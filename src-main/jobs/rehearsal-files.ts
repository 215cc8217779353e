import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type ContactMapping, contactMappingSchema } from '#core/contacts'
import { type ContactFile, HISTORY_FILES } from '#core/contract'
import { type EventMapping, eventMappingSchema, exampleHistory } from '#core/rehearsal'
import { instant } from '../clock.ts'
import {
  eraseContacts,
  type ImportedFile,
  type ImportProgress,
  importContacts,
  importedFile,
  inspectFile,
} from '../contacts/index.ts'
import type { AppContext, BaseContext } from '../context.ts'
import { ownFile, ownFolder, removeTemporary, temporaryFolder } from '../disk/index.ts'
import { contactsFolder } from './contacts-folder.ts'
import { headersOf, refusing } from './imported-headers.ts'

export type HistoryKind = (typeof HISTORY_FILES)[number]
export const isHistoryKind = (kind: ContactFile['kind']): kind is HistoryKind => kind === 'events' || kind === 'people'

type Places = Pick<BaseContext, 'dataDir'>

const folderOf = (context: Places, implementationId: string, kind: HistoryKind): string =>
  join(contactsFolder(context, implementationId), kind)
/** Of the rows behind the figures. */
const rowsFolder = (context: Places, implementationId: string): string =>
  join(contactsFolder(context, implementationId), 'rehearsal')
export const answersFile = (context: Places, implementationId: string): string =>
  join(rowsFolder(context, implementationId), 'answers.sqlite')

/** One of the two files, as it was imported; null: it is not here. */
export const historyFile = (context: Places, implementationId: string, kind: HistoryKind): Promise<ImportedFile | null> =>
  importedFile(folderOf(context, implementationId, kind))

/** As a page shows it. */
export function shownFile(kind: HistoryKind, file: ImportedFile): ContactFile {
  const { fileName = `${kind}.csv`, importedAt = new Date(0).toISOString(), rows, dialect, mapping } = file
  return { kind, fileName, importedAt, rows, dialect, mapping, figures: null }
}

/** Reads one to its end and puts it in place. What rows were behind figures are not any more: they were another file's. */
export async function importHistoryFile(
  context: AppContext,
  implementationId: string,
  kind: HistoryKind,
  given: { file: string; fileName: string; dialect: ContactFile['dialect']; mapping: ContactFile['mapping'] },
  signal: AbortSignal,
  onProgress?: (progress: ImportProgress) => void,
): Promise<ContactFile> {
  const { file, dialect, fileName } = given
  const about = { fileName, importedAt: instant(context.clock) }
  const common = {
    file,
    dialect,
    about,
    outDir: folderOf(context, implementationId, kind),
    workerPath: context.contactsWorker,
    signal,
    ...(onProgress && { onProgress }),
  }
  const { rows } = await refusing(() =>
    kind === 'people'
      ? importContacts({ ...common, kind, mapping: contactMappingSchema.parse(given.mapping) })
      : importContacts({ ...common, kind, mapping: eventMappingSchema.parse(given.mapping) }),
  )
  if (kind === 'events') rmSync(answersFile(context, implementationId), { force: true })
  const headers = await headersOf({ file, dialect })
  context.store.rehearsals.saveColumns(implementationId, kind, headers, given.mapping)
  return { kind, ...about, rows, dialect, mapping: given.mapping, figures: null }
}

/** The shipped history of the training implementation. */
export async function takeExample(context: AppContext, implementationId: string): Promise<void> {
  const history = exampleHistory()
  ownFolder(contactsFolder(context, implementationId))
  const folder = temporaryFolder(contactsFolder(context, implementationId))
  try {
    for (const [kind, fileName, text] of [
      ['people', 'contatos-de-exemplo.csv', history.contacts],
      ['events', 'eventos-de-exemplo.csv', history.events],
    ] as const) {
      const file = join(folder, fileName)
      ownFile(file, text)
      const { dialect, mapping } = await inspectFile(file, kind)
      await importHistoryFile(context, implementationId, kind, { file, fileName, dialect, mapping }, context.ending)
    }
  } finally {
    removeTemporary(folder)
  }
}

/** What `rehearse` reads of an imported file. */
export async function rowsIn<Mapping extends ContactMapping | EventMapping>({ file, dialect, mapping }: ImportedFile) {
  return { path: file, dialect, headers: await headersOf({ file, dialect }), mapping: mapping as Mapping }
}

export const hasAnswers = (context: Places, implementationId: string): boolean =>
  existsSync(answersFile(context, implementationId))

/** Takes the history and the rows behind the figures off this machine. */
export async function eraseHistory(context: Places, implementationId: string): Promise<void> {
  for (const kind of HISTORY_FILES) await eraseContacts(folderOf(context, implementationId, kind))
  await eraseContacts(rowsFolder(context, implementationId))
}

/** The same at a start or an end of the program, where nobody said that it stays; synchronous, because nobody waits any more. */
export function dropHistory(context: Pick<BaseContext, 'store' | 'dataDir'>, implementationId: string): void {
  if (context.store.rehearsals.settings(implementationId).keepsHistory) return
  const folders = [
    ...HISTORY_FILES.map((kind) => folderOf(context, implementationId, kind)),
    rowsFolder(context, implementationId),
  ]
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}
