/**
 * Does: the one HTTP client through which both shells and the command line talk to providers: the
 * network's proxy, the system's certificates, and nothing ever sent twice.
 * May not: know a provider, wait or try again.
 * Ask instead: `providers/http.ts` for time limits, repetition and what an answer means.
 */
export { openTransport } from './client.ts'
export { EncodingError } from './decode.ts'
export { codeOf, type Fetch, type FetchAnswer, type FetchHeaders, type FetchRequest, NotSentError } from './fetch.ts'
export { environmentRoutes, type FindRoutes, pacRoutes } from './route.ts'
