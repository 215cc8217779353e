import { validateHeaderValue } from 'node:http'
import type { z } from 'zod'
import { type ProviderErrorKind, readApiAddress, withAskedPause } from '#core/provider'
import { EncodingError, type FetchAnswer, type FetchHeaders } from '../transport/index.ts'
import type { ProviderContext } from './adapter.ts'
import { PROXY_ASKS_FOR_PASSWORD, readTransportFault } from './fault.ts'
import { explainBystander, isAboutPageSize } from './http-status.ts'
import { ProviderError } from './provider-error.ts'
import { createRedactor } from './redact.ts'
import { readJson, readText } from './response-body.ts'
import { backoff, LONGEST_WAIT_MS, MAX_ATTEMPTS, retryAfterMs } from './retry.ts'

/** What the provider answered instead of a 2xx. `body` is the JSON, or undefined where it is none. */
export type Refusal = { status: number; body: unknown }

export type HttpOptions = {
  /** https, or http on a loopback host. Anything else is refused at the first request. */
  baseUrl: string
  /** Sent with every request, the credential among them. */
  headers: Readonly<Record<string, string>>
  context: ProviderContext
  /** Taken out of everything that an error carries. */
  secrets: readonly string[]
  /** A provider's own reading of its refusals. */
  explain(refusal: Refusal): { kind: ProviderErrorKind; hint: string | null }
  /** In [0, 1); decides the pauses. */
  random?: () => number
  /** Largest answer that is read, in bytes. */
  maxBytes?: number
}

export type HttpRequest<T> = {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Begins with `/` and is added to the base URL; its variable parts are encoded by the caller. */
  path: string
  query?: Readonly<Record<string, string | number>>
  json?: unknown
  /** What a 2xx answer's JSON must be; an empty answer is `undefined`. */
  schema: z.ZodType<T>
  /** For providers that say no in a 2xx too: what this one refuses, or null where it does as it was told. */
  refusalIn?(body: T): { kind: ProviderErrorKind; hint: string } | null
  signal?: AbortSignal | undefined
}

export type HttpReply<T> = { body: T; headers: FetchHeaders }
export type Http = <T>(request: HttpRequest<T>) => Promise<HttpReply<T>>

const DEFAULT_TIMEOUT_MS = 30_000
const DEFAULT_MAX_BYTES = 16 * 1024 * 1024
/** The transport's own to say. */
const FORBIDDEN = /^(content-length|host|trailer|te|upgrade|cookie2|keep-alive|transfer-encoding|connection|accept-encoding)$/i

/** Doing it twice does no more than doing it once. An edit counts against a daily limit, so it is not among them. */
const REPEATABLE = new Set<HttpRequest<unknown>['method']>(['GET', 'DELETE'])

type Failure = {
  error: ProviderError
  /** May be tried again; `waitMs` is the provider's own wish. */
  again: boolean
  waitMs: number | null
}

/**
 * The one way to a provider. Repeats on 429, 5xx and network faults, but never a
 * request that the provider may already have acted on: that ends with
 * `outcomeUnknown`. Every failure is a ProviderError without secrets, except the
 * caller's abort, which is thrown as its own reason.
 */
