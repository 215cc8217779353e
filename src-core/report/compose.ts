import { DEFAULT_SENDING, type ImplementationSnapshot, type TestPhone } from '#core/implementation'
import { formatPhone, maskPhone, phoneKey } from '#core/phone'
import { type CheckId, confirmedReceptive, isClientVarLater, type Readiness, STEPS } from '#core/readiness'
import type { RehearsalRecord } from '#core/rehearsal'
import { opensTranscript } from '#core/services'
import type { PlaceholderScope } from '#core/template'
import { touchesOperation } from '#core/triggers'
import type {
  Report,
  ReportAccount,
  ReportChanges,
  ReportConsent,
  ReportExport,
  ReportOpenPoint,
  ReportPrerequisite,
  ReportTest,
} from './model.ts'
import { RULE_OF } from './rules.ts'
import { reportTemplates } from './templates.ts'
import { reportTriggers } from './triggers.ts'

export type ReportOptions = {
  /** When the report is made: an instant. */
  at: string
  /** Who makes it; empty: nobody said. */
  operator: string
  /** How an account's provider scopes placeholder names. */
  scopeOf: (accountId: string) => PlaceholderScope
  /** M13: who said that the client var is active, and when; null: nobody is on record. */
  clientVar: { confirmedBy: string; confirmedAt: string } | null
  /** Whose phones the tests went to. */
  testPhones: readonly Pick<TestPhone, 'phone' | 'label'>[]
  /** The last one; left out: none. */
  rehearsal?: RehearsalRecord | null
  /** What changed for people; left out: nothing to compare. */
  changes?: ReportChanges | null
}

/** What the report says of a snapshot. Pure: the same snapshot, readiness and options give the same report. */
export function composeReport(snapshot: ImplementationSnapshot, readiness: Readiness, options: ReportOptions): Report {
  const { implementation, accounts, numbers, triggers } = snapshot
  const { list: templates, referenceOf } = reportTemplates(snapshot, options.scopeOf)
  const phones = new Map(numbers.map(({ id, phone, label }) => [id, { phone: formatPhone(phone), label }]))
  const active = triggers.filter((trigger) => trigger.active)
  const open = openPoints(readiness)
  return {
    client: implementation.client,
    environment: implementation.environment,
    training: implementation.training,
    at: options.at,
    operator: options.operator,
    summary: {
      percent: readiness.percent,
      steps: STEPS.map((step) => ({ step, state: readiness.steps[step] })),
      open: {
        export: open.filter(({ level }) => level === 'export').length,
        'go-live': open.filter(({ level }) => level === 'go-live').length,
        advice: open.filter(({ level }) => level === 'advice').length,
      },
      counts: { numbers: numbers.length, templates: templates.length, triggers: active.length },
    },
    prerequisites: prerequisites(snapshot, readiness, options.clientVar),
    accounts: accounts.map(
      (account): ReportAccount => ({
        provider: account.provider,
        label: account.label,
        training: account.mode === 'training',
        lastCheck: account.lastCheck,
        lastSyncAt: account.lastSync?.endedAt ?? null,
        numbers: numbers
          .filter(({ accountId }) => accountId === account.id)
          .map(({ phone, label, senderId, chatStandard, defaultTemplateId }) => ({
            phone: formatPhone(phone),
            label,
            senderId,
            chatStandard,
            defaultTemplate: defaultTemplateId === null ? null : referenceOf(defaultTemplateId),
          })),
      }),
    ),
    sending: implementation.sending ?? DEFAULT_SENDING,
    triggers: reportTriggers(triggers, (numberId) => phones.get(numberId) ?? null, referenceOf),
    templates,
    services: {
      isolatedTree: implementation.isolatedServiceTree,
      touchingOperation: active.filter((trigger) => touchesOperation(trigger, implementation.isolatedServiceTree)).length,
      activeTriggers: active.length,
      requestTypes: snapshot.trees.flatMap(({ requestTypes }) => requestTypes).length,
      withoutTranscript: snapshot.trees.flatMap(({ name: serviceTree, requestTypes }) =>
        requestTypes.filter((type) => !opensTranscript(type)).map(({ name }) => ({ serviceTree, requestType: name })),
      ),
    },
    consent: consentOf(snapshot),
    tests: tests(snapshot, (numberId) => phones.get(numberId) ?? null, options.testPhones),
    changes: options.changes ?? null,
    rehearsal: options.rehearsal
      ? { ...options.rehearsal, isCurrent: !readiness.findings.some(({ id }) => id === 'rehearsal-outdated') }
      : null,
    exports: exportsOf(snapshot, readiness),
    open,
  }
}

