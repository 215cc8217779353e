import { Worker } from 'node:worker_threads'
import type { BundleContent } from '#core/bundle'
import { ContactFileError, type ContactFileProblem, type ContactMapping, type CsvDialect } from '#core/contacts'
import type { EventMapping, FrequencyLimits, Period, RehearsalSummary } from '#core/rehearsal'
import type { Prices } from '#core/review'

type HistoryFile<Mapping> = { path: string; dialect: CsvDialect; headers: readonly string[]; mapping: Mapping }

/** What the worker is given: `rehearse`'s own, of files; where the answers go, and where rows may lie meanwhile. */
export type WorkerTask = {
  bundle: BundleContent
  before: BundleContent | null
  contacts: HistoryFile<ContactMapping>
  events: HistoryFile<EventMapping>
  period: Period | null
  limits: FrequencyLimits
  prices: Prices
  answers: string
  scratch: string
}
export type WorkerProgress = { phase: 'reading' | 'deciding'; rows: number }
/** What it says. */
export type WorkerMessage =
  | ({ type: 'progress' } & WorkerProgress)
  | { type: 'done'; summary: RehearsalSummary }
  | { type: 'refused'; code: ContactFileProblem }

/** A million contacts are held in it. */
const WORKER_HEAP_MB = { maxOldGenerationSizeMb: 1_024 }

/**
 * Rehearses in a thread of its own. When this has ended, however it ended, nothing is written any more.
 * @param workerPath the built `rehearsal-worker.js`, or `worker.ts` where Node strips types
 * @param onProgress about ten times a second
 * @throws {ContactFileError} where a file can't be read
 * @throws the signal's reason when it is cancelled
 */
export async function rehearseInWorker(
  workerPath: string,
  workerData: WorkerTask,
  signal: AbortSignal,
  onProgress: (progress: WorkerProgress) => void,
): Promise<RehearsalSummary> {
  signal.throwIfAborted()
  const worker = new Worker(workerPath, { workerData, resourceLimits: WORKER_HEAP_MB, env: {}, execArgv: [] })
  const { promise, resolve, reject } = Promise.withResolvers<RehearsalSummary>()
  const cancel = (): void => reject(signal.reason)
  signal.addEventListener('abort', cancel, { once: true })
  worker.on('message', (message: WorkerMessage) => {
    if (message.type === 'progress') onProgress({ phase: message.phase, rows: message.rows })
    else if (message.type === 'refused') reject(new ContactFileError(message.code))
    else resolve(message.summary)
  })
  worker.on('error', reject)
  worker.on('exit', () => reject(new Error('the rehearsal ended before its history did')))
  try {
    return await promise
  } finally {
    signal.removeEventListener('abort', cancel)
    await worker.terminate()
  }
}
