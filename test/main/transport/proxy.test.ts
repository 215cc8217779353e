import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer as createSecureServer } from 'node:tls'
import { afterAll, describe, expect, it } from 'vitest'
import { type Fetch, openTransport, pacRoutes } from '../../../src-main/transport/index.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { answering, call, certificates, failureOf, GET, listening, OK, POST, raw, textOf, tunnelling } from './servers.ts'

/** As the system would say it of every address. */
const through = (pac: string): Fetch => openTransport(() => pacRoutes(pac))
/** A port where nobody listens. */
const DEAD = '127.0.0.1:9'

const folder = mkdtempSync(join(tmpdir(), 'disparo-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const { authority, ...certificate } = certificates(folder)
// Whom the system trusts is asked once, at the first secured connection.
process.env.SSL_CERT_FILE = authority

/** Speaks TLS, and HTTP in it; with the number of connections that were secured. */
async function secure(answer = OK): Promise<{ port: number; heard: { text: string; secured: number } }> {
  const heard = { text: '', secured: 0 }
  const server = createSecureServer({ ...certificate, ALPNProtocols: ['http/1.1'] }, (socket) => {
    heard.secured++
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      heard.text += chunk.toString()
      socket.write(answer)
    })
  })
  return { port: await listening(server), heard }
}

