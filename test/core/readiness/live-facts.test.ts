import { describe, expect, it } from 'vitest'
import type { ImplementationSnapshot } from '#core/implementation'
import { accountState, checkReadiness, type GoLiveCheck, type RehearsalFacts } from '#core/readiness'
import { exampleSnapshot } from '../../support/snapshot.ts'

const base = exampleSnapshot()
const judge = (change: Partial<ImplementationSnapshot> = {}, today = '2026-11-22') =>
  checkReadiness({ ...exampleSnapshot(), ...change }, { scopeOf: () => 'template', contentHash: '', today })
const [account] = base.accounts
const [number, other] = base.numbers
if (!account || !number || !other) throw new Error('the example has an account and two numbers')
const withTerm = (text: string) => ({ consent: { ...base.consent, term: base.consent.term && { ...base.consent.term, text } } })
const confirmedBy = (who: string) => ({
  implementation: { ...base.implementation, receptive: { confirmedBy: who, confirmedAt: '2026-11-20T13:00:00.000Z' } },
})
const withClientVar = (since: string | null) => ({ implementation: { ...base.implementation, clientVarActiveSince: since } })
const withSender = (senderState: typeof number.senderState) => ({ numbers: [{ ...number, senderState }, other] })

/** Each fact that takes a green away, the finding that says so, and the condition that is no longer met. */
const WRONG: [string, Partial<ImplementationSnapshot>, string, GoLiveCheck['id']][] = [
  ['no credential', { accounts: [{ ...account, credential: 'absent' }] }, 'credential-missing', 'account'],
  ['a keychain that has not answered', { accounts: [{ ...account, credential: 'asking' }] }, 'credential-missing', 'account'],
  ['a locked keychain', { accounts: [{ ...account, credential: 'locked' }] }, 'credential-missing', 'account'],
  [
    'a connection that nobody tested',
    { accounts: [{ ...account, lastCheck: null, lastSync: null }] },
    'account-unchecked',
    'account',
  ],
  ['a sender that the provider does not know', withSender('not-listed'), 'sender-unknown', 'number'],
  ['a sender that is disconnected', withSender('disconnected'), 'sender-down', 'number'],
  [
    'one number at two providers, once without the ninth digit',
    {
      accounts: [account, { ...account, id: 'account-2', provider: 'infobip', label: 'Outra' }],
      numbers: [number, other, { ...other, id: 'number-3', accountId: 'account-2', phone: '+551188887777' }],
    },
    'number-twice',
    'number',
  ],
  ['a service confirmed by nobody', confirmedBy('  '), 'receptive-unconfirmed', 'receptive'],
  ['a client var that is off', withClientVar(null), 'client-var-inactive', 'client-var'],
  ['a client var of tomorrow', withClientVar('2026-11-23'), 'client-var-later', 'client-var'],
  ['a CNPJ with wrong digits', withTerm('Clínica, CNPJ nº 12.345.678/0001-90.'), 'consent-term-wrong', 'consent'],
  ['an address of an example', withTerm('Política em https://www.exemplo.com.br/privacidade.'), 'consent-term-wrong', 'consent'],
  [
    'a status that was removed from the tree',
    { trees: [{ name: 'WhatsApp Ativo', requestTypes: [{ name: 'Qualquer', statuses: ['Outro'] }] }] },
    'not-in-service-tree',
    'triggers',
  ],
]

describe('readiness stands on what is there now', () => {
  it.each(WRONG)('%s', (_what, change, finding, check) => {
    const { findings, checks, isReady, openPoints } = judge(change)
    expect(findings.filter(({ id }) => id === finding).map(({ level }) => level)).toContain('go-live')
    expect(checks.find(({ id }) => id === check)?.state).toBe('open')
    expect(isReady).toBe(false)
    expect(
      openPoints.map(({ point }) => point),
      'and an export for production names it',
    ).toContain(finding)
  })

  it('holds none of them against a set-up that is right', () => {
    const told = judge({ trees: [] }).findings.map(({ id }) => id)
    expect(told.filter((id) => WRONG.some(([, , finding]) => finding === id))).toEqual([])
    expect(judge(withClientVar('2026-11-22')).findings.map(({ id }) => id)).not.toContain('client-var-later')
    expect(judge(withTerm('CNPJ 12.345.678/0001-95, https://clinica.com.br')).findings.map(({ id }) => id)).not.toContain(
      'consent-term-wrong',
    )
  })

  it('says "ready" of exactly that of which every step is done', () => {
    for (const [, change] of WRONG) {
      const { isReady, percent } = judge(change)
      expect(isReady).toBe(percent === 100)
    }
  })

  it('is worth no more than the credential: an answer of before is none', () => {
    expect(accountState(account)).toBe('ok')
    expect(accountState({ ...account, credential: 'absent' })).toBe('credential')
    expect(accountState({ ...account, credential: 'absent', mode: 'training' })).toBe('ok')
  })

  it('calls nothing met of which there is nothing', () => {
    const state = (change: Partial<ImplementationSnapshot>, id: string) =>
      judge(change).checks.find((one) => one.id === id)?.state
    const empty = { templates: [], triggers: [], numbers: [] }
    expect([state(empty, 'categories'), state(empty, 'bindings')]).toEqual(['todo', 'todo'])
    expect(state({}, 'categories'), 'none was submitted from here').toBe('none')
    expect(
      state({ templates: base.templates.map((each) => ({ ...each, requestedCategory: each.content.category })) }, 'categories'),
    ).toBe('ok')
  })
})

describe('the rehearsal', () => {
  const last = { ranAt: '2026-11-20T12:00:00.000Z', person: 'Marina' }
  const judged = (rehearsal?: RehearsalFacts) =>
    checkReadiness(exampleSnapshot(), {
      scopeOf: () => 'template',
      contentHash: '',
      today: '2026-11-22',
      ...(rehearsal && { rehearsal }),
    })
  const found = (rehearsal?: RehearsalFacts) => {
    const { findings, checks } = judged(rehearsal)
    const own = findings.filter(({ subjectId }) => subjectId === 'rehearsal').map(({ id, level }) => `${level} ${id}`)
    return [...own, checks.find(({ id }) => id === 'rehearsal')?.state]
  }

  it('is advised after every change of what it looks at, and asked for where somebody set it so', () => {
    expect(found({ last: null, isCurrent: false, isRequired: false })).toEqual(['advice never-rehearsed', 'advice'])
    expect(found({ last, isCurrent: false, isRequired: false })).toEqual(['advice rehearsal-outdated', 'advice'])
    expect(found({ last, isCurrent: false, isRequired: true })).toEqual(['go-live rehearsal-outdated', 'open'])
    expect(found({ last, isCurrent: true, isRequired: true })).toEqual(['ok'])
    expect(judged({ last: null, isCurrent: false, isRequired: true }).isReady).toBe(false)
  })
})
