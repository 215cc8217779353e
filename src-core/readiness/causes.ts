import type { FaultCode, FaultPlace } from '#core/bundle'
import { isTriggerAdvice, type TriggerProblem } from '#core/triggers'
import type { AccountState } from './account.ts'
import type { FINDING_IDS, ReadinessFinding } from './model.ts'
import type { Step } from './steps.ts'
import type { Proof } from './tests.ts'

/** What is said of an account in this state. */
export const FINDING_OF = {
  ok: null,
  unchecked: 'account-unchecked',
  failing: 'account-failing',
  credential: 'credential-missing',
} as const satisfies Record<AccountState, (typeof FINDING_IDS)[number] | null>

/** What is said of a template and a number that were tested so. */
export const TEST_FINDING_OF = {
  proven: null,
  outdated: 'test-outdated',
  unconfirmed: 'test-not-confirmed',
  missing: 'test-missing',
} as const satisfies Record<Proof, (typeof FINDING_IDS)[number] | null>

/** Where a fault of the bundle is put right. */
export const STEP_OF = {
  implementation: 'client',
  account: 'provider',
  number: 'provider',
  template: 'variables',
  trigger: 'triggers',
  variable: 'variables',
  services: 'triggers',
  consent: 'consent',
} as const satisfies Record<FaultPlace['kind'], Step>

/** Faults that follow from what a finding says already. */
export const SAID_BY: Partial<Record<FaultCode, readonly (typeof FINDING_IDS)[number][]>> = {
  'broken-reference': ['trigger-broken', 'no-account', 'no-number', 'default-template-unusable'],
  'placeholder-unbound': ['mapping-incomplete'],
  'blank-text': ['mapping-incomplete', 'trigger-broken'],
  emoji: ['mapping-incomplete', 'default-template-unusable', 'trigger-broken'],
  'control-character': ['mapping-incomplete'],
  'line-break': ['mapping-incomplete'],
  'looks-like-variable': ['mapping-incomplete', 'default-template-unusable', 'trigger-broken'],
  'text-too-long': ['mapping-incomplete'],
  'chat-request-type-missing': ['chat-request-type-missing'],
  'empty-list': ['no-account', 'no-number', 'no-trigger', 'no-active-trigger', 'never-synced', 'no-usable-template'],
  'template-not-approved': ['default-template-unusable', 'trigger-broken'],
  'template-unusable': ['default-template-unusable', 'trigger-broken'],
  'template-of-other-number': ['trigger-broken'],
  'training-in-production': ['training-account'],
  'same-place-twice': ['trigger-twice'],
  'status-loop': ['trigger-loop'],
}

/** Sending twice, again and again, or not at all: none of it can be taken upon oneself. */
export function judgeTrigger(problem: TriggerProblem): Pick<ReadinessFinding, 'id' | 'level'> {
  // The CRM never reaches a status that it does not have.
  if (isTriggerAdvice(problem)) return { id: 'not-in-service-tree', level: 'go-live' }
  if (problem.problem === 'same-place-twice') return { id: 'trigger-twice', level: 'export' }
  if (problem.problem === 'status-loop') return { id: 'trigger-loop', level: 'export' }
  return { id: 'trigger-broken', level: 'export' }
}
