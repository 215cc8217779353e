import type { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { NotSentError } from '../../../src-main/transport/index.ts'
import { answering, call, failureOf, GET, type Heard, OK, POST, raw, textOf } from './servers.ts'

const posts = ({ text }: Heard): number => text.split('POST /').length - 1

/** Keeps every GET's connection open and treats each POST as it says. */
const server = (onPost: (socket: Socket, chunk: Buffer) => void) =>
  raw((socket) => {
    socket.on('data', (chunk) => {
      if (chunk.toString('latin1').startsWith('GET')) socket.write(OK)
      else onPost(socket, chunk)
    })
  })

/** Longer than what a connection takes at once, so that it is under way when the other end dies. */
const BIG = 'x'.repeat(8_000_000)

describe('a POST is sent once, beside connections that are kept open', () => {
  it.each<[string, (socket: Socket) => void, string]>([
    ['is reset while it is read', (socket) => socket.resetAndDestroy(), BIG],
    ['is closed while it is read', (socket) => socket.destroy(), BIG],
    ['is reset after it was read', (socket) => socket.resetAndDestroy(), '{}'],
    ['is closed after it was read', (socket) => socket.end(), '{}'],
    ['dies in mid-header', (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-le'), '{}'],
    ['is answered with other than HTTP', (socket) => socket.end('SSH-2.0-x\r\n'), '{}'],
  ])('when its connection %s', async (_, die, body) => {
    const { port, heard } = await server(die)
    const address = `http://127.0.0.1:${port}/`
    await textOf(address)
    await textOf(address)
    const error = await failureOf(call(address, { ...POST, body }))
    expect(error).not.toBeInstanceOf(NotSentError)
    await textOf(address)
    expect(posts(heard)).toBe(1)
  })

  it.each([
    ['421 Misdirected Request'],
    ['408 Request Timeout'],
    ['425 Too Early'],
    ['503 Service Unavailable'],
    ['401 Unauthorized'],
    ['417 Expectation Failed'],
  ])('when it is answered %s', async (status) => {
    const { port, heard } = await server((socket) => socket.write(`HTTP/1.1 ${status}\r\ncontent-length: 0\r\n\r\n`))
    await textOf(`http://127.0.0.1:${port}/`)
    expect((await call(`http://127.0.0.1:${port}/`, POST)).status).toBe(Number(status.slice(0, 3)))
    expect(posts(heard)).toBe(1)
  })

  it('and not at all when its connection dies before it is read', async () => {
    let connections = 0
    const { port, heard } = await raw((socket) => {
      connections++
      if (connections === 1) answering(OK)(socket)
      else socket.resetAndDestroy()
    })
    await textOf(`http://127.0.0.1:${port}/`)
    await failureOf(call(`http://127.0.0.1:${port}/`, POST))
    expect([connections, posts(heard)]).toEqual([2, 0])
  })

  it('when the server closes its kept connections at that moment', async () => {
    const kept: Socket[] = []
    const { port, heard } = await server((socket) => {
      for (const other of kept) other.destroy()
      socket.destroy()
    })
    const watched = await raw((socket) => {
      kept.push(socket)
      answering(OK)(socket)
    })
    await Promise.all([textOf(`http://127.0.0.1:${port}/`), textOf(`http://127.0.0.1:${watched.port}/`)])
    await failureOf(call(`http://127.0.0.1:${port}/`, POST))
    expect(posts(heard)).toBe(1)
  })

  it.each(['PATCH', 'DELETE', 'PUT'])('nor is a %s', async (method) => {
    const { port, heard } = await server((socket) => socket.resetAndDestroy())
    await textOf(`http://127.0.0.1:${port}/`)
    await failureOf(call(`http://127.0.0.1:${port}/`, { ...POST, method }))
    expect(heard.text.split(`${method} /`).length - 1).toBe(1)
  })

  it('and neither is a GET over a connection that died meanwhile: whoever asked decides', async () => {
    let asked = 0
    const { port, heard } = await raw((socket) => {
      socket.on('data', () => (++asked === 1 ? socket.write(OK) : socket.resetAndDestroy()))
    })
    await textOf(`http://127.0.0.1:${port}/`)
    await failureOf(call(`http://127.0.0.1:${port}/`, GET))
    expect(heard.text.split('GET /').length - 1).toBe(2)
  })
})

describe('connections', () => {
  it('are kept for what may be lost, and a message has its own', async () => {
    const { port, heard } = await server((socket) => socket.write(OK))
    const address = `http://127.0.0.1:${port}/`
    for (const request of [GET, GET, GET]) await textOf(address, request)
    expect(heard.connections).toBe(1)
    for (const request of [POST, POST]) await textOf(address, request)
    expect(heard.connections).toBe(3)
  })
})
