import { once } from 'node:events'
import type { Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readText } from '../../../src-main/providers/response-body.ts'
import { NotSentError } from '../../../src-main/transport/index.ts'
import { answering, call, failureOf, OK, POST, raw, textOf } from './servers.ts'

const repeat = (socket: Socket, what: string, first = ''): void => {
  socket.write(first)
  const flood = setInterval(() => socket.write(what), 5)
  socket.on('close', () => clearInterval(flood))
}

/** What never ends by itself: each has to end with the signal, whatever has come by then. */
const ENDLESS: [string, (socket: Socket) => void][] = [
  ['nothing at all', () => undefined],
  ['half a status line', (socket) => socket.write('HTTP/1.')],
  ['interim answers', (socket) => repeat(socket, 'HTTP/1.1 100 Continue\r\n\r\n')],
  ['a header that drips', (socket) => repeat(socket, 'y', 'HTTP/1.1 200 OK\r\nx: ')],
  ['a body that drips', (socket) => repeat(socket, ' ', 'HTTP/1.1 200 OK\r\n\r\n')],
  ['a body that stops', (socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{')],
  ['a chunk that stops', (socket) => socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nab')],
  ['trailers', (socket) => repeat(socket, 'y', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n0\r\nx: ')],
  [
    'half a packed body',
    (socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 500\r\n\r\n')
      socket.write(gzipSync('ação'.repeat(100)).subarray(0, 20))
    },
  ],
]

describe('a call ends with its signal', () => {
  it.each(ENDLESS)('over %s', async (_, misbehave) => {
    const cancel = new AbortController()
    const reason = new Error('enough')
    const { port } = await raw((socket) => {
      socket.once('data', () => misbehave(socket))
      setTimeout(() => cancel.abort(reason), 60)
      socket.on('close', () => closed.resolve())
    })
    const closed = Promise.withResolvers<void>()
    const made = call(`http://127.0.0.1:${port}/`, { ...POST, signal: cancel.signal })
    const ended = await made.then(
      (answer) => readText(answer, 1_000_000),
      (fault: unknown) => ({ ended: 'broken', fault }),
    )
    expect(ended).toMatchObject({ ended: 'broken', fault: reason })
    // And the other end is told.
    await closed.promise
  })

  it('before it has begun, and nothing is sent', async () => {
    const { port, heard } = await raw(answering(OK))
    const error = await failureOf(call(`http://127.0.0.1:${port}/`, { signal: AbortSignal.abort(new Error('never mind')) }))
    expect(error).toBeInstanceOf(NotSentError)
    expect(heard).toEqual({ text: '', connections: 0 })
  })
})

describe('an answer that nobody asked for', () => {
  it.each([
    ['101', 'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n'],
    ['101 without a word more', 'HTTP/1.1 101 \r\n\r\n'],
    ['101 and bytes behind it', 'HTTP/1.1 101 S\r\nconnection: upgrade\r\nupgrade: h2c\r\n\r\nPRI * HTTP/2.0\r\n\r\n'],
    ['a redirect', 'HTTP/1.1 307 T\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n'],
    ['headers without end', `HTTP/1.1 200 OK\r\n${`x: ${'y'.repeat(8000)}\r\n`.repeat(20)}`],
  ])('ends the call: %s', async (_, answer) => {
    const { port, heard } = await raw((socket) => {
      socket.once('data', () => socket.write(answer))
      socket.on('close', () => closed.resolve())
    })
    const closed = Promise.withResolvers<void>()
    expect(await failureOf(call(`http://127.0.0.1:${port}/`, POST))).not.toBeInstanceOf(NotSentError)
    await closed.promise
    expect(heard.connections).toBe(1)
  })

  it('is passed over where it is an interim one', async () => {
    const { port } = await raw(answering(`HTTP/1.1 103 Early Hints\r\nx: y\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n${OK}`))
    expect(await textOf(`http://127.0.0.1:${port}/`)).toMatchObject({ ended: 'whole', text: '{}' })
  })

  it('does not pass for the next one: a body behind a 204', async () => {
    let asked = 0
    const { port } = await raw((socket) => {
      socket.on('data', () => socket.write(++asked === 1 ? 'HTTP/1.1 204 N\r\n\r\n{"id":"wrong"}' : OK))
    })
    const address = `http://127.0.0.1:${port}/`
    expect((await textOf(address)).text).toBe('')
    const next = await textOf(address).catch((error: unknown) => ({ text: String(error) }))
    expect(next.text).not.toContain('wrong')
  })
})

describe('a packed body', () => {
  const packed = gzipSync('ação'.repeat(1000))
  const answer =
    (head: string, body: Buffer | string = packed) =>
    (socket: Socket) =>
      void once(socket, 'data').then(() => {
        socket.write(`HTTP/1.1 ${head}\r\n\r\n`)
        socket.end(body)
      })

  it.each([
    ['gzip', '200 OK\r\ncontent-encoding: gzip'],
    ['GZIP', '200 OK\r\nContent-Encoding: GZIP'],
    ['x-gzip', '200 OK\r\ncontent-encoding: x-gzip'],
    ['identity, gzip', '200 OK\r\ncontent-encoding: identity, gzip'],
    ['a refusal in gzip', '400 No\r\ncontent-encoding: gzip'],
  ])('is read: %s', async (_, head) => {
    const { port, heard } = await raw(answer(head))
    expect(await textOf(`http://127.0.0.1:${port}/`)).toMatchObject({ ended: 'whole', text: 'ação'.repeat(1000) })
    expect(heard.text).toContain('accept-encoding: gzip\r\n')
  })

  it.each([
    ['a 204', '204 No\r\ncontent-encoding: gzip'],
    ['a 205', '205 Reset\r\ncontent-encoding: br\r\ncontent-length: 0'],
    ['a length of none', '200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 0'],
    ['no chunk', '200 OK\r\ncontent-encoding: gzip\r\ntransfer-encoding: chunked\r\n\r\n0'],
    ['a deletion in br', '204 No\r\ncontent-encoding: br'],
  ])('may be none: %s', async (_, head) => {
    const { port } = await raw(answer(head, ''))
    expect(await textOf(`http://127.0.0.1:${port}/`)).toEqual({ ended: 'whole', text: '', fault: null })
  })

  it.each(['br', 'deflate', 'zstd', 'gzip, gzip', 'compress'])('is refused by name: %s', async (encoding) => {
    const { port } = await raw(answer(`200 OK\r\ncontent-encoding: ${encoding}`))
    expect(await textOf(`http://127.0.0.1:${port}/`)).toMatchObject({
      ended: 'broken',
      fault: { name: 'EncodingError', message: `content-encoding ${encoding}` },
    })
  })

  it.each([
    ['half of it', packed.subarray(0, 30)],
    ['something else', 'not packed'],
    ['only its first byte', packed.subarray(0, 1)],
  ])('does not pass for whole: %s', async (_, body) => {
    const { port } = await raw(answer('200 OK\r\ncontent-encoding: gzip', body))
    expect((await textOf(`http://127.0.0.1:${port}/`)).ended).toBe('broken')
  })
})
