/** What Electron makes of a Response that a protocol handler gave. */
export type Answer = { status: number; headers: Record<string, string>; body: Uint8Array } | { error: string }

export type ProtocolHandler = (request: Request) => Response | Promise<Response>

/** A throw or a wrong value ends the request; no type means HTML; the status text is Electron's own. */
export const answerOf = async (handler: ProtocolHandler, request: Request): Promise<Answer> => {
  let response: unknown
  try {
    response = await handler(request)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`)
    return { error: 'net::ERR_UNEXPECTED' }
  }
  if (!(response instanceof Response)) return { error: 'net::ERR_UNEXPECTED' }
  if (response.type === 'error') return { error: 'net::ERR_FAILED' }
  return {
    status: response.status,
    headers: { 'content-type': 'text/html; charset=utf-8', ...Object.fromEntries(response.headers) },
    body: new Uint8Array(await response.arrayBuffer()),
  }
}
