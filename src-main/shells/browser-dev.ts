import { request as ask } from 'node:http'
import { connect } from 'node:net'
import type { Page } from './browser-page.ts'

/**
 * Development only: everything but our socket goes to Vite's server, its hot-reload
 * socket too, so that the page has one origin as in the built program. No policy here:
 * Vite's preamble is an inline script.
 */
export function developedPage(vite: URL): Page {
  return {
    developing: true,
    answer(request, response) {
      const headers = { ...request.headers, host: vite.host }
      const forwarded = ask(new URL(request.url ?? '/', vite), { method: request.method ?? 'GET', headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(response)
      })
      forwarded.on('error', (error) => response.writeHead(502).end(error.message))
      request.pipe(forwarded)
    },
    upgrade(request, socket, head) {
      const upstream = connect(Number(vite.port), vite.hostname, () => {
        const headers = Object.entries({ ...request.headers, host: vite.host, origin: vite.origin })
        const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')
        upstream.write(`GET ${request.url} HTTP/1.1\r\n${lines}\r\n`)
        upstream.write(head)
        socket.pipe(upstream).pipe(socket)
      })
      upstream.on('error', () => socket.destroy())
      socket.on('close', () => upstream.destroy())
    },
  }
}