export function createHttp(options: HttpOptions): Http {
  const { context, explain, random = Math.random, maxBytes = DEFAULT_MAX_BYTES } = options
  const timeoutMs = context.timeoutMs ?? DEFAULT_TIMEOUT_MS
  const { redact, excerpt } = createRedactor(options.secrets)
  const base = readApiAddress(options.baseUrl)

  const failed = (
    kind: ProviderErrorKind,
    about: { hint: string | null; raw: string | null; outcomeUnknown?: boolean; waitMs?: number | null },
  ): ProviderError => {
    const words = about.raw === null || about.raw === '' ? null : excerpt(about.raw)
    return new ProviderError(kind, {
      hint: about.hint === null ? null : redact(about.hint),
      raw: about.waitMs ? withAskedPause(words, about.waitMs) : words,
      outcomeUnknown: about.outcomeUnknown ?? false,
      waitMs: about.waitMs ?? null,
    })
  }

  /** Node refuses a header with, say, a curly quote from a document; such a credential can't be right. */
  function headersFor(request: HttpRequest<unknown>): Record<string, string> {
    const own = Object.entries(options.headers).filter(([name]) => !FORBIDDEN.test(name))
    try {
      for (const [name, value] of own) validateHeaderValue(name, value)
    } catch {
      // What is thrown may quote the value, which may be the secret: nothing of it is kept.
      throw failed('auth', { hint: 'credential with characters that no header can carry', raw: null })
    }
    return {
      ...Object.fromEntries(own),
      accept: 'application/json',
      'user-agent': 'Disparo',
      ...(request.json !== undefined && { 'content-type': 'application/json' }),
    }
  }

  async function attempt<T>(
    request: HttpRequest<T>,
    url: string,
    headers: Record<string, string>,
  ): Promise<HttpReply<T> | Failure> {
    const { signal } = request
    const repeatable = REPEATABLE.has(request.method)
    const timeout = AbortSignal.timeout(timeoutMs)
    const broken = (error: unknown): Failure => {
      signal?.throwIfAborted()
      const fault = readTransportFault(error)
      const outcomeUnknown = !repeatable && !fault.neverSent
      if (timeout.aborted) {
        const about = { hint: 'timeout', raw: `no answer within ${timeoutMs} ms`, outcomeUnknown }
        return { error: failed('network', about), again: !outcomeUnknown, waitMs: null }
      }
      const about = { hint: fault.code, raw: fault.text, outcomeUnknown }
      return { error: failed(fault.kind, about), again: fault.transient && !outcomeUnknown, waitMs: null }
    }

    let response: FetchAnswer
    try {
      response = await context.fetch(url, {
        method: request.method,
        headers,
        body: request.json === undefined ? null : JSON.stringify(request.json),
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      })
    } catch (error) {
      return broken(error)
    }

    const { text, ended, fault } = await readText(response, maxBytes)
    if (!response.ok) {
      signal?.throwIfAborted()
      return refused(request, response, text)
    }
    const garbled = (hint: string, again = false): Failure => ({
      error: failed('protocol', { hint, raw: text, outcomeUnknown: !repeatable }),
      again: again && repeatable,
      waitMs: null,
    })
    if (fault instanceof EncodingError) return garbled(fault.message)
    if (ended === 'broken') {
      const failure = broken(fault)
      return timeout.aborted ? failure : garbled('truncated', true)
    }
    if (ended === 'too-large') return garbled(`more than ${maxBytes} bytes`)
    // Half understood, a text would be shown and kept with other letters than it has.
    if (ended === 'not-utf-8') return garbled('not UTF-8')
    const json = readJson(text)
    if (!json.ok) return garbled(/^\s*</.test(text) ? 'html' : 'not JSON')
    const parsed = request.schema.safeParse(json.value)
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      return garbled(issue ? `${issue.path.join('.')}: ${issue.message}` : 'unexpected shape')
    }
    const no = request.refusalIn?.(parsed.data)
    if (no) return { error: failed(no.kind, { hint: no.hint, raw: text }), again: false, waitMs: null }
    return { body: parsed.data, headers: response.headers }
  }

  function refused({ method, query }: HttpRequest<unknown>, response: FetchAnswer, text: string): Failure {
    const { status } = response
    const repeatable = REPEATABLE.has(method)
    if (status === 407) {
      const error = failed('proxy', { hint: PROXY_ASKS_FOR_PASSWORD, raw: text })
      return { error, again: false, waitMs: null }
    }
    const json = readJson(text)
    // Who stands between us and the provider says so; the provider has read nothing then.
    const bystander = explainBystander(status, json.ok)
    if (bystander) return { error: failed(bystander.kind, { hint: bystander.hint, raw: text }), again: false, waitMs: null }
    const explained = explain({ status, body: json.ok ? json.value : undefined })
    const { hint } = explained
    const kind = explained.kind === 'parameters' && isAboutPageSize(query ?? {}, text) ? 'page-size' : explained.kind
    const waitMs = retryAfterMs(response.headers, Date.now())
    // 429 says that nothing was done. 408 and 5xx say nothing of the kind.
    const unsure = status === 408 || status >= 500
    const isLong = waitMs !== null && waitMs > LONGEST_WAIT_MS
    const pause = isLong ? `retry after ${Math.ceil(waitMs / 1000)} s` : null
    return {
      error: failed(kind, {
        hint: [hint, pause].filter((part) => part !== null).join('; ') || null,
        raw: text,
        outcomeUnknown: unsure && !repeatable,
        waitMs: isLong ? waitMs : null,
      }),
      again: !isLong && (status === 429 || (unsure && repeatable)),
      waitMs,
    }
  }

  return async (request) => {
    if (base === null) {
      throw failed('network', { hint: 'the address must begin with https://', raw: null })
    }
    const query = new URLSearchParams(Object.entries(request.query ?? {}).map(([name, value]) => [name, String(value)]))
    const url = `${base}${request.path}${query.size > 0 ? `?${query}` : ''}`
    const headers = headersFor(request)
    for (let count = 1; ; count++) {
      request.signal?.throwIfAborted()
      const outcome = await attempt(request, url, headers)
      if (!('error' in outcome)) return outcome
      if (!outcome.again || count === MAX_ATTEMPTS) throw outcome.error
      try {
        await context.sleep(outcome.waitMs ?? backoff(count, random), request.signal)
      } catch (error) {
        request.signal?.throwIfAborted()
        throw error
      }
    }
  }
}
