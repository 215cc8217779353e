import { join } from 'node:path'
import { setImmediate as immediate } from 'node:timers/promises'
import { createRouterClient } from '@orpc/server'
import { onTestFinished } from 'vitest'
import { type App, type AppOptions, openApp } from '../../src-main/app.ts'
import { type Keychain, sessionKeychain } from '../../src-main/keychain/index.ts'
import { startZenviaSimulator, type ZenviaSimulator, type ZenviaSimulatorOptions } from '../../src-main/training/index.ts'
import { testClock } from './clock.ts'
import type { DisparoClient } from './rpc-client.ts'
import { tempDir } from './temp-dir.ts'
import { transport } from './transport.ts'

export { allTemplates, syncToEnd, withMappedTemplate, withNumber, withPhone, withTrigger } from './main-job.ts'

export type InProcess = { disparo: DisparoClient; app: App; dataDir: string; clock: ReturnType<typeof testClock> }

/** The whole program without a shell, on a data folder of its own (or the given one), ended with the test. */
export async function openInProcess(
  options: { dataDir?: string; keychain?: Keychain; reviewPace?: AppOptions['reviewPace'] } = {},
): Promise<InProcess> {
  const dataDir = options.dataDir ?? tempDir()
  const clock = testClock()
  const app = await openApp({
    dataDir,
    keychain: options.keychain ?? sessionKeychain(),
    fetch: transport,
    clock,
    shell: 'in-process',
    contactsWorker: join(import.meta.dirname, '../../src-main/contacts/worker.ts'),
    rehearsalWorker: join(import.meta.dirname, '../../src-main/rehearsal/worker.ts'),
    // Nobody is asked behind a test's back.
    reviewPace: options.reviewPace ?? (() => Number.POSITIVE_INFINITY),
    sleep: (_, signal) => immediate(undefined, { signal }),
  })
  let open = true
  const close = async (): Promise<void> => {
    if (!open) return
    open = false
    await app.close()
  }
  onTestFinished(close)
  return { disparo: createRouterClient(app.router), app: { ...app, close }, dataDir, clock }
}

export async function startSimulatorForTest(options: ZenviaSimulatorOptions = {}): Promise<ZenviaSimulator> {
  const simulator = await startZenviaSimulator(options)
  onTestFinished(() => simulator.close())
  return simulator
}