describe('over a proxy', () => {
  it('an https address goes through a tunnel, whose connection is kept for what may be lost', async () => {
    const { port, heard } = await secure()
    const proxy = await tunnelling(port)
    const fetch = through(`PROXY 127.0.0.1:${proxy.port}`)
    for (const request of [GET, GET, POST, POST])
      expect(await textOf('https://provider.test/v2/x?y=1', request, fetch)).toMatchObject({ text: '{}' })
    expect(proxy.asked).toHaveLength(3)
    expect(proxy.asked[0]).toMatch(/^CONNECT provider\.test:443 HTTP\/1\.1\r\n/)
    expect(proxy.asked[0]).not.toContain('/v2')
    expect(heard.text).toMatch(/^GET \/v2\/x\?y=1 HTTP\/1\.1\r\n/)
    expect(heard.text).toContain('host: provider.test\r\n')
    expect(heard.text.split('POST /').length - 1).toBe(2)
  })

  it('an http address is asked of the proxy whole', async () => {
    const asked: (string | undefined)[] = []
    const server = createServer((request, response) => {
      asked.push(request.url, request.headers.host, request.headers['proxy-authorization'])
      response.end('{}')
    })
    const port = await listening(server)
    await textOf(
      'http://provider.test:81/x?y',
      {},
      openTransport(() => [{ kind: 'proxy', proxy: new URL(`http://a:b%20c@127.0.0.1:${port}`) }]),
    )
    expect(asked).toEqual(['http://provider.test:81/x?y', 'provider.test:81', `Basic ${btoa('a:b c')}`])
  })

  it('a tunnel is asked for with the name and password of its address, which no error repeats', async () => {
    const proxy = await raw(answering('HTTP/1.1 502 Bad\r\ncontent-length: 0\r\n\r\n'))
    const fetch = openTransport(() => [{ kind: 'proxy', proxy: new URL(`http://ana:s3nh%25a@127.0.0.1:${proxy.port}`) }])
    const error = await failureOf(call('https://provider.test/', POST, fetch))
    expect(proxy.heard.text).toContain(`proxy-authorization: Basic ${btoa('ana:s3nh%a')}\r\n`)
    expect(String((error as Error).message)).not.toContain('s3nh')
  })

  it('a proxy may be spoken to in TLS', async () => {
    const { port } = await secure()
    const tunnel = await tunnelling(port)
    const server = createSecureServer(certificate, (socket) => {
      socket.once('data', async (chunk) => {
        const onward = (await import('node:net')).connect(tunnel.port, '127.0.0.1', () => {
          onward.write(chunk)
          socket.pipe(onward).pipe(socket)
        })
        socket.on('error', () => onward.destroy())
      })
    })
    const fetch = through(`HTTPS 127.0.0.1:${await listening(server)}`)
    expect(await textOf('https://provider.test/', POST, fetch)).toMatchObject({ text: '{}' })
  })

  it('the next one is taken where one can’t be reached, and the straight way where that is said', async () => {
    const { port, heard } = await raw(answering(OK))
    const address = `http://127.0.0.1:${port}/`
    expect(await textOf(address, POST, through(`PROXY ${DEAD}; DIRECT`))).toMatchObject({ text: '{}' })
    expect(await textOf(address, POST, through(`SOCKS5 ${DEAD}; PROXY ${DEAD}; PROXY 127.0.0.1:${port}`))).toMatchObject({
      text: '{}',
    })
    expect(heard.text.split('POST ').length - 1).toBe(2)
  })

  it('nothing is taken after one that was reached: it may have passed the message on', async () => {
    const direct = await raw(answering(OK))
    const proxy = await raw((socket) => void socket.on('data', () => socket.resetAndDestroy()))
    await failureOf(call(`http://127.0.0.1:${direct.port}/`, POST, through(`PROXY 127.0.0.1:${proxy.port}; DIRECT`)))
    expect([proxy.heard.text.split('POST ').length - 1, direct.heard.connections]).toEqual([1, 0])
  })

  it.each<[string, string, string]>([
    ['wants a password', 'HTTP/1.1 407 Auth\r\nproxy-authenticate: Basic\r\ncontent-length: 0\r\n\r\n', 'PROXY_AUTH'],
    ['refuses', 'HTTP/1.1 403 Forbidden\r\ncontent-length: 2\r\n\r\nno', 'PROXY_REFUSED'],
    ['can’t reach the provider', 'HTTP/1.1 502 Bad Gateway\r\n\r\n', 'PROXY_REFUSED'],
    ['wants a login', 'HTTP/1.1 511 Network Authentication Required\r\n\r\n', 'PORTAL'],
    ['speaks something else', 'SSH-2.0-x\r\n', 'PROXY_REFUSED'],
    ['opens a tunnel and speaks no TLS in it', `HTTP/1.1 200 OK\r\n\r\n${OK}`, 'ERR_SSL_WRONG_VERSION_NUMBER'],
  ])('one that %s is told, and nothing was sent', async (_, answer, code) => {
    const proxy = await raw((socket) => void socket.once('data', () => socket.end(answer)))
    const error = await failureOf(call('https://provider.test/', POST, through(`PROXY 127.0.0.1:${proxy.port}`)))
    expect(error).toMatchObject({ name: 'NotSentError', code })
    expect(proxy.heard.connections).toBe(1)
  })

  it.each([
    ['SOCKS5 10.0.0.1:1080', 'PROXY_UNSUPPORTED', /SOCKS5 10\.0\.0\.1:1080/],
    [`PROXY ${DEAD}`, 'PROXY_UNREACHABLE', /127\.0\.0\.1:9/],
  ])('%s alone is told', async (pac, code, message) => {
    const error = await failureOf(call('https://provider.test/', POST, through(pac)))
    expect(error).toMatchObject({ name: 'NotSentError', code, message: expect.stringMatching(message) })
  })

  it.each<[string, (answer: (text: string) => void) => void]>([
    ['never answers', () => undefined],
    ['drips', (answer) => answer('HTTP/1.1 200 OK\r\nx: ')],
    ['opens the tunnel and falls silent', (answer) => answer('HTTP/1.1 200 OK\r\n\r\n')],
  ])('one that %s ends with the signal', async (_, misbehave) => {
    const closed = Promise.withResolvers<void>()
    const proxy = await raw((socket) => {
      socket.once('data', () => misbehave((text) => socket.write(text)))
      socket.on('close', () => closed.resolve())
    })
    const reason = new Error('enough')
    const cancel = new AbortController()
    setTimeout(() => cancel.abort(reason), 80)
    const made = call('https://provider.test/', { ...POST, signal: cancel.signal }, through(`PROXY 127.0.0.1:${proxy.port}`))
    expect(await failureOf(made)).toMatchObject({ name: 'NotSentError', cause: reason })
    await closed.promise
  })

  it('a PAC file that never ends ends with the signal too', async () => {
    const fetch = openTransport(() => new Promise(() => undefined))
    expect(await failureOf(call('https://provider.test/', { signal: AbortSignal.timeout(30) }, fetch))).toMatchObject({
      name: 'NotSentError',
    })
  })
})

