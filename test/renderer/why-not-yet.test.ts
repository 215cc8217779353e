import { expect, it } from 'vitest'
import { whyNotYet } from '../../src-renderer/pages/test/why-not-yet.ts'

const ready = { numberId: 'n', templateId: 't', openPlaceholders: 0, canDial: true, agreed: true }

it('lets a complete test go', () => {
  expect(whyNotYet(ready)).toBeNull()
})

it.each([
  ['number', { numberId: '' }],
  ['template', { templateId: '' }],
  ['mapping', { openPlaceholders: 2 }],
  ['mapping', { openPlaceholders: null }],
  ['recipient', { canDial: false }],
  ['consent', { agreed: false }],
] as const)('names what is missing: %s', (reason, missing) => {
  expect(whyNotYet({ ...ready, ...missing })).toBe(reason)
})

it('names the first thing in the form’s order', () => {
  expect(whyNotYet({ ...ready, agreed: false, canDial: false })).toBe('recipient')
})