function prerequisites(
  { implementation }: ImplementationSnapshot,
  { checks, findings }: Readiness,
  clientVar: ReportOptions['clientVar'],
): ReportPrerequisite[] {
  const { clientVarActiveSince, chatRequestType } = implementation
  const receptive = confirmedReceptive(implementation)
  const isOpen = (check: CheckId): boolean =>
    checks.some(({ id, state }) => id === check && (state === 'open' || state === 'blocked'))
  return [
    {
      id: 'receptive',
      rule: 'M1',
      state: isOpen('receptive') ? 'open' : 'met',
      confirmed: receptive && { by: receptive.confirmedBy, at: receptive.confirmedAt },
    },
    {
      id: 'clientVar',
      rule: 'M13',
      state: isClientVarLater({ findings }) ? 'later' : isOpen('client-var') ? 'open' : 'met',
      since: clientVarActiveSince,
      confirmed: clientVar && { by: clientVar.confirmedBy, at: clientVar.confirmedAt },
    },
    {
      id: 'chatRequestType',
      rule: 'M21',
      state: isOpen('sub-ticket') ? 'open' : chatRequestType === '' ? 'notNeeded' : 'met',
      name: chatRequestType,
    },
  ]
}

function consentOf({ consent: { term, plan, signOff } }: ImplementationSnapshot): ReportConsent {
  const signed = signOff && { figures: signOff.shown.figures, hash: signOff.shown.planHash, at: signOff.signedAt }
  return {
    term: term && { version: term.version, text: term.text, createdAt: term.createdAt },
    plan: plan ? { figures: plan.figures, hash: plan.planHash, at: plan.createdAt } : signed,
    signOff: signOff && {
      name: signOff.name,
      role: signOff.role,
      at: signOff.signedAt,
      current: plan === null || plan.planHash === signOff.shown.planHash,
    },
  }
}

/** Oldest first, as they were made. */
function tests(
  { testSends }: ImplementationSnapshot,
  numberOf: (numberId: string) => ReportTest['number'],
  testPhones: ReportOptions['testPhones'],
): ReportTest[] {
  const owners = new Map(testPhones.map(({ phone, label }) => [phoneKey(phone), label]))
  return testSends
    .toSorted((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt))
    .map((send) => ({
      number: numberOf(send.numberId),
      template: send.templateName,
      recipient: maskPhone(formatPhone(send.recipient)),
      recipientName: owners.get(phoneKey(send.recipient)) ?? null,
      sentAt: send.createdAt,
      state: send.state,
      received: send.received,
      stale: send.received === true && send.stale,
      answeredAt: send.received === null ? null : (send.events.findLast(({ source }) => source === 'person')?.at ?? null),
    }))
}

function exportsOf({ exports }: ImplementationSnapshot, { findings }: Readiness): ReportExport[] {
  const isOutdated = findings.some(({ id }) => id === 'export-outdated')
  return exports
    .toSorted((a, b) => b.sequence - a.sequence)
    .map(({ sequence, createdAt, fileName, contentHash, openPoints }, at) => ({
      sequence,
      createdAt,
      fileName,
      contentHash,
      openPoints,
      current: at === 0 && !isOutdated,
    }))
}

const LEVELS = ['export', 'go-live', 'advice'] as const

const openPoints = ({ findings }: Readiness): ReportOpenPoint[] =>
  LEVELS.flatMap((wanted) => findings.filter(({ level }) => level === wanted)).map(({ id, level, step, data }) => ({
    id,
    level,
    step,
    data,
    rule: RULE_OF[id] ?? null,
  }))
