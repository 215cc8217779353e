/** A request to a provider's API, past authentication. */
export type ApiRequest = {
  method: string
  path: string
  query: URLSearchParams
  /** Reads the body as JSON; refuses what is none. */
  json(): unknown
}

export type Routes<Endpoint> = readonly { path: RegExp; methods: Readonly<Record<string, Endpoint>> }[]

/** What a request leads to; `allow` names the methods that its path has instead; null: there is no such path. */
export function findEndpoint<Endpoint>(
  routes: Routes<Endpoint>,
  request: ApiRequest,
): { endpoint: Endpoint; route: string; ids: readonly [string, string] } | { allow: string } | null {
  for (const { path, methods } of routes) {
    const match = path.exec(request.path)
    if (!match) continue
    const endpoint = Object.hasOwn(methods, request.method) ? methods[request.method] : undefined
    if (!endpoint) return { allow: Object.keys(methods).join(', ') }
    const [one, other] = [segment(match[1]), segment(match[2])]
    return one === null || other === null ? null : { endpoint, route: path.source, ids: [one, other] }
  }
  return null
}

/** Null for a `%` that encodes nothing. */
function segment(text = ''): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
