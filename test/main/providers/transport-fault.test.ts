import { describe, expect, it } from 'vitest'
import { readTransportFault } from '../../../src-main/providers/transport-fault.ts'

/** As undici rejects: the reason stands in the cause. */
const undici = (cause: Error & { code?: string; syscall?: string }): TypeError => new TypeError('fetch failed', { cause })
const system = (code: string, syscall: string): Error => Object.assign(new Error(`${syscall} ${code}`), { code, syscall })

describe('transport fault', () => {
  it.each([
    ['nobody listens (Node)', undici(system('ECONNREFUSED', 'connect')), 'ECONNREFUSED'],
    ['no such name (Node)', undici(system('ENOTFOUND', 'getaddrinfo')), 'ENOTFOUND'],
    ['no route while connecting (Node)', undici(system('EHOSTUNREACH', 'connect')), 'EHOSTUNREACH'],
    ['every address refused (Node)', undici(new AggregateError([system('ECONNREFUSED', 'connect')])), 'ECONNREFUSED'],
    ['nobody listens (Chromium)', new Error('net::ERR_CONNECTION_REFUSED'), 'ERR_CONNECTION_REFUSED'],
    ['no such name (Chromium)', new Error('net::ERR_NAME_NOT_RESOLVED'), 'ERR_NAME_NOT_RESOLVED'],
    ['offline (Chromium)', new Error('net::ERR_INTERNET_DISCONNECTED'), 'ERR_INTERNET_DISCONNECTED'],
    ['no way through the proxy (Chromium)', new Error('net::ERR_TUNNEL_CONNECTION_FAILED'), 'ERR_TUNNEL_CONNECTION_FAILED'],
  ])('nothing was sent and another try may help: %s', (_, error, code) => {
    expect(readTransportFault(error)).toMatchObject({ kind: 'network', code, neverSent: true, transient: true })
  })

  it.each([
    ['torn down (Node)', undici(system('ECONNRESET', 'read')), 'ECONNRESET'],
    ['route lost later (Node)', undici(system('EHOSTUNREACH', 'write')), 'EHOSTUNREACH'],
    ['timed out later (Node)', undici(system('ETIMEDOUT', 'read')), 'ETIMEDOUT'],
    [
      'closed without an answer (Node)',
      undici(Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' })),
      'UND_ERR_SOCKET',
    ],
    ['torn down (Chromium)', new Error('net::ERR_CONNECTION_RESET'), 'ERR_CONNECTION_RESET'],
    ['empty answer (Chromium)', new Error('net::ERR_EMPTY_RESPONSE'), 'ERR_EMPTY_RESPONSE'],
    ['network changed (Chromium)', new Error('net::ERR_NETWORK_CHANGED'), 'ERR_NETWORK_CHANGED'],
    ['whatever else', new Error('something new'), 'unknown'],
    ['not even an error', 'broken', 'unknown'],
  ])('it may have been sent: %s', (_, error, code) => {
    expect(readTransportFault(error)).toMatchObject({ kind: 'network', code, neverSent: false, transient: true })
  })

  it.each([
    ['expired (Node)', undici(Object.assign(new Error('certificate has expired'), { code: 'CERT_HAS_EXPIRED' }))],
    ['self-signed (Node)', undici(Object.assign(new Error('self-signed'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }))],
    ['other name (Node)', undici(Object.assign(new Error('altnames'), { code: 'ERR_TLS_CERT_ALTNAME_INVALID' }))],
    ['unknown authority (Chromium)', new Error('net::ERR_CERT_AUTHORITY_INVALID')],
  ])('a refused certificate is not tried again: %s', (_, error) => {
    expect(readTransportFault(error)).toMatchObject({ kind: 'network', neverSent: true, transient: false })
  })

  it('knows a redirect in the words of both', () => {
    const node = undici(new Error('unexpected redirect'))
    const electron = new Error("Attempted to redirect, but redirect policy was 'error'")
    for (const error of [node, electron]) {
      expect(readTransportFault(error)).toMatchObject({ kind: 'protocol', code: 'redirect', transient: false })
    }
    const name = undici(system('ENOTFOUND', 'getaddrinfo redirect.example'))
    expect(readTransportFault(name)).toMatchObject({ kind: 'network', code: 'ENOTFOUND' })
  })
})
