import { copyFile } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import {
  type ContactFigures,
  ContactFileError,
  type ContactFileProblem,
  type ContactMapping,
  type CsvDialect,
  type EvidenceMapping,
} from '#core/contacts'
import type { EventMapping } from '#core/rehearsal'
import { closeFile } from '../disk/index.ts'
import { dropImport, newImport, putInPlace } from './imported-file.ts'

export type ImportProgress = { rows: number; bytes: number }

export type ContactImport = {
  /** The file as it came; it is copied, and not needed any more afterwards. */
  file: string
  dialect: CsvDialect
  /** One import at a time goes into this folder, which is made if it is not there. */
  outDir: string
  /** The built `contacts-worker.js`, or `worker.ts` where Node strips types. */
  workerPath: string
  signal?: AbortSignal
  /** About ten times a second. */
  onProgress?: (progress: ImportProgress) => void
  /** Its own name and when it came, where nobody else keeps them. */
  about?: { fileName: string; importedAt: string }
} & (
  | { kind: 'contacts' | 'people'; mapping: ContactMapping }
  | { kind: 'evidence'; mapping: EvidenceMapping }
  | { kind: 'events'; mapping: EventMapping }
)

/** What the worker is given. */
export type WorkerTask = { file: string; dialect: CsvDialect; mapping: ContactMapping | null; classes: string }
/** What it says. */
export type WorkerMessage =
  | { type: 'progress'; progress: ImportProgress }
  | { type: 'done'; rows: number; figures: ContactFigures | null }
  | { type: 'refused'; code: ContactFileProblem }

type ImportResult = { rows: number; figures: ContactFigures | null }

/** What the worker's heap may grow to; text of one piece and its rows are a small part of it. */
const WORKER_HEAP_MB = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 32 }

/**
 * Reads a file of contacts or of evidence to its end, in a thread of its own, and keeps it
 * in `outDir`. Until that is done, and where it is cancelled, refused or killed half-way,
 * the folder's import is the one that was there before. `figures` are null for evidence.
 * @throws {ContactFileError} where it can't be read, or no column says who a row is
 * @throws the signal's reason when it is cancelled
 */
export async function importContacts(given: ContactImport): Promise<ImportResult> {
  const { file, dialect, outDir, kind, mapping, signal } = given
  refuseWithout(given)
  signal?.throwIfAborted()
  const next = await newImport(outDir)
  try {
    await copyFile(file, next.file).catch((cause: unknown) => {
      throw new ContactFileError('unreadable', { cause })
    })
    // A copy has the rights of the original, which were for wherever that lay.
    closeFile(next.file)
    const task = { file: next.file, dialect, mapping: kind === 'contacts' ? mapping : null, classes: next.classes }
    const result = await inWorker(given, task)
    signal?.throwIfAborted()
    await putInPlace(outDir, { id: next.id, dialect, mapping, ...result, ...given.about })
    return result
  } catch (error) {
    await dropImport(next)
    throw error
  }
}

/** What a row of each kind can't do without. */
function refuseWithout(given: ContactImport): void {
  if (given.kind === 'events') {
    const { date, ticket, contact, requestType, status, kind } = given.mapping
    if ([date, ticket, contact, requestType, status ?? kind].includes(undefined)) throw new ContactFileError('no-event-columns')
    return
  }
  const { id, phone } = given.mapping
  if (given.kind === 'people' && id === undefined) throw new ContactFileError('no-event-columns')
  if (phone === undefined && (given.kind !== 'evidence' || id === undefined)) throw new ContactFileError('no-phone-column')
}

async function inWorker({ workerPath, signal, onProgress }: ContactImport, workerData: WorkerTask): Promise<ImportResult> {
  const worker = new Worker(workerPath, { workerData, resourceLimits: WORKER_HEAP_MB, env: {}, execArgv: [] })
  const { promise, resolve, reject } = Promise.withResolvers<ImportResult>()
  const cancel = (): void => reject(signal?.reason)
  signal?.addEventListener('abort', cancel, { once: true })
  worker.on('message', (message: WorkerMessage) => {
    if (message.type === 'progress') onProgress?.(message.progress)
    else if (message.type === 'refused') reject(new ContactFileError(message.code))
    else resolve({ rows: message.rows, figures: message.figures })
  })
  worker.on('error', reject)
  worker.on('exit', () => reject(new Error('the import ended before its file did')))
  try {
    if (signal?.aborted) cancel()
    return await promise
  } finally {
    signal?.removeEventListener('abort', cancel)
    // Its files may be removed only when it writes no more.
    await worker.terminate()
  }
}
