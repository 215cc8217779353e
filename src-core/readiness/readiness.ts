import { type BundleFault, type FaultPlace, isOpenPoint, leadsHere } from '#core/bundle'
import { openGaps, termFaults } from '#core/consent'
import type { ImplementationSnapshot, StoredTemplate } from '#core/implementation'
import { servesSender } from '#core/provider'
import type { PlaceholderScope } from '#core/template'
import { checkTrigger, opensChat, placeName, templatesOf } from '#core/triggers'
import { checkMapping, isAdvice } from '#core/variables'
import { accountState } from './account.ts'
import { FINDING_OF, judgeTrigger, SAID_BY, STEP_OF, TEST_FINDING_OF } from './causes.ts'
import { CHECKS, type CheckId, confirmedReceptive, evidenceOf, type RehearsalFacts } from './checks.ts'
import type { GoLiveCheck, Readiness, ReadinessFinding } from './model.ts'
import { numbersTwice, senderProblem } from './numbers.ts'
import { STEPS, type Step } from './steps.ts'
import { isNumberProven, pairsToTest, proofOf } from './tests.ts'

type Finding = Omit<ReadinessFinding, 'subjectId' | 'data'> & Partial<Pick<ReadinessFinding, 'subjectId' | 'data'>>

export type ReadinessFacts = {
  /** How an account's provider scopes placeholder names. */
  scopeOf(accountId: string): PlaceholderScope
  /** Of what an export would hold now. */
  contentHash: string
  /** `YYYY-MM-DD`, where the person is. */
  today: string
  /** Left out: nobody rehearses here. */
  rehearsal?: RehearsalFacts
  /** What the bundle's own rules say of that. */
  faults?: readonly { fault: BundleFault; place: FaultPlace }[]
}

/**
 * Judges a snapshot: whatever says how ready an implementation is, in the window, the report or an export, has it from
 * here. Pure: the same snapshot and facts give the same answer.
 */
export function checkReadiness(
  snapshot: ImplementationSnapshot,
  { scopeOf, contentHash, today, rehearsal, faults = [] }: ReadinessFacts,
): Readiness {
  const {
    implementation,
    accounts,
    numbers,
    templates,
    library,
    variables,
    trees,
    triggers,
    consent,
    testSends,
    exports,
    released,
    live,
  } = snapshot
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

  if (rehearsal && !rehearsal.isCurrent)
    add({
      id: rehearsal.last === null ? 'never-rehearsed' : 'rehearsal-outdated',
      step: 'test',
      level: rehearsal.isRequired ? 'go-live' : 'advice',
      subjectId: 'rehearsal',
    })

  const last = exports.toSorted((a, b) => b.sequence - a.sequence)[0]
  if (last === undefined) add({ id: 'never-exported', step: 'export', level: 'go-live' })
  else if (last.contentHash !== contentHash)
    add({ id: 'export-outdated', step: 'export', level: 'go-live', data: { sequence: last.sequence } })
  // Who stands for it, and whether the CRM has it: nothing waits for either, because not every CRM answers.
  if (last !== undefined && released?.sequence !== last.sequence)
    add({ id: 'not-released', step: 'export', level: 'advice', data: { sequence: last.sequence } })
  if (released !== null && live?.contentHash !== released.contentHash)
    add({
      id: 'not-loaded',
      step: 'export',
      level: 'advice',
      data: { number: released.number, sequence: released.sequence, live: live?.sequence ?? 0 },
    })

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
  const evidence = evidenceOf(snapshot, today, rehearsal)
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

/** What a check is about, where there may be some of it and still nothing to do. */
const ABOUT: Partial<Record<CheckId, 'templates' | 'triggers'>> = {
  categories: 'templates',
  bindings: 'templates',
  'sub-ticket': 'triggers',
}

/**
 * Whether a number can send a template: same account, the same sender where templates have one, and
 * the same WhatsApp account where one key has several. A number of which that is not known yet may.
 */
export const belongsTo = (
  template: Pick<StoredTemplate, 'accountId' | 'senderId' | 'poolId'>,
  number: { accountId: string; senderId: string; poolId: string | null },
): boolean => template.accountId === number.accountId && servesSender(template, number)
