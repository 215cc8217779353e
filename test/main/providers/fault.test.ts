import { describe, expect, it } from 'vitest'
import { readTransportFault } from '../../../src-main/providers/fault.ts'
import { NotSentError } from '../../../src-main/transport/index.ts'

const coded = (code: string): Error => Object.assign(new Error(`read ${code}`), { code })

describe('transport fault', () => {
  it.each(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ETIMEDOUT', 'ECONNRESET'])(
    'nothing was sent and another try may help: %s',
    (code) => {
      expect(readTransportFault(new NotSentError(code, code))).toMatchObject({
        kind: 'network',
        code,
        neverSent: true,
        transient: true,
      })
    },
  )

  it.each([
    [coded('ECONNRESET'), 'ECONNRESET'],
    [coded('EPIPE'), 'EPIPE'],
    // After the handshake it is no longer certain that nothing was read.
    [coded('ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC'), 'ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC'],
    [new Error('something new'), 'unknown'],
    ['broken', 'unknown'],
  ])('it may have been sent: %s', (error, code) => {
    expect(readTransportFault(error)).toMatchObject({ kind: 'network', code, neverSent: false, transient: true })
  })

  it.each([
    ['CERT_HAS_EXPIRED', 'tls'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
    ['EPROTO', 'tls'],
    ['PROXY_AUTH', 'proxy'],
    ['PROXY_REFUSED', 'proxy'],
    ['PROXY_UNSUPPORTED', 'proxy'],
    ['PORTAL', 'portal'],
  ])('%s is not tried again, and was never sent', (code, kind) => {
    expect(readTransportFault(new NotSentError(code, code))).toMatchObject({ kind, neverSent: true, transient: false })
  })

  it('says each cause once', () => {
    const cause = new Error('connect ECONNREFUSED 10.0.0.1:8080', { cause: new Error('deeper') })
    const error = new NotSentError('PROXY_UNREACHABLE', 'proxy a:1: connect ECONNREFUSED 10.0.0.1:8080', cause)
    expect(readTransportFault(error)).toMatchObject({
      kind: 'proxy',
      transient: true,
      text: 'proxy a:1: connect ECONNREFUSED 10.0.0.1:8080: deeper',
    })
  })
})
