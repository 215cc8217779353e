import type { ReadinessFinding } from '#core/readiness'

type Verb =
  | 'credential'
  | 'check'
  | 'account'
  | 'number'
  | 'sync'
  | 'templates'
  | 'template'
  | 'fill'
  | 'trigger'
  | 'addTrigger'
  | 'test'
  | 'received'
  | 'rehearse'
  | 'receptive'
  | 'clientVar'
  | 'term'
  | 'sign'
  | 'export'
  | 'release'
  | 'report'

/** What a person does about a finding; of one that is missing here the step's name says where. */
const VERBS: Readonly<Record<string, Verb>> = {
  'receptive-unconfirmed': 'receptive',
  'client-var-inactive': 'clientVar',
  'no-account': 'account',
  'credential-missing': 'credential',
  'account-failing': 'credential',
  'account-unchecked': 'check',
  'no-number': 'number',
  'never-synced': 'sync',
  'no-usable-template': 'sync',
  'number-without-template': 'templates',
  'default-template-unusable': 'template',
  'mapping-incomplete': 'fill',
  'mapping-advice': 'fill',
  'no-trigger': 'addTrigger',
  'no-active-trigger': 'trigger',
  'trigger-twice': 'trigger',
  'trigger-loop': 'trigger',
  'not-in-service-tree': 'trigger',
  'never-tested': 'test',
  'test-missing': 'test',
  'test-outdated': 'test',
  'number-unverified': 'test',
  'never-rehearsed': 'rehearse',
  'rehearsal-outdated': 'rehearse',
  'test-not-confirmed': 'received',
  'consent-term-missing': 'term',
  'consent-term-open': 'term',
  'consent-term-wrong': 'term',
  'consent-unsigned': 'sign',
  'consent-outdated': 'sign',
  'never-exported': 'export',
  'export-outdated': 'export',
  'not-released': 'release',
  'not-loaded': 'report',
}

/** Of a trigger that would not send it is the template that is to be changed, or the trigger. */
const OF_TEMPLATE = new Set<unknown>(['template-unusable', 'template-gone', 'template-of-other-account'])

export const verbOf = ({ id, data }: Pick<ReadinessFinding, 'id' | 'data'>): Verb | null =>
  id === 'trigger-broken' ? (OF_TEMPLATE.has(data.problem) ? 'template' : 'trigger') : (VERBS[id] ?? null)
