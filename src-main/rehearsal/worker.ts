import { parentPort, workerData } from 'node:worker_threads'
import { ContactFileError } from '#core/contacts'
import { DEFAULT_SENDING } from '#core/implementation'
import { templateNames } from '#core/rehearsal'
import { openZone } from '#core/sending'
import { writeAnswers } from './answers.ts'
import type { WorkerMessage, WorkerTask } from './in-worker.ts'
import { rehearse } from './rehearse.ts'
import { rowsOfFile } from './rows.ts'

/** The thread that rehearses: an entry of its own in the build. Starts `in-worker.ts`. */

const PROGRESS_MS = 100

const say = (message: WorkerMessage): void => parentPort?.postMessage(message)

async function run({ contacts, events, answers, ...task }: WorkerTask): Promise<void> {
  const { bundle } = task
  const file = writeAnswers(answers, openZone(bundle.sending?.timeZone ?? DEFAULT_SENDING.timeZone), templateNames(bundle))
  let toldAt = performance.now()
  try {
    const summary = await rehearse({
      ...task,
      contacts: rowsOfFile(contacts),
      events: rowsOfFile(events),
      out: null,
      onAnswers: file.add,
      onProgress: (rows, phase) => {
        if (performance.now() - toldAt < PROGRESS_MS) return
        toldAt = performance.now()
        say({ type: 'progress', phase, rows })
      },
    })
    file.close()
    say({ type: 'done', summary })
  } finally {
    file.close()
  }
}

// Not awaited at the top level: a CommonJS build knows no such thing.
run(workerData as WorkerTask).catch((error: unknown) => {
  if (!(error instanceof ContactFileError)) throw error
  say({ type: 'refused', code: error.code })
})
