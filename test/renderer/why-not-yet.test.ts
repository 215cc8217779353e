import { expect, it } from 'vitest'
import { whyNotYet } from '../../src-renderer/pages/test/why-not-yet.ts'

const ready: Parameters<typeof whyNotYet>[0] = {
  hasNumber: true,
  template: { unusable: [] },
  openPlaceholders: 0,
  empty: [],
  misformed: [],
  bodyLength: 1024,
  recipient: { isSender: false, agreed: true },
  before: null,
}

it('lets a complete test go', () => {
  expect(whyNotYet(ready)).toBeNull()
})

it.each([
  ['number', { hasNumber: false }],
  ['template', { template: null }],
  ['unusable', { template: { unusable: [{ reason: 'not-approved', detail: 'PENDING' }] } }],
  ['mapping', { openPlaceholders: 2 }],
  ['loading', { openPlaceholders: null }],
  ['empty', { empty: ['nome'] }],
  ['value-format', { misformed: ['nome'] }],
  ['too-long', { bodyLength: 1025 }],
  ['recipient', { recipient: null }],
  ['self', { recipient: { isSender: true, agreed: true } }],
  ['consent', { recipient: { isSender: false, agreed: false } }],
  ['sending', { before: 'pending' }],
  ['unsettled', { before: 'unknown' }],
] as const)('names what keeps it: %s', (reason, missing) => {
  expect(whyNotYet({ ...ready, ...missing })).toBe(reason)
})

it('names the first thing in the form’s order', () => {
  expect(whyNotYet({ ...ready, recipient: null, empty: ['nome'], before: 'unknown' })).toBe('empty')
})
