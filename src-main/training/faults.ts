import type { IncomingMessage, ServerResponse } from 'node:http'
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

const LOGIN_PAGE = '<!doctype html><html><head><title>Login</title></head><body><h1>Proxy login</h1></body></html>'

/** Answers a request, spoiled by the fault if there is one. `act` does what was asked, for the given query. */
export async function answerWith(
  fault: Fault | null,
  exchange: {
    incoming: IncomingMessage
    response: ServerResponse
    timeline: Timeline
    query: URLSearchParams
    act: (query: URLSearchParams) => Answer
    errorBody: (status: number) => unknown
  },
): Promise<void> {
  const { incoming, response, timeline, query, act } = exchange
  if (fault === null) return writeAnswer(response, act(query))
  switch (fault.kind) {
    case 'status': {
      const { status, headers, body = exchange.errorBody(status) } = fault
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
    case 'loop': {
      const first = new URLSearchParams(query)
      first.set('page', '1')
      const answer = act(first)
      return writeAnswer(response, {
        ...answer,
        headers: { ...answer.headers, 'x-page': query.get('page') ?? '1', 'x-total': '1000000000' },
      })
    }
  }
}
