import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import { faultSwitchAnswer } from './fault-endpoint.ts'
import { answerWith, type FaultBehaviour } from './faults.ts'
import { type Answer, jsonAnswer, readBody, readJson, readTarget, writeAnswer } from './http.ts'
import { phoneAnswer } from './phone-endpoints.ts'
import type { PhoneReply } from './phones.ts'
import type { ApiRequest } from './routes.ts'
import type { ReceivedRequest, Simulator, SimulatorBase } from './simulator.ts'

/** A call to the provider's API. */
export type ApiCall = {
  method: string
  path: string
  query: URLSearchParams
  /** Path and query as they were written in the request. */
  target: string
  headers: IncomingHttpHeaders
  body: Buffer
}

/** What a provider's API is made of. */
type Api = {
  senders: { ids: readonly string[]; names: Readonly<Record<string, string>>; hear(reply: PhoneReply): Promise<void> }
  behaviour: FaultBehaviour
  /** Throws the provider's refusal where the call shows no credential, or a wrong one. */
  authenticate(call: ApiCall): void
  /** Does what a request asks, or throws the provider's refusal. */
  dispatch(request: ApiRequest): Answer
  tooLarge(): Error
  malformed(reason: string): Error
  /** A refusal as an answer; null: it is something else. */
  refused(error: unknown, path: string): Answer | null
  /** Ends what goes on beside the calls. */
  close(): void
}

type SimulatorServer = Pick<Simulator, 'phoneUrl' | 'senderIds' | 'setFault' | 'fault' | 'requests' | 'close'> & {
  /** `http://127.0.0.1:<port>` */
  origin: string
}

const MAX_BODY_BYTES = 1024 * 1024
const MAX_REQUESTS = 1000

/**
 * The HTTP server around a provider's simulator on 127.0.0.1: the phone's page, the
 * fault switch, and everything else goes to the API, spoiled where a fault says so.
 * @throws when the port is taken
 */
export async function startSimulatorServer(
  { port, timeline, phones, hook, faults }: SimulatorBase,
  api: Api,
): Promise<SimulatorServer> {
  const { senders, behaviour } = api
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
    await answerWith(hook?.({ method, path, query, attempt }) ?? faults.fault(), {
      incoming,
      response,
      timeline,
      path,
      query,
      behaviour,
      act: (wanted) => answer({ method, path, query: wanted, target: raw, headers, body }),
    })
  }

  function answer({ body, ...call }: Omit<ApiCall, 'body'> & { body: Buffer | null }): Answer {
    try {
      if (body === null) throw api.tooLarge()
      api.authenticate({ ...call, body })
      return api.dispatch({ ...call, json: () => readJson(call.headers['content-type'], body, api.malformed) })
    } catch (error) {
      const refusal = api.refused(error, call.path)
      if (refusal) return refusal
      throw error
    }
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
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the simulator has no port')
  const origin = `http://127.0.0.1:${address.port}`
  const disconnect = phones.connect(senders.ids, senders.hear, senders.names)
  let closing: Promise<void> | undefined

  return {
    origin,
    senderIds: senders.ids,
    phoneUrl: `${origin}/_phone`,
    setFault: faults.set,
    fault: faults.get,
    requests: () => received,
    close() {
      closing ??= new Promise<void>((resolve) => {
        disconnect()
        api.close()
        timeline.cancelAll()
        server.close(() => resolve())
        server.closeAllConnections()
      })
      return closing
    },
  }
}