describe('a handshake', () => {
  it('is made with whom the system trusts', async () => {
    const { port, heard } = await secure()
    expect(await textOf(`https://127.0.0.1:${port}/`)).toMatchObject({ text: '{}' })
    expect(heard.text).toContain('GET / HTTP/1.1')
  })

  it('is made for the name that was asked for', async () => {
    const { port, heard } = await secure()
    const fetch = openTransport(() => [{ kind: 'direct' }])
    const error = await failureOf(call(`https://localhost:${port}/`, POST, fetch))
    expect(error).toMatchObject({ name: 'NotSentError', code: 'ERR_TLS_CERT_ALTNAME_INVALID' })
    expect(heard.text).toBe('')
  })

  it('fails before anything is sent: a certificate that nobody trusts', async () => {
    const other = certificates(tempDir())
    const server = createSecureServer(other, () => undefined)
    const error = await failureOf(call(`https://127.0.0.1:${await listening(server)}/`, POST))
    expect(error).toMatchObject({ name: 'NotSentError', code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' })
  })

  it.each<[string, RegExp, (end: (bytes: string | Buffer) => void, reset: () => void) => void]>([
    ['plain HTTP on the port', /^(ERR_SSL_|EPROTO)/, (end) => end('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['another protocol on the port', /^(ERR_SSL_|EPROTO)/, (end) => end('220 mail.test ESMTP\r\n')],
    // A fatal alert: protocol_version (RFC 8446, 6).
    ['an alert', /^(ERR_SSL_|EPROTO)/, (end) => end(Buffer.from([21, 3, 3, 0, 2, 2, 70]))],
    ['a reset', /^ECONNRESET$/, (_, reset) => reset()],
    ['a close', /^ECONNRESET$/, (end) => end('')],
  ])('fails before anything is sent: %s', async (_, code, misbehave) => {
    const { port } = await raw((socket) => {
      socket.once('data', () =>
        misbehave(
          (bytes) => socket.end(bytes),
          () => socket.resetAndDestroy(),
        ),
      )
    })
    const error = await failureOf(call(`https://127.0.0.1:${port}/`, POST))
    expect(error).toMatchObject({ name: 'NotSentError', code: expect.stringMatching(code) })
  })

  it('fails before anything is sent: an old TLS', async () => {
    const server = createSecureServer({ ...certificate, minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' })
    server.on('tlsClientError', () => undefined)
    const error = await failureOf(call(`https://127.0.0.1:${await listening(server)}/`, POST))
    expect(error).toMatchObject({ name: 'NotSentError', code: expect.stringMatching(/^ERR_SSL_/) })
  })

  it.each(['TLSv1.2', 'TLSv1.3'] as const)(
    'fails before anything is read: a certificate of ours is wanted (%s)',
    async (version) => {
      let read = ''
      const server = createSecureServer(
        { ...certificate, requestCert: true, rejectUnauthorized: true, minVersion: version, maxVersion: version },
        (socket) => {
          socket.on('data', (chunk) => {
            read += chunk.toString()
          })
        },
      )
      server.on('tlsClientError', () => undefined)
      const error = await failureOf(call(`https://127.0.0.1:${await listening(server)}/`, POST))
      expect(read).toBe('')
      expect(error).toMatchObject({ name: expect.stringMatching(/Error$/) })
    },
  )
})
