import { describe, expect, it } from 'vitest'
import { explainRefusal } from '../../../../src-main/providers/zenvia/errors.ts'

describe('Zenvia refusal', () => {
  it.each([
    [400, { code: 'VALIDATION_ERROR' }, 'parameters'],
    [401, { code: 'AUTHENTICATION_ERROR' }, 'auth'],
    [402, { code: 'ANY' }, 'payment'],
    [403, { code: 'ANY' }, 'permission'],
    [404, { code: 'NOT_FOUND' }, 'not-found'],
    [409, { code: 'DUPLICATED' }, 'parameters'],
    [422, {}, 'parameters'],
    [429, { message: 'slow down' }, 'rate-limit'],
    [500, { code: 'INTERNAL_ERROR' }, 'provider-down'],
    [503, undefined, 'provider-down'],
    [418, {}, 'protocol'],
    // The code may be the HTTP status as text, and then counts before a vague status.
    [400, { code: '401' }, 'auth'],
    [400, { code: 404 }, 'not-found'],
    // A word that is nobody's.
    [403, { code: 'constructor' }, 'permission'],
    // No JSON: a page, so nothing that Zenvia says.
    [404, undefined, 'protocol'],
    [403, undefined, 'permission'],
    // Details that say more than the code.
    [400, { code: 'VALIDATION_ERROR', details: [{ code: 'INVALID', path: 'contents[0].templateId' }] }, 'not-found'],
    [400, { code: 'VALIDATION_ERROR', details: [{ code: 'INVALID', path: 'to' }] }, 'recipient'],
    [400, { code: 'VALIDATION_ERROR', details: [{ code: '132015' }] }, 'template-not-approved'],
    [400, { code: 'VALIDATION_ERROR', details: 'not a list' }, 'parameters'],
  ] as const)('%s %j is %s', (status, body, kind) => {
    expect(explainRefusal({ status, body }).kind).toBe(kind)
  })

  it('names code and place in its hint', () => {
    const body = { code: 'VALIDATION_ERROR', details: [{ code: 'INVALID', path: 'examples.nome', message: 'required' }] }
    expect(explainRefusal({ status: 400, body }).hint).toBe('HTTP 400 VALIDATION_ERROR INVALID examples.nome')
    expect(explainRefusal({ status: 401, body: { code: '401' } }).hint).toBe('HTTP 401')
  })
})
