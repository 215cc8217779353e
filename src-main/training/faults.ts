import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FaultName } from '#core/training'
import { type Answer, jsonAnswer, writeAnswer } from './http.ts'
import type { Timeline } from './timeline.ts'

/** What a simulator can do wrong instead of answering as it should. */
export type Fault =
  /** This answer, and the request is not acted on. A body that is not text is sent as JSON. */
  | { kind: 'status'; status: number; headers?: Readonly<Record<string, string>>; body?: unknown }
  /** The connection is torn down: `before`, nothing happened; `after`, it did, and only the answer is lost. */
  | { kind: 'reset'; when: 'before' | 'after' }
  /** Acted on; the answer is a complete HTTP message whose JSON stops half-way. */
  | { kind: 'truncate' }
  /** Acted on and answered as always, so many milliseconds late. */
  | { kind: 'delay'; ms: number }
  /** A 200 with somebody's HTML page, as from a proxy that wants a login. */
  | { kind: 'html' }
  /** Every page of a list is the first one, and there is always another. */
  | { kind: 'loop' }

/** What a fault hook decides on. Only the provider's API is asked about, not the phone. */
export type FaultRequest = {
  method: string
  /** As the provider documents it, for example `/v2/templates`. */
  path: string
  query: URLSearchParams
  /** 1 for the first request with this method and path, 2 for the second… */
  attempt: number
}

export type FaultHook = (request: FaultRequest) => Fault | null

/** In the list of templates, in the provider's own shape: a status that nobody has seen, or one template more. */
export type ListFault = Extract<FaultName, 'unknown-status' | 'unsupported-template'>
/** Of each message that is accepted from then on. */
export type SendFault = Extract<FaultName, 'not-on-whatsapp' | 'parameter-mismatch' | 'paused-template'>
/** Of the webhooks of such a message. */
export type OrderFault = Extract<FaultName, 'statuses-out-of-order'>

/** The switches that go wrong alike at every provider; the others are each simulator's own. */
const ANYWHERE: Readonly<Record<Exclude<FaultName, ListFault | SendFault | OrderFault>, Fault>> = {
  'wrong-credential': { kind: 'status', status: 401 },
  forbidden: { kind: 'status', status: 403 },
  // Longer than any client waits by itself, so that a person sees the sentence at once and not a pause.
  'rate-limit': { kind: 'status', status: 429, headers: { 'retry-after': '120' } },
  'server-error': { kind: 'status', status: 500 },
  slow: { kind: 'delay', ms: 4000 },
  'reset-before': { kind: 'reset', when: 'before' },
  'reset-after': { kind: 'reset', when: 'after' },
  truncated: { kind: 'truncate' },
  html: { kind: 'html' },
  'page-loop': { kind: 'loop' },
}

/** The one thing that a simulator does wrong at the moment. */
export type FaultSwitch = {
  set(name: FaultName | null): void
  get(): FaultName | null
  /** What becomes of a request; null where the switched fault is not of this kind. */
  fault(): Fault | null
}

export function createFaultSwitch(): FaultSwitch {
  let current: FaultName | null = null
  return {
    set(name) {
      current = name
    },
    get: () => current,
    fault() {
      for (const [name, fault] of Object.entries(ANYWHERE)) if (name === current) return fault
      return null
    },
  }
}

/** What a provider's own shape adds to the faults that go wrong alike everywhere. */
export type FaultBehaviour = {
  /** The provider's error body for a status, as this path would give it. */
  errorBody(status: number, path: string): unknown
  /**
   * The first page of a list, dressed as the page that was asked for, with another after it.
   * `act` answers the path for a given query. A path without pages is answered as always.
   */
  endlessPage(path: string, query: URLSearchParams, act: (query: URLSearchParams) => Answer): Answer
}

const LOGIN_PAGE = '<!doctype html><html><head><title>Login</title></head><body><h1>Proxy login</h1></body></html>'

/** Answers a request, spoiled by the fault if there is one. `act` does what was asked, for the given query. */
export async function answerWith(
  fault: Fault | null,
  exchange: {
    incoming: IncomingMessage
    response: ServerResponse
    timeline: Timeline
    path: string
    query: URLSearchParams
    act: (query: URLSearchParams) => Answer
    behaviour: FaultBehaviour
  },
): Promise<void> {
  const { incoming, response, timeline, path, query, act, behaviour } = exchange
  if (fault === null) return writeAnswer(response, act(query))
  switch (fault.kind) {
    case 'status': {
      const { status, headers, body = behaviour.errorBody(status, path) } = fault
      return writeAnswer(
        response,
        typeof body === 'string' ? { status, headers: headers ?? {}, body } : jsonAnswer(status, body, headers),
      )
    }
    case 'reset':
      if (fault.when === 'after') act(query)
      incoming.socket.resetAndDestroy()
      return
    case 'truncate': {
      const answer = act(query)
      return writeAnswer(response, { ...answer, body: answer.body?.slice(0, Math.floor(answer.body.length / 2)) ?? null })
    }
    case 'delay':
      await new Promise<void>((resolve) => timeline.after(fault.ms, resolve))
      return writeAnswer(response, act(query))
    case 'html':
      return writeAnswer(response, { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: LOGIN_PAGE })
    case 'loop':
      return writeAnswer(response, behaviour.endlessPage(path, query, act))
  }
}
