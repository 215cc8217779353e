import type { ReadinessFinding } from '#core/readiness'

/** Which rule of the manual asks for what a finding misses; what is not here the manual does not ask for. */
export const RULE_OF: Readonly<Partial<Record<ReadinessFinding['id'], string>>> = {
  'receptive-unconfirmed': 'M1',
  'client-var-inactive': 'M13',
  'no-number': 'M4',
  'default-template-unusable': 'M5',
  'number-unverified': 'M6',
  'consent-term-open': 'M14',
  'never-synced': 'M7',
  'no-usable-template': 'M5',
  'number-without-template': 'M5',
  'mapping-incomplete': 'M11',
  'mapping-advice': 'M11',
  'no-trigger': 'M2',
  'no-active-trigger': 'M2',
  'not-in-service-tree': 'M15',
  'category-changed': 'M9',
  'consent-term-missing': 'M14',
  'consent-unsigned': 'M14',
  'consent-outdated': 'M14',
  'chat-request-type-missing': 'M21',
  'never-tested': 'M6',
  'test-not-confirmed': 'M6',
}
