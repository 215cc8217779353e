import { closeSync, openSync, writeSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { ContactFileError, type ContactTally, createContactTally } from '#core/contacts'
import { FILE_MODE } from '../disk/index.ts'
import { piecesOf, readCsv } from './csv-rows.ts'
import type { ImportProgress, WorkerMessage, WorkerTask } from './import.ts'

/** The thread that reads a file: an entry of its own in the build. Starts `import.ts`. */

const PROGRESS_MS = 100

const say = (message: WorkerMessage): void => parentPort?.postMessage(message)

async function run({ file, dialect, mapping, classes }: WorkerTask): Promise<void> {
  const progress: ImportProgress = { rows: 0, bytes: 0 }
  let tally: ContactTally | null = null
  let toldAt = performance.now()
  let broken: ReadonlySet<number> = new Set()
  let isFirst = true
  const out = mapping === null ? null : openSync(classes, 'w', FILE_MODE)
  try {
    for await (const rows of readCsv(counted(file, progress), dialect, {
      onBroken: (indices) => {
        broken = new Set(indices)
      },
    })) {
      const start = isFirst ? 1 : 0
      if (isFirst && mapping !== null) tally = createContactTally(mapping, rows[0]?.length ?? 0)
      isFirst = false
      progress.rows += rows.length - start
      if (out !== null && tally !== null) {
        const bits = new Uint16Array(rows.length - start)
        for (let at = start; at < rows.length; at++) bits[at - start] = tally.push(rows[at] ?? [], broken.has(at))
        writeSync(out, new Uint8Array(bits.buffer))
      }
      broken = new Set()
      if (performance.now() - toldAt < PROGRESS_MS) continue
      toldAt = performance.now()
      say({ type: 'progress', progress })
    }
  } finally {
    if (out !== null) closeSync(out)
  }
  say({ type: 'progress', progress })
  say({ type: 'done', rows: progress.rows, figures: tally?.figures() ?? null })
}

/** The file's pieces, counted as they are asked for. */
async function* counted(file: string, progress: ImportProgress): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const piece of piecesOf(file)) {
    progress.bytes += piece.length
    yield piece
  }
}

// Not awaited at the top level: a CommonJS build knows no such thing.
run(workerData as WorkerTask).catch((error: unknown) => {
  if (!(error instanceof ContactFileError)) throw error
  say({ type: 'refused', code: error.code })
})
