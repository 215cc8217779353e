import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ImplementationSnapshot } from '#core/implementation'
import { CHECKS, checkReadiness, FINDING_IDS, STEPS } from '#core/readiness'
import { type Trigger, templatesOf } from '#core/triggers'
import { exampleSnapshot } from '../../support/snapshot.ts'

const scope = () => 'template' as const
const TODAY = '2026-11-22'
const check = (change: Partial<ImplementationSnapshot> = {}) =>
  checkReadiness({ ...exampleSnapshot(), ...change }, { scopeOf: scope, contentHash: 'now', today: TODAY })
const ids = (change: Partial<ImplementationSnapshot> = {}) => check(change).findings.map(({ id, level }) => `${level} ${id}`)
const base = exampleSnapshot()

describe('checkReadiness', () => {
  it('lets a finished set-up be exported', () => {
    expect(check().findings.filter((finding) => finding.level === 'export')).toEqual([])
    expect(check().canExport).toBe(true)
  })

  it('tells a new implementation everything that is missing, step by step', () => {
    const library = { total: 0, mapped: 0, usableFor: [] }
    const consent = { term: null, plan: null, signOff: null }
    const empty = { consent, accounts: [], numbers: [], templates: [], library, triggers: [], testSends: [], exports: [] }
    const fresh = { ...base.implementation, receptive: null, clientVarActiveSince: null }
    expect(ids({ ...empty, implementation: fresh })).toEqual([
      'go-live receptive-unconfirmed',
      'go-live client-var-inactive',
      'export no-account',
      'export no-number',
      'export no-usable-template',
      'export no-trigger',
      'go-live consent-term-missing',
      'go-live consent-unsigned',
      'go-live never-tested',
      'go-live never-exported',
    ])
    const { steps, percent, canExport } = check({ ...empty, implementation: fresh })
    expect(steps).toEqual({
      client: 'open',
      provider: 'todo',
      templates: 'todo',
      variables: 'todo',
      triggers: 'todo',
      consent: 'todo',
      test: 'todo',
      export: 'todo',
    })
    expect({ percent, canExport }).toEqual({ percent: 0, canExport: false })
  })

  it('stops the export at an active trigger whose template lost its approval', () => {
    const used = new Set(base.triggers.filter((trigger) => trigger.active).flatMap(templatesOf))
    const templates = base.templates.map((template) =>
      used.has(template.id)
        ? { ...template, status: 'PAUSED' as const, unusable: [{ reason: 'not-approved' as const, detail: 'PAUSED' }] }
        : template,
    )
    expect(ids({ templates })).toContain('export trigger-broken')
  })

  it('stops the export at an unfilled placeholder of a template in use, and only there (M11)', () => {
    const used = new Set(base.triggers.filter((trigger) => trigger.active).flatMap(templatesOf))
    const without = (inUse: boolean) =>
      base.templates.map((template) => (used.has(template.id) === inUse ? { ...template, bindings: [] } : template))
    expect(ids({ templates: without(true) })).toContain('export mapping-incomplete')
    expect(ids({ templates: without(false) })).not.toContain('export mapping-incomplete')
  })

  it('judges triggers by what they would do: not sending and sending twice stop the export, a missing place going live', () => {
    const status = {
      kind: 'status',
      id: 'a',
      implementationId: base.implementation.id,
      serviceTree: 'Árvore',
      requestType: '',
      status: 'Aberta',
      nextStatus: '',
      oncePerTicket: false,
      numberId: base.numbers[0]?.id ?? '',
      templateId: base.numbers[0]?.defaultTemplateId ?? base.templates[0]?.id ?? '',
      active: true,
    } satisfies Trigger
    const about = (triggers: Trigger[], trees: ImplementationSnapshot['trees'] = []) =>
      check({ triggers, trees })
        .findings.filter(({ step }) => step === 'triggers')
        .map(({ id, level, data }) => [level, id, data.place])
    expect(about([status, { ...status, id: 'b' }])).toEqual([
      ['export', 'trigger-twice', 'Aberta'],
      ['export', 'trigger-twice', 'Aberta'],
    ])
    expect(about([{ ...status, nextStatus: 'aberta' }])).toEqual([['export', 'trigger-loop', 'Aberta']])
    expect(about([status], [{ name: 'Outra', requestTypes: [] }])).toEqual([['go-live', 'not-in-service-tree', 'Aberta']])
    expect(about([{ ...status, numberId: 'gone' }])).toContainEqual(['export', 'trigger-broken', 'Aberta'])
  })

  it('asks where sub-tickets open as soon as an active trigger opens a chat (M21)', () => {
    const chat = {
      kind: 'chat',
      id: 'c',
      implementationId: base.implementation.id,
      serviceTree: '',
      requestType: '',
      numberId: base.numbers[0]?.id ?? '',
      templateIds: [base.templates[0]?.id ?? ''],
      active: true,
    } satisfies Trigger
    const asked = (trigger: Trigger, chatRequestType = '') =>
      ids({ triggers: [trigger], implementation: { ...base.implementation, chatRequestType } }).includes(
        'export chat-request-type-missing',
      )
    expect(asked(chat)).toBe(true)
    expect(asked({ ...chat, active: false })).toBe(false)
    expect(asked(chat, 'Chat')).toBe(false)
  })

  it('lets a training account be exported anywhere but into production', () => {
    const accounts = base.accounts.map((account) => ({ ...account, mode: 'training' as const }))
    const at = (environment: 'production' | 'staging') =>
      ids({ accounts, implementation: { ...base.implementation, environment } }).filter((id) => id.includes('training'))
    expect(new Set(at('production'))).toEqual(new Set(['export training-account']))
    expect(new Set(at('staging'))).toEqual(new Set(['advice training-account']))
  })

  it('notices that the last bundle no longer holds what is set up now', () => {
    const record = (sequence: number, contentHash: string) =>
      ({
        id: `e${sequence}`,
        sequence,
        contentHash,
        createdAt: '2026-11-22T12:00:00.000Z',
        fileName: 'x.zip',
        bytes: 1,
        openPoints: [] as never[],
      }) as const
    expect(ids({ exports: [record(1, 'now'), record(2, 'before')] })).toContain('go-live export-outdated')
    expect(ids({ exports: [record(1, 'before'), record(2, 'now')] })).not.toContain('go-live export-outdated')
  })

  it('counts a step as done only when nothing but advice is left of it', () => {
    fc.assert(
      fc.property(fc.subarray(['accounts', 'numbers', 'templates', 'triggers', 'testSends', 'exports'] as const), (emptied) => {
        const readiness = check(Object.fromEntries(emptied.map((part) => [part, []])))
        for (const step of STEPS) {
          const levels = readiness.findings.filter((finding) => finding.step === step).map((finding) => finding.level)
          if (readiness.steps[step] === 'done') expect(levels.filter((level) => level !== 'advice')).toEqual([])
        }
        expect(readiness.canExport).toBe(!readiness.findings.some((finding) => finding.level === 'export'))
      }),
    )
  })
})

describe('the conditions for going live', () => {
  it('hold every finding, each in one of them', () => {
    const listed: string[] = CHECKS.flatMap(({ findings }) => findings)
    expect(listed.toSorted()).toEqual([...FINDING_IDS].sort())
  })

  it('are met with what they stand on, or say how bad it is', () => {
    const stateOf = (change: Partial<ImplementationSnapshot>, id: string) => check(change).checks.find((one) => one.id === id)
    expect(stateOf({}, 'receptive')).toMatchObject({ state: 'ok', rule: 'M1', evidence: { who: expect.any(String) } })
    expect(stateOf({ implementation: { ...base.implementation, receptive: null } }, 'receptive')).toMatchObject({
      state: 'open',
      evidence: null,
    })
    expect(stateOf({ triggers: [] }, 'triggers')).toMatchObject({ state: 'blocked', evidence: null })
    expect(stateOf({ consent: { ...base.consent, signOff: null } }, 'consent')).toMatchObject({ state: 'open' })
    const marketing = base.templates.map((template) => ({ ...template, requestedCategory: 'AUTHENTICATION' }))
    expect(stateOf({ templates: marketing }, 'categories')).toMatchObject({
      state: 'open',
      evidence: { count: marketing.length },
    })
  })
})
