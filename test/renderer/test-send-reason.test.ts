import { describe, expect, it } from 'vitest'
import { sendReason } from '../../src-renderer/pages/test/send-reason.ts'

describe('the reason in a provider’s words', () => {
  it.each([
    ['recipient', '131026 Message undeliverable', 'not-on-whatsapp'],
    ['parameters', '{"code":132000,"message":"(#132000) Number of parameters does not match"}', 'stale-copy'],
    ['template-not-approved', '132015 Template is paused', 'paused'],
    ['template-not-approved', '132016', 'disabled'],
    ['policy', '131049', 'contact-limit'],
    ['recipient', 'EC_UNKNOWN_USER 7002', 'not-on-whatsapp'],
    ['parameters', '7008 EC_INVALID_TEMPLATE_ARGS', 'stale-copy'],
    ['recipient', '131062 BSUID recipients are not supported for this message', 'user-id'],
    ['parameters', '135000 Generic user error', 'unspecified'],
    ['template-not-approved', '132068 Flow is in blocked state', 'flow-blocked'],
    ['rate-limit', '132069 Flow is in throttled state', 'flow-throttled'],
    ['permission', '131055 Method not allowed', 'other-way'],
  ] as const)('of %s: %s', (problem, words, reason) => {
    expect(sendReason(problem, words)).toBe(reason)
  })

  it.each([
    ['recipient', null],
    ['recipient', 'not delivered'],
    ['recipient', 'to 5511131026000'],
    ['provider-down', 'HTTP 500'],
    [null, '131026'],
  ] as const)('is none of %s: %s', (problem, words) => {
    expect(sendReason(problem, words)).toBeNull()
  })
})
