import { describe, expect, it } from 'vitest'
import { explainRefusal } from '../../../../src-main/providers/infobip/errors.ts'

const legacy = (messageId: string, validationErrors?: unknown) => ({
  requestError: { serviceException: { messageId, text: 'words', validationErrors } },
})
const newer = (errorCode: string, violations: unknown = []) => ({
  errorCode,
  description: 'words',
  action: 'do',
  violations,
  resources: [],
})

describe('Infobip refusal', () => {
  it.each([
    [400, legacy('BAD_REQUEST'), 'parameters'],
    [401, legacy('UNAUTHORIZED'), 'auth'],
    [403, legacy('FORBIDDEN'), 'permission'],
    [404, legacy('NOT_FOUND'), 'not-found'],
    [429, legacy('TOO_MANY_REQUESTS'), 'rate-limit'],
    [500, legacy('GENERAL_ERROR'), 'provider-down'],
    [400, newer('E400'), 'parameters'],
    [401, newer('E401'), 'auth'],
    [403, newer('E403'), 'permission'],
    [404, newer('E404'), 'not-found'],
    [429, newer('E429'), 'rate-limit'],
    [500, newer('E500'), 'provider-down'],
    // Where code and status differ, whichever says more counts.
    [400, legacy('UNAUTHORIZED'), 'auth'],
    [402, newer('E400'), 'payment'],
    [418, legacy('TOO_MANY_REQUESTS'), 'rate-limit'],
    [418, legacy('TEAPOT'), 'protocol'],
    [403, newer('constructor'), 'permission'],
    // A place in the request says more than both.
    [400, legacy('BAD_REQUEST', { 'messages[0].to': ['must not be blank'] }), 'recipient'],
    [400, legacy('BAD_REQUEST', { 'messages[0].content.templateName': ['must exist'] }), 'not-found'],
    [400, newer('E400', [{ property: 'size', violation: 'too large' }]), 'parameters'],
    // Not in either shape: nothing that Infobip says.
    [404, { message: 'no Route matched' }, 'protocol'],
    [404, undefined, 'protocol'],
    [403, 'Forbidden', 'permission'],
    [503, null, 'provider-down'],
    [400, legacy('BAD_REQUEST', 'not a map'), 'parameters'],
    [400, newer('E400', 'not a list'), 'parameters'],
  ] as const)('%s %j is %s', (status, body, kind) => {
    expect(explainRefusal({ status, body }).kind).toBe(kind)
  })

  it('names code and places in its hint', () => {
    const places = { 'messages[0].content.language': ['must not be null'], 'messages[0].from': ['size'] }
    expect(explainRefusal({ status: 400, body: legacy('BAD_REQUEST', places) }).hint).toBe(
      'HTTP 400 BAD_REQUEST messages[0].content.language messages[0].from',
    )
    expect(explainRefusal({ status: 400, body: newer('E400', [{ property: 'page', violation: 'x' }, {}]) }).hint).toBe(
      'HTTP 400 E400 page',
    )
    expect(explainRefusal({ status: 502, body: '<h1>' }).hint).toBe('HTTP 502')
  })
})
