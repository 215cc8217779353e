import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { allTemplates, syncToEnd, withNumber } from '../support/main-job.ts'
import { startBrowserShell, startSimulator } from '../support/processes.ts'
import { connectClient } from '../support/rpc-client.ts'

const TEMPLATES = 10_000
/** What the adapter asks for. */
const PAGE_SIZE = 200

/** Resident memory of a process in megabytes; null where the system does not tell. */
export const residentMb = (pid: number): number | null =>
  process.platform === 'linux' ? Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024 : null

export type SyncMeasure = {
  /** Milliseconds: only downloading and parsing the pages, in a program of its own. */
  download: number
  /** Milliseconds: the first sync, everything new. */
  sync: number
  /** Milliseconds: the second, nothing changed. */
  again: number
  /** Megabytes, after both, with the list asked for. */
  rss: number | null
}

/** One sync of 10,000 templates in a freshly started program, and beside it the bare download of the same pages. */
export async function measureSync(): Promise<SyncMeasure> {
  const dataDir = mkdtempSync(join(tmpdir(), 'disparo-bench-'))
  const { zenvia, stop } = await startSimulator({ templateCount: TEMPLATES })
  try {
    const program = [join(import.meta.dirname, 'download.ts'), zenvia.baseUrl, zenvia.token, String(PAGE_SIZE)]
    const bareDownload = (): number => Number(execFileSync(process.execPath, program, { encoding: 'utf8' }))
    // Once for the simulator's sake: it makes its pages when they are first asked for.
    bareDownload()
    const download = bareDownload()

    const shell = await startBrowserShell(dataDir)
    const { disparo, close } = await connectClient(shell.url)
    const simulator = { baseUrl: zenvia.baseUrl, secret: zenvia.token, senderIds: [zenvia.senderId] }
    const { accountId, implementationId } = await withNumber(disparo, simulator)
    const timed = async (): Promise<number> => {
      const start = performance.now()
      await syncToEnd(disparo, accountId)
      return performance.now() - start
    }
    const sync = await timed()
    const again = await timed()
    await allTemplates(disparo, implementationId)
    await disparo.implementations.list()
    const rss = residentMb(shell.pid)
    close()
    await shell.stop()
    return { download, sync, again, rss }
  } finally {
    await stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
