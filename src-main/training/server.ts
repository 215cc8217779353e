import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { FaultName } from '#core/training'
import { faultSwitchAnswer } from './fault-page.ts'
import { answerWith, type FaultBehaviour, type FaultHook, type FaultSwitch } from './faults.ts'
import { type Answer, jsonAnswer, readBody, readTarget, writeAnswer } from './http.ts'
import { phoneAnswer } from './phone-page.ts'
import type { Phones } from './phones.ts'
import type { CancellableTimeline } from './timeline.ts'

/** A call to the provider's API. */
export type ApiCall = {
  method: string
  path: string
  query: URLSearchParams
  /** Path and query as they were written in the request. */
  target: string
  headers: IncomingHttpHeaders
  /** Null for one over a megabyte. */
  body: Buffer | null
}

/** A call that was received, whether or not it was answered as it should. */
export type ReceivedRequest = { method: string; path: string; query: string }

export type SimulatorServer = {
  /** `http://127.0.0.1:<port>` */
  origin: string
  phoneUrl: string
  setFault(name: FaultName | null): void
  fault(): FaultName | null
  /** The calls to the API in order: at most the last thousand. */
  requests(): ReceivedRequest[]
  /** Calls off whatever waits for its time and ends every connection. */
  close(): Promise<void>
}

const MAX_BODY_BYTES = 1024 * 1024
const MAX_REQUESTS = 1000

/**
 * The HTTP server around a provider's simulator on 127.0.0.1: the phone's page, the
 * fault switch, and everything else goes to `answer`, spoiled where a fault says so.
 * @throws when the port is taken
 */
export async function startSimulatorServer(options: {
  /** 0: a free one. */
  port: number
  timeline: CancellableTimeline
  phones: Phones
  hook: FaultHook | undefined
  behaviour: FaultBehaviour
  /** Read by whoever behaves otherwise while a fault of its own kind is switched on. */
  faults: FaultSwitch
  /** Does what a call asks; a refusal is an answer, too. */
  answer(call: ApiCall): Answer
}): Promise<SimulatorServer> {
  const { timeline, phones, behaviour, faults } = options
  const attempts = new Map<string, number>()
  let received: ReceivedRequest[] = []

  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', headers } = incoming
    const target = readTarget(incoming.url)
    if (!target) return writeAnswer(response, jsonAnswer(404, behaviour.errorBody(404, '/')))
    const { path, query, raw } = target
    const body = await readBody(incoming, MAX_BODY_BYTES)
    // What is too long is read to the end and thrown away, so that the sender gets to read the answer.
    if (body === null) incoming.resume()
    const own = { method, path, query, headers, body }
    const beside = (await phoneAnswer(own, phones, timeline)) ?? faultSwitchAnswer(own, faults)
    if (beside) return writeAnswer(response, beside)
    received = [...received.slice(-MAX_REQUESTS + 1), { method, path, query: query.toString() }]
    const attempt = (attempts.get(`${method} ${path}`) ?? 0) + 1
    attempts.set(`${method} ${path}`, attempt)
    await answerWith(options.hook?.({ method, path, query, attempt }) ?? faults.fault(), {
      incoming,
      response,
      timeline,
      path,
      query,
      behaviour,
      act: (wanted) => options.answer({ method, path, query: wanted, target: raw, headers, body }),
    })
  }

  const server = createServer((incoming, response) => {
    handle(incoming, response).catch((error: unknown) => {
      // The client went away while it was sending; anything else is a mistake in the simulator and is told.
      if (incoming.socket.destroyed || response.headersSent) response.destroy()
      else writeAnswer(response, jsonAnswer(500, { simulator: String(error) }))
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the simulator has no port')
  const origin = `http://127.0.0.1:${address.port}`
  let closing: Promise<void> | undefined

  return {
    origin,
    phoneUrl: `${origin}/_phone`,
    setFault: faults.set,
    fault: faults.get,
    requests: () => received,
    close() {
      closing ??= new Promise<void>((resolve) => {
        timeline.cancelAll()
        server.close(() => resolve())
        server.closeAllConnections()
      })
      return closing
    },
  }
}
