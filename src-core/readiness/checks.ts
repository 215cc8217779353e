import { z } from 'zod'
import type { Implementation, ImplementationSnapshot } from '#core/implementation'
import { accountState } from './account.ts'
import type { ManualRule } from './manual.ts'
import type { Step } from './steps.ts'

/** A condition for going live: the manual's rule, and the findings that stand against it. Every finding belongs to one. */
export const CHECKS = [
  { id: 'receptive', rule: 'M1', step: 'client', findings: ['receptive-unconfirmed'] },
  { id: 'client-var', rule: 'M13', step: 'consent', findings: ['client-var-inactive', 'client-var-later'] },
  {
    id: 'account',
    rule: 'M4',
    step: 'provider',
    findings: [
      'no-account',
      'training-account',
      'credential-missing',
      'account-unchecked',
      'account-failing',
      'account-on-this-machine',
    ],
  },
  {
    id: 'number',
    rule: 'M4',
    step: 'provider',
    findings: ['no-number', 'default-template-unusable', 'number-twice', 'sender-unknown', 'sender-down'],
  },
  { id: 'templates', rule: 'M5', step: 'templates', findings: ['never-synced', 'no-usable-template', 'number-without-template'] },
  { id: 'categories', rule: 'M9', step: 'templates', findings: ['category-changed'] },
  { id: 'bindings', rule: 'M11', step: 'variables', findings: ['mapping-incomplete', 'mapping-advice'] },
  {
    id: 'triggers',
    rule: 'M2',
    step: 'triggers',
    findings: ['no-trigger', 'no-active-trigger', 'trigger-broken', 'trigger-twice', 'trigger-loop', 'not-in-service-tree'],
  },
  { id: 'sub-ticket', rule: 'M21', step: 'triggers', findings: ['chat-request-type-missing'] },
  {
    id: 'consent',
    rule: 'M14',
    step: 'consent',
    findings: ['consent-term-missing', 'consent-term-open', 'consent-term-wrong', 'consent-unsigned', 'consent-outdated'],
  },
  {
    id: 'test',
    rule: 'M6',
    step: 'test',
    findings: ['never-tested', 'number-unverified', 'test-missing', 'test-not-confirmed', 'test-outdated'],
  },
  { id: 'rehearsal', rule: null, step: 'test', findings: ['never-rehearsed', 'rehearsal-outdated'] },
  { id: 'export', rule: 'M15', step: 'export', findings: ['bundle-wrong', 'never-exported', 'export-outdated'] },
  { id: 'released', rule: 'M15', step: 'export', findings: ['not-released'] },
  { id: 'loaded', rule: 'M15', step: 'export', findings: ['not-loaded'] },
] as const satisfies readonly { id: string; rule: ManualRule | null; step: Step; findings: readonly string[] }[]
export type CheckId = (typeof CHECKS)[number]['id']

/** What a check stands on, for its sentence; null where nothing is there yet. `at`: an instant, or a day. */
export const evidenceSchema = z
  .object({ count: z.int(), who: z.string(), at: z.union([z.iso.datetime(), z.iso.date()]).nullable() })
  .partial()
  .nullable()
export type Evidence = z.infer<typeof evidenceSchema>

/** The last rehearsal, whether it was of what is set up now, and whether one is asked for. */
export type RehearsalFacts = { last: { ranAt: string; person: string } | null; isCurrent: boolean; isRequired: boolean }

/** Pure: read from the snapshot and what is known of the rehearsal. @param today `YYYY-MM-DD`, where the person is */
export function evidenceOf(
  snapshot: ImplementationSnapshot,
  today: string,
  rehearsal: RehearsalFacts | undefined,
): Record<CheckId, Evidence> {
  const { implementation, accounts, numbers, templates, library, triggers, consent, testSends, exports, released, live } =
    snapshot
  const active = triggers.filter((trigger) => trigger.active)
  const received = testSends.filter((test) => test.received === true && !test.stale)
  const last = exports.toSorted((a, b) => b.sequence - a.sequence)[0]
  const answered = accounts.filter((account) => accountState(account) === 'ok')
  const answeredAt = answered.flatMap(({ lastCheck, lastSync }) => [lastCheck?.at ?? lastSync?.endedAt ?? []].flat())
  const some = (count: number, rest: Evidence = {}): Evidence => (count === 0 ? null : { count, ...rest })
  const receptive = confirmedReceptive(implementation)
  const since = implementation.clientVarActiveSince
  return {
    receptive: receptive && { who: receptive.confirmedBy, at: receptive.confirmedAt },
    'client-var': since === null || since > today ? null : { at: since },
    account: some(answered.length, { at: latest(answeredAt) }),
    number: some(numbers.length),
    templates: some(numbers.filter((number) => library.usableFor.some(({ accountId }) => accountId === number.accountId)).length),
    categories: some(templates.filter(({ requestedCategory }) => requestedCategory !== null).length),
    bindings: some(templates.filter(({ bindings }) => bindings.length > 0).length),
    triggers: some(active.length),
    'sub-ticket': implementation.chatRequestType === '' ? null : { who: implementation.chatRequestType },
    consent: consent.signOff && { who: `${consent.signOff.name}, ${consent.signOff.role}`, at: consent.signOff.signedAt },
    test: some(received.length, { at: latest(received.map(({ createdAt }) => createdAt)) }),
    rehearsal: rehearsal?.last ? { who: rehearsal.last.person, at: rehearsal.last.ranAt } : null,
    export: last ? { count: last.sequence, at: last.createdAt } : null,
    released: released && { count: released.number, who: released.releasedBy ?? '', at: released.releasedAt },
    loaded: live && { count: live.sequence, who: live.by, at: live.since },
  }
}

/** ISO 8601 compares as text. */
const latest = (instants: readonly string[]): string | null => instants.toSorted().at(-1) ?? null

/** M1: a confirmation is a person's; one of nobody's is none. */
export const confirmedReceptive = ({ receptive }: Pick<Implementation, 'receptive'>): Implementation['receptive'] =>
  receptive !== null && receptive.confirmedBy.trim() !== '' ? receptive : null
