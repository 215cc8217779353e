import { os } from '@orpc/server'
import { z } from 'zod'
import type { AppOptions } from '../../../../src-main/app.ts'
import { readText } from '../../../../src-main/providers/body.ts'

/**
 * A tiny app in the place of the real one, so that the shell's own wiring is tried
 * with calls that the contract has no use for: a stream that never ends by itself, a
 * file up and down, a look at what was cancelled.
 */
export const openApp = async (options: AppOptions) => {
  if (process.argv.includes('--fail-to-open')) throw new Error('no disk')
  const ended: string[] = []
  let waiting: (() => void)[] = []
  const router = {
    info: os.handler(async () => ({
      shell: options.shell,
      dataDir: options.dataDir,
      keychain: await options.keychain.backend(),
    })),
    /** Counts on as fast as it is read, until the reader stops; then its name is in `ended`. */
    count: os.input(z.string()).handler(async function* ({ input, signal }) {
      try {
        for (let n = 1; !signal?.aborted; n++) {
          yield n
          await new Promise((resolve) => setTimeout(resolve, 5))
        }
      } finally {
        ended.push(input)
        for (const wake of waiting.splice(0)) wake()
      }
    }),
    /** Resolves once that many streams have ended, with their names. */
    ended: os.input(z.number()).handler(async ({ input }) => {
      while (ended.length < input) await new Promise<void>((resolve) => waiting.push(resolve))
      return ended
    }),
    /** Never answers by itself; tells `ended` when its call is given up. */
    wait: os.handler(({ signal }) => {
      const given = Promise.withResolvers<never>()
      signal?.addEventListener('abort', () => {
        ended.push('wait')
        for (const wake of waiting.splice(0)) wake()
        given.reject(new Error('given up'))
      })
      return given.promise
    }),
    /** The same bytes turned round, under the same name. */
    turn: os.input(z.instanceof(File)).handler(async ({ input }) => {
      const bytes = new Uint8Array(await input.arrayBuffer()).reverse()
      return new File([bytes], input.name, { type: input.type })
    }),
    /** What the transport of the providers answers, or how it fails. */
    fetch: os.input(z.object({ method: z.string(), url: z.string() })).handler(async ({ input }) => {
      try {
        const answer = await options.fetch(input.url, {
          method: input.method,
          headers: {},
          body: input.method === 'GET' ? null : '{}',
          signal: AbortSignal.timeout(5000),
        })
        return `${answer.status} ${(await readText(answer, 1000)).text}`
      } catch (error) {
        return String(error)
      }
    }),
    /** Leaves a process that has to be ended. */
    fail: os.handler(() => {
      setImmediate(() => {
        throw new Error('thrown where nobody catches')
      })
    }),
  }
  return {
    router,
    async close() {
      waiting = []
      process.stdout.write('trial: closed\n')
      await options.keychain.close()
    },
  }
}
export type TrialRouter = Awaited<ReturnType<typeof openApp>>['router']
