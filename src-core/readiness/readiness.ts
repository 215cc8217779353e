import { z } from 'zod'
import { type BundleFault, type FaultCode, type FaultPlace, isOpenPoint, leadsHere, OPEN_POINT_IDS } from '#core/bundle'
import { openGaps, termFaults } from '#core/consent'
import type { ImplementationSnapshot, StoredTemplate } from '#core/implementation'
import { servesSender } from '#core/provider'
import type { PlaceholderScope } from '#core/template'
import { checkTrigger, isTriggerAdvice, opensChat, placeName, type TriggerProblem, templatesOf } from '#core/triggers'
import { checkMapping, isAdvice } from '#core/variables'
import { type AccountState, accountState } from './account.ts'
import { CHECKS, type CheckId, confirmedReceptive, evidenceOf, evidenceSchema } from './checks.ts'
import { MANUAL_RULES } from './manual.ts'
import { numbersTwice, senderProblem } from './numbers.ts'
import { STEPS, type Step, stepSchema } from './steps.ts'
import { isNumberProven, type Proof, pairsToTest, proofOf } from './tests.ts'

/**
 * `export`: the bundle would hold something that the CRM silently does not send, so
 * export refuses. `go-live`: has to be there before the first real message, the
 * bundle can be written already. `advice`: works, but look at it.
 */
export const findingLevelSchema = z.enum(['export', 'go-live', 'advice'])

export const FINDING_IDS = [
  'receptive-unconfirmed',
  'client-var-inactive',
  'client-var-later',
  'no-account',
  'training-account',
  'credential-missing',
  'account-unchecked',
  'account-failing',
  'account-on-this-machine',
  'no-number',
  'default-template-unusable',
  'number-twice',
  'sender-unknown',
  'sender-down',
  'never-synced',
  'no-usable-template',
  'number-without-template',
  'mapping-incomplete',
  'mapping-advice',
  'no-trigger',
  'no-active-trigger',
  'trigger-broken',
  'trigger-twice',
  'trigger-loop',
  'not-in-service-tree',
  'chat-request-type-missing',
  'category-changed',
  'consent-term-missing',
  'consent-term-open',
  'consent-term-wrong',
  'consent-unsigned',
  'consent-outdated',
  'never-tested',
  'number-unverified',
  'test-missing',
  'test-not-confirmed',
  'test-outdated',
  'bundle-wrong',
  'never-exported',
  'export-outdated',
] as const

