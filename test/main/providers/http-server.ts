import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { onTestFinished } from 'vitest'

export type Served = {
  baseUrl: string
  /** Bodies and headers of what arrived, in order. */
  requests: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[]
}

/** A real server on loopback for the length of one test. */
export async function serve(handle: (response: ServerResponse, count: number) => void): Promise<Served> {
  const requests: Served['requests'] = []
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk)
    const { method = '', url = '', headers } = incoming
    requests.push({ method, url, headers, body: Buffer.concat(chunks).toString() })
    handle(response, requests.length)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  )
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { baseUrl: `http://127.0.0.1:${address.port}/v2`, requests }
}

/** Answers with JSON. */
export function answer(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(body))
}
