import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitrarySnapshot } from '../../support/arbitrary.ts'
import { reportOf, testedSnapshot } from '../../support/report.ts'
import { exampleSnapshot } from '../../support/snapshot.ts'

describe('composeReport', () => {
  it('lists every finding as an open point, what blocks the export first', () => {
    const { report, readiness } = reportOf({ ...exampleSnapshot(), numbers: [], accounts: [] })
    expect(readiness.findings.length).toBeGreaterThan(3)
    expect(report.open.map(({ id }) => id).sort()).toEqual(readiness.findings.map(({ id }) => id).sort())
    const rank = { export: 0, 'go-live': 1, advice: 2 }
    const ranks = report.open.map(({ level }) => rank[level])
    expect(ranks).toEqual(ranks.toSorted())
    const { open } = report.summary
    expect(open.export + open['go-live'] + open.advice).toBe(readiness.findings.length)
  })

  it('names the manual’s rule where it has one', () => {
    const snapshot = testedSnapshot()
    const { report } = reportOf({ ...snapshot, implementation: { ...snapshot.implementation, receptive: null } })
    expect(report.open.find(({ id }) => id === 'receptive-unconfirmed')?.rule).toBe('M1')
  })

  it('loses no number, template, trigger, test or export', () => {
    fc.assert(
      fc.property(arbitrarySnapshot, (snapshot) => {
        const { report } = reportOf(snapshot)
        expect(report.accounts.flatMap(({ numbers }) => numbers)).toHaveLength(snapshot.numbers.length)
        expect(report.templates.map(({ name }) => name).sort()).toEqual(
          snapshot.templates.map(({ content }) => content.name).sort(),
        )
        expect(report.triggers).toHaveLength(snapshot.triggers.length)
        expect(report.tests).toHaveLength(snapshot.testSends.length)
        expect(report.exports).toHaveLength(snapshot.exports.length)
      }),
      { numRuns: 60 },
    )
  })

  it('gives the same report for the same snapshot', () => {
    expect(reportOf(testedSnapshot())).toEqual(reportOf(testedSnapshot()))
  })

  it('shows of a test’s recipient the last four digits only', () => {
    const { report } = reportOf(testedSnapshot())
    expect(report.tests.map(({ recipient }) => recipient)).toEqual(['(**) *****-4321', '(**) *****-0000'])
    expect(JSON.stringify(report)).not.toMatch(/98765|99999|1187654321/)
  })

  it('names the owner of a test’s phone also where one has the ninth digit and the other not', () => {
    const { report } = reportOf(testedSnapshot())
    expect(report.tests.map(({ recipientName }) => recipientName)).toEqual(['Marina, implantação', null])
  })

  it('tells of a test when somebody said that it arrived, not when the provider did', () => {
    const [first] = reportOf(testedSnapshot()).report.tests
    expect(first).toMatchObject({ received: true, sentAt: '2026-11-21T14:02:00.000Z', answeredAt: '2026-11-21T14:03:00.000Z' })
  })

  it('keeps a test whose number was deleted since', () => {
    expect(reportOf(testedSnapshot()).report.tests.map(({ number }) => number?.phone ?? null)).toEqual(['(11) 3000-1000', null])
  })

  it('marks the newest export as current only while nothing changed since', () => {
    const current = (hash?: string) =>
      reportOf(testedSnapshot(), {}, hash).report.exports.map((file) => [file.sequence, file.current])
    expect(current()).toEqual([
      [2, true],
      [1, false],
    ])
    expect(current('00'.repeat(32))).toEqual([
      [2, false],
      [1, false],
    ])
  })

  it('gives each template one mark, which triggers and numbers refer to', () => {
    const { templates, triggers, accounts } = reportOf(testedSnapshot()).report
    expect(templates.map(({ ordinal, name }) => [ordinal, name])).toEqual([
      [1, 'aviso_boleto_v1'],
      [2, 'aviso_consulta_v2'],
      [3, 'pesquisa_satisfacao'],
      [4, 'retomar_contato'],
    ])
    expect(triggers[0]?.templates).toEqual([{ ordinal: 2, name: 'aviso_consulta_v2', language: 'pt_BR' }])
    expect(accounts[0]?.numbers[0]?.defaultTemplate?.ordinal).toBe(4)
  })

  it('sorts triggers by kind, inactive ones behind the active ones of theirs', () => {
    const { triggers } = reportOf(testedSnapshot()).report
    expect(triggers.map(({ kind, active }) => [kind, active])).toEqual([
      ['status', true],
      ['status', true],
      ['status', true],
      ['status', false],
      ['operate', true],
      ['chat', true],
    ])
  })

  it('says that a trigger’s template or number is gone, instead of leaving the trigger out', () => {
    const snapshot = testedSnapshot()
    const [trigger] = reportOf({ ...snapshot, templates: [], numbers: [] }).report.triggers
    expect(trigger).toMatchObject({ number: null, templates: [null] })
  })

  it('fills a template with what the CRM would send for an example contact', () => {
    const template = reportOf(testedSnapshot()).report.templates.find(({ name }) => name === 'aviso_consulta_v2')
    // NOME is "Ana Souza" in the catalogue; the binding takes the first name.
    expect(template?.rendered.body).toMatch(/^Oi Ana, sua consulta/)
    expect(template?.rendered.missing).toEqual([])
    expect(template?.crm.body).toMatch(/^Oi %NOME%, sua consulta está marcada para %DATA_AGENDAMENTO%/)
    expect(template?.crm.urls).toEqual(['https://clinica.example/c/%PROTOCOLO%'])
  })

  it('lists a placeholder that nothing fills', () => {
    const template = reportOf(testedSnapshot()).report.templates.find(({ name }) => name === 'pesquisa_satisfacao')
    expect(template?.bindings).toEqual([{ placeholder: 'nome', binding: null, variable: null }])
    expect(template?.rendered.body).toContain('{{nome}}')
  })

  it('asks for the chat’s request type only where an active trigger opens a chat', () => {
    const snapshot = testedSnapshot()
    const without = { ...snapshot, implementation: { ...snapshot.implementation, chatRequestType: '' } }
    const stateOf = (from: typeof snapshot) => reportOf(from).report.prerequisites.find(({ rule }) => rule === 'M21')?.state
    expect(stateOf(snapshot)).toBe('met')
    expect(stateOf(without)).toBe('open')
    expect(stateOf({ ...without, triggers: snapshot.triggers.filter(({ kind }) => kind === 'status') })).toBe('notNeeded')
  })

  it('lists the request types whose chats leave no transcript', () => {
    const snapshot = testedSnapshot()
    const trees = snapshot.trees.map((tree) => ({
      ...tree,
      requestTypes: tree.requestTypes.map((type, at) => (at === 1 ? { ...type, transcript: false as const } : type)),
    }))
    const { services } = reportOf({ ...snapshot, trees }).report
    expect(services.withoutTranscript).toEqual([{ serviceTree: 'WhatsApp Ativo', requestType: 'Financeiro' }])
    expect(services.requestTypes).toBe(3)
  })

  it('says that the plan is another than the one that was signed', () => {
    const snapshot = testedSnapshot()
    const { plan } = snapshot.consent
    const changed = { ...snapshot.consent, plan: plan && { ...plan, planHash: 'cd'.repeat(32) } }
    expect(reportOf(snapshot).report.consent.signOff?.current).toBe(true)
    expect(reportOf({ ...snapshot, consent: changed }).report.consent.signOff?.current).toBe(false)
  })

  it('keeps the figures that were signed once the contact files were erased', () => {
    const snapshot = testedSnapshot()
    const { report } = reportOf({ ...snapshot, consent: { ...snapshot.consent, plan: null } })
    expect(report.consent.plan).toMatchObject({ figures: { toUpdate: 17_220 }, at: '2026-11-20T18:00:00.000Z' })
    expect(report.consent.signOff?.current).toBe(true)
  })
})