export const readinessFindingSchema = z.object({
  id: z.enum(FINDING_IDS),
  step: stepSchema,
  level: findingLevelSchema,
  /** The row that it is about, so that a click leads there. */
  subjectId: z.string().nullable(),
  /** What the sentence needs. */
  data: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type ReadinessFinding = z.infer<typeof readinessFindingSchema>

/**
 * A condition for going live and how it stands: `blocked` also keeps the bundle from being exported. Where nothing is
 * wrong because there is nothing: `todo`, what it is about is not there yet; `none`, it asks for nothing here.
 */
export const goLiveCheckSchema = z.object({
  id: z.enum(CHECKS.map(({ id }) => id)),
  rule: z.enum(MANUAL_RULES),
  step: stepSchema,
  state: z.enum(['ok', 'advice', 'open', 'blocked', 'todo', 'none']),
  evidence: evidenceSchema,
})
export type GoLiveCheck = z.infer<typeof goLiveCheckSchema>

export const readinessSchema = z.object({
  findings: z.array(readinessFindingSchema),
  checks: z.array(goLiveCheckSchema),
  /** `todo`: nothing there yet; `problem`: something blocks the export; `open`: missing before go-live. */
  steps: z.record(stepSchema, z.enum(['done', 'open', 'problem', 'todo'])),
  /** What an export for production needs a person and a reason for ("exportar com pendências"). */
  openPoints: z.array(z.object({ point: z.enum(OPEN_POINT_IDS), about: z.string() })),
  /** Whole percent of steps done. */
  percent: z.int().min(0).max(100),
  canExport: z.boolean(),
  /** Nothing stands in the way of the first real message: the one word for "ready", wherever it is said. */
  isReady: z.boolean(),
})
export type Readiness = z.infer<typeof readinessSchema>

type Finding = Omit<ReadinessFinding, 'subjectId' | 'data'> & Partial<Pick<ReadinessFinding, 'subjectId' | 'data'>>

export type ReadinessFacts = {
  /** How an account's provider scopes placeholder names. */
  scopeOf(accountId: string): PlaceholderScope
  /** Of what an export would hold now. */
  contentHash: string
  /** `YYYY-MM-DD`, where the person is. */
  today: string
  /** What the bundle's own rules say of that. */
  faults?: readonly { fault: BundleFault; place: FaultPlace }[]
}

/**
 * Judges a snapshot: whatever says how ready an implementation is, in the window, the report or an export, has it from
 * here. Pure: the same snapshot and facts give the same answer.
 */
export function checkReadiness(
  snapshot: ImplementationSnapshot,
  { scopeOf, contentHash, today, faults = [] }: ReadinessFacts,
): Readiness {
  const { implementation, accounts, numbers, templates, library, variables, trees, triggers, consent, testSends, exports } =
    snapshot
  const findings: ReadinessFinding[] = []
  const add = (finding: Finding): void => {
    findings.push({ subjectId: null, data: {}, ...finding })
  }

  // M1, M13
  const since = implementation.clientVarActiveSince
  const ofClientVar = { step: 'consent', subjectId: 'client-var', level: 'go-live' } as const
  if (confirmedReceptive(implementation) === null) add({ id: 'receptive-unconfirmed', step: 'client', level: 'go-live' })
  if (since === null) add({ id: 'client-var-inactive', ...ofClientVar })
  else if (since > today) add({ id: 'client-var-later', ...ofClientVar, data: { since } })

  if (accounts.length === 0) add({ id: 'no-account', step: 'provider', level: 'export' })
  for (const account of accounts) {
    const about = { step: 'provider', subjectId: account.id, data: { account: account.label } } as const
    // Nothing that leaves a simulator reaches anyone: fine for practising, not for production.
    if (account.mode === 'training')
      add({ id: 'training-account', level: implementation.environment === 'production' ? 'export' : 'advice', ...about })
    // Only a simulator is there, and no CRM elsewhere reaches it.
    if (account.mode === 'live' && implementation.environment === 'production' && leadsHere(account))
      add({ id: 'account-on-this-machine', level: 'go-live', ...about })
    const finding = FINDING_OF[accountState(account)]
    if (finding !== null) add({ id: finding, level: 'go-live', ...about })
  }
  for (const rows of numbersTwice(numbers)) {
    const [first] = rows
    if (!first) continue
    const labels = rows.map(({ accountId }) => accounts.find(({ id }) => id === accountId)?.label ?? '')
    const data = { number: first.phone, accounts: [...new Set(labels)].join(', ') }
    add({ id: 'number-twice', step: 'provider', level: 'go-live', subjectId: first.id, data })
  }
  for (const number of numbers) {
    const id = senderProblem(number)
    if (id === null) continue
    const account = accounts.find((one) => one.id === number.accountId)?.label ?? ''
    add({ id, step: 'provider', level: 'go-live', subjectId: number.id, data: { number: number.phone, account } })
  }
  if (numbers.length === 0) add({ id: 'no-number', step: 'provider', level: 'export' })

  if (accounts.length > 0 && accounts.every((account) => account.lastSync === null) && library.total === 0)
    add({ id: 'never-synced', step: 'templates', level: 'export' })
  else if (library.usableFor.length === 0) add({ id: 'no-usable-template', step: 'templates', level: 'export' })
  else
    for (const number of numbers) {
      // M5: each number needs at least one approved template
      if (!library.usableFor.some((template) => belongsTo(template, number)))
        add({
          id: 'number-without-template',
          step: 'templates',
          level: 'go-live',
          subjectId: number.id,
          data: { number: number.phone },
        })
    }

  // M11: what a trigger sends, or a number sends by default, has to be mapped
  const active = triggers.filter((trigger) => trigger.active)
  const defaults = new Map(numbers.map((number) => [number.defaultTemplateId, number.phone]))
  const inUse = new Set([...active.flatMap(templatesOf), ...defaults.keys()])
  for (const template of templates) {
    if (!inUse.has(template.id)) continue
    const number = defaults.get(template.id)
    if (number !== undefined && template.unusable.length > 0)
      add({
        id: 'default-template-unusable',
        step: 'provider',
        level: 'export',
        subjectId: template.id,
        data: { number, template: template.content.name },
      })
    // M9: a utility message that came back as marketing costs many times more, each time.
    if (template.requestedCategory !== null && template.requestedCategory !== template.content.category)
      add({
        id: 'category-changed',
        step: 'templates',
        level: 'go-live',
        subjectId: template.id,
        data: { template: template.content.name, requested: template.requestedCategory, category: template.content.category },
      })
    const problems = checkMapping(template.content, scopeOf(template.accountId), template.bindings, variables)
    const errors = problems.filter((problem) => !isAdvice(problem)).length
    const about = { step: 'variables', subjectId: template.id } as const
    if (errors > 0)
      add({ id: 'mapping-incomplete', level: 'export', ...about, data: { template: template.content.name, count: errors } })
    const advice = problems.length - errors
    if (advice > 0)
      add({ id: 'mapping-advice', level: 'advice', ...about, data: { template: template.content.name, count: advice } })
  }

  if (triggers.length === 0) add({ id: 'no-trigger', step: 'triggers', level: 'export' })
  else if (active.length === 0) add({ id: 'no-active-trigger', step: 'triggers', level: 'export' })
  const byId = new Map(templates.map((template) => [template.id, { ...template, name: template.content.name, unmapped: 0 }]))
  for (const trigger of active) {
    const number = numbers.find((candidate) => candidate.id === trigger.numberId) ?? null
    for (const found of checkTrigger(trigger, { number, templates: byId, others: triggers, trees })) {
      const { problem, ...data } = found
      add({
        ...judgeTrigger(found),
        step: 'triggers',
        subjectId: trigger.id,
        data: { ...data, problem, kind: trigger.kind, place: placeName(trigger) },
      })
    }
  }
  // M21
  if (active.some(opensChat) && implementation.chatRequestType === '')
    add({ id: 'chat-request-type-missing', step: 'triggers', level: 'export' })

  // The same rules that the verifier and the loader ask; what is said already in the window's own words is not said twice.
  for (const { fault, place } of faults) {
    const covered = SAID_BY[fault.code]
    if (covered?.some((id) => findings.some((finding) => finding.id === id && finding.level === 'export'))) continue
    add({
      id: 'bundle-wrong',
      step: STEP_OF[place.kind],
      level: 'export',
      data: { ...fault.data, rule: fault.code, placeKind: place.kind, placeName: place.name },
    })
  }

  // M14
  if (consent.term === null) add({ id: 'consent-term-missing', step: 'consent', level: 'go-live' })
  else if (openGaps(consent.term.text).length > 0) add({ id: 'consent-term-open', step: 'consent', level: 'go-live' })
  const wrongInTerm = consent.term === null ? [] : termFaults(consent.term.text)
  if (wrongInTerm.length > 0)
    add({
      id: 'consent-term-wrong',
      step: 'consent',
      level: 'go-live',
      data: { words: wrongInTerm.map(({ found }) => found).join(', ') },
    })
  if (consent.signOff === null) add({ id: 'consent-unsigned', step: 'consent', level: 'go-live' })
  else if (consent.plan && consent.plan.planHash !== consent.signOff.shown.planHash)
    add({ id: 'consent-outdated', step: 'consent', level: 'go-live', data: { name: consent.signOff.name } })

  // M6: what a trigger sends was seen on a phone, as it is now; and so was something from every other number.
  const pairs = pairsToTest(snapshot)
  const isAnythingSent = testSends.some(({ state }) => state === 'accepted')
  if (pairs.length === 0 && !isAnythingSent) add({ id: 'never-tested', step: 'test', level: 'go-live' })
  for (const pair of pairs) {
    const id = TEST_FINDING_OF[proofOf(testSends, pair)]
    const number = numbers.find((each) => each.id === pair.numberId)
    const template = templates.find((each) => each.id === pair.templateId)
    // Where one of them is gone, the trigger says so.
    if (id === null || !number || !template) continue
    const data = { number: number.phone, template: template.content.name }
    add({ id, step: 'test', level: 'go-live', subjectId: number.id, data })
  }
  for (const number of numbers) {
    if (pairs.some(({ numberId }) => numberId === number.id) || isNumberProven(testSends, number.id)) continue
    if (pairs.length > 0 || isAnythingSent)
      add({ id: 'number-unverified', step: 'test', level: 'go-live', subjectId: number.id, data: { number: number.phone } })
  }

  const last = exports.toSorted((a, b) => b.sequence - a.sequence)[0]
  if (last === undefined) add({ id: 'never-exported', step: 'export', level: 'go-live' })
  else if (last.contentHash !== contentHash)
    add({ id: 'export-outdated', step: 'export', level: 'go-live', data: { sequence: last.sequence } })

  const started: Record<Step, boolean> = {
    client: true,
    provider: accounts.length > 0 || numbers.length > 0,
    templates: library.total > 0,
    // Templates without variables have nothing to map.
    variables: library.mapped > 0 || triggers.length > 0,
    triggers: triggers.length > 0,
    consent: consent.term !== null || consent.plan !== null || consent.signOff !== null,
    test: testSends.length > 0,
    export: exports.length > 0,
  }
  const stateOf = (step: Step): Readiness['steps'][Step] => {
    const levels = findings.filter((finding) => finding.step === step).map((finding) => finding.level)
    if (!started[step] || (step === 'variables' && triggers.length === 0)) return 'todo'
    if (levels.includes('export')) return 'problem'
    return levels.includes('go-live') ? 'open' : 'done'
  }
  const steps = Object.fromEntries(STEPS.map((step) => [step, stateOf(step)])) as Readiness['steps']
  const done = STEPS.filter((step) => steps[step] === 'done').length
  const evidence = evidenceOf(snapshot, today)
  const checks = CHECKS.map(({ id, rule, step, findings: ids }): GoLiveCheck => {
    const known: readonly string[] = ids
    const levels = findings.filter((finding) => known.includes(finding.id)).map(({ level }) => level)
    const state = levels.includes('export')
      ? 'blocked'
      : levels.includes('go-live')
        ? 'open'
        : levels.length > 0
          ? 'advice'
          : evidence[id] !== null
            ? 'ok'
            : ABOUT[id] === undefined || snapshot[ABOUT[id]].length === 0
              ? 'todo'
              : 'none'
    return { id, rule, step, state, evidence: evidence[id] }
  })
  return {
    findings,
    checks,
    steps,
    openPoints: implementation.environment === 'production' ? openPointsOf(findings) : [],
    percent: Math.round((done / STEPS.length) * 100),
    canExport: findings.every(({ level }) => level !== 'export'),
    isReady: findings.every(({ level }) => level === 'advice'),
  }
}

/** M13: whether the client var is told to begin on a day that is still to come. */
export const isClientVarLater = ({ findings }: Pick<Readiness, 'findings'>): boolean =>
  findings.some(({ id }) => id === 'client-var-later')

/** What stands in the way of going live and not of an export, each once. */
function openPointsOf(findings: readonly ReadinessFinding[]): Readiness['openPoints'] {
  const points = findings.flatMap(({ id, level, data }) => {
    if (level !== 'go-live' || !isOpenPoint(id)) return []
    const about = [data.template, data.number, data.number === undefined ? data.account : undefined, data.place]
    return [{ point: id, about: about.filter((part) => part !== undefined && part !== '').join(' · ') }]
  })
  return [...new Map(points.map((each) => [JSON.stringify([each.point, each.about]), each])).values()]
}

const FINDING_OF = {
  ok: null,
  unchecked: 'account-unchecked',
  failing: 'account-failing',
  credential: 'credential-missing',
} as const satisfies Record<AccountState, (typeof FINDING_IDS)[number] | null>

const TEST_FINDING_OF = {
  proven: null,
  outdated: 'test-outdated',
  unconfirmed: 'test-not-confirmed',
  missing: 'test-missing',
} as const satisfies Record<Proof, (typeof FINDING_IDS)[number] | null>

/** What a check is about, where there may be some of it and still nothing to do. */
const ABOUT: Partial<Record<CheckId, 'templates' | 'triggers'>> = {
  categories: 'templates',
  bindings: 'templates',
  'sub-ticket': 'triggers',
}

/** Where a fault of the bundle is put right. */
const STEP_OF = {
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
const SAID_BY: Partial<Record<FaultCode, readonly (typeof FINDING_IDS)[number][]>> = {
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
function judgeTrigger(problem: TriggerProblem): Pick<ReadinessFinding, 'id' | 'level'> {
  // The CRM never reaches a status that it does not have.
  if (isTriggerAdvice(problem)) return { id: 'not-in-service-tree', level: 'go-live' }
  if (problem.problem === 'same-place-twice') return { id: 'trigger-twice', level: 'export' }
  if (problem.problem === 'status-loop') return { id: 'trigger-loop', level: 'export' }
  return { id: 'trigger-broken', level: 'export' }
}

/**
 * Whether a number can send a template: same account, the same sender where templates have one, and
 * the same WhatsApp account where one key has several. A number of which that is not known yet may.
 */
export const belongsTo = (
  template: Pick<StoredTemplate, 'accountId' | 'senderId' | 'poolId'>,
  number: { accountId: string; senderId: string; poolId: string | null },
): boolean => template.accountId === number.accountId && servesSender(template, number)
