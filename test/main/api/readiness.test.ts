import { describe, expect, it, onTestFinished } from 'vitest'
import { type Keychain, sessionKeychain } from '../../../src-main/keychain/index.ts'
import { startInfobipSimulator } from '../../../src-main/training/index.ts'
import {
  openInProcess,
  startSimulatorForTest,
  syncToEnd,
  withMappedTemplate,
  withNumber,
  withPhone,
  withTrigger,
} from '../../support/in-process.ts'
import type { DisparoClient } from '../../support/rpc-client.ts'

const idsOf = async (disparo: DisparoClient, id: string): Promise<string[]> =>
  (await disparo.implementations.get({ id })).readiness.findings.map((finding) => finding.id)

/** A keychain that somebody else takes secrets out of, as a person does in the system's own program. */
function emptiedKeychain(): Keychain & { empty(): void } {
  const inner = sessionKeychain()
  let isEmpty = false
  return {
    ...inner,
    read: (reference) => (isEmpty ? Promise.resolve({ state: 'absent', secret: null }) : inner.read(reference)),
    empty: () => {
      isEmpty = true
    },
  }
}

describe('what is said of an implementation', () => {
  it('is not green after a restart without a keychain, in the very first answer and in every one alike', async () => {
    const simulator = await startSimulatorForTest()
    const first = await openInProcess()
    const { implementationId: id, accountId } = await withNumber(first.disparo, simulator)
    expect(await first.disparo.accounts.check({ id: accountId })).toMatchObject({ ok: true })
    expect(await idsOf(first.disparo, id)).not.toContain('credential-missing')
    await first.app.close()

    const { disparo } = await openInProcess({ dataDir: first.dataDir })
    const [inList] = await disparo.implementations.list()
    const alone = await disparo.implementations.get({ id })
    const [account] = await disparo.accounts.list({ implementationId: id })
    expect(inList?.readiness.findings.map((finding) => finding.id)).toContain('credential-missing')
    expect(inList?.readiness).toEqual(alone.readiness)
    expect(alone.readiness.checks.find((check) => check.id === 'account')).toMatchObject({ state: 'open', evidence: null })
    expect(alone.readiness.isReady).toBe(false)
    expect(account).toMatchObject({ credential: 'absent', lastCheck: { ok: true } })
  })

  it('knows of a credential that was taken out of the keychain while the window was open', async () => {
    const simulator = await startSimulatorForTest()
    const keychain = emptiedKeychain()
    const { disparo, clock } = await openInProcess({ keychain })
    const { implementationId: id } = await withNumber(disparo, simulator)
    expect(await idsOf(disparo, id)).not.toContain('credential-missing')
    keychain.empty()
    clock.advance(60_000)
    expect(await idsOf(disparo, id)).toContain('credential-missing')
    const { openPoints } = await disparo.exports.preview({ implementationId: id })
    expect(openPoints, 'staging asks for no answer').toEqual([])
  })

  it('holds a status that was removed from the tree against the trigger that waits for it', async () => {
    const simulator = await startSimulatorForTest()
    const { disparo } = await openInProcess()
    const { implementationId: id, accountId, number } = await withNumber(disparo, simulator)
    await syncToEnd(disparo, accountId)
    const template = await withMappedTemplate(disparo, id, number.senderId)
    await withTrigger(disparo, { implementationId: id, number, templateId: template.id })
    const trees = (statuses: string[]) => [{ name: 'WhatsApp Ativo', requestTypes: [{ name: 'Suporte', statuses }] }]
    await disparo.services.save({ implementationId: id, trees: trees(['Agendado', 'Encerrado']) })
    expect(await idsOf(disparo, id)).not.toContain('not-in-service-tree')
    await disparo.services.save({ implementationId: id, trees: trees(['Encerrado']) })
    const { readiness } = await disparo.implementations.get({ id })
    expect(readiness.findings.find((finding) => finding.id === 'not-in-service-tree')).toMatchObject({ level: 'go-live' })
    expect(readiness.steps.triggers).toBe('open')
  })

  it('counts a confirmation only with a person’s name on it (M1, M13)', async () => {
    const { disparo } = await openInProcess()
    const { id } = await disparo.implementations.create({ client: 'Colégio Aurora', environment: 'staging' })
    const refused = { data: { code: 'operator-missing' } }
    await expect(disparo.implementations.update({ id, facts: { receptive: true } })).rejects.toMatchObject(refused)
    await expect(disparo.consent.setClientVar({ implementationId: id, since: '2026-11-20' })).rejects.toMatchObject(refused)
    expect(await idsOf(disparo, id)).toEqual(expect.arrayContaining(['receptive-unconfirmed', 'client-var-inactive']))
    await disparo.app.saveSettings({ operator: 'Marina' })
    await disparo.implementations.update({ id, facts: { receptive: true } })
    await disparo.consent.setClientVar({ implementationId: id, since: '2026-11-20' })
    const known = await idsOf(disparo, id)
    expect(known).not.toContain('receptive-unconfirmed')
    expect(known).not.toContain('client-var-inactive')
  })

  it('holds a number that the provider does not know against the set-up', async () => {
    const simulator = await startInfobipSimulator()
    onTestFinished(() => simulator.close())
    const { disparo } = await openInProcess()
    const { implementationId: id, accountId, number } = await withNumber(disparo, simulator, 'infobip')
    await disparo.accounts.check({ id: accountId })
    expect(await idsOf(disparo, id)).not.toContain('sender-unknown')
    await disparo.numbers.save({ ...number, phone: '+551130009999', senderId: '551130009999' })
    expect(await disparo.numbers.check({ id: number.id })).toBeNull()
    expect(await idsOf(disparo, id)).toContain('sender-unknown')
    await disparo.numbers.save(number)
    await syncToEnd(disparo, accountId)
    expect(await idsOf(disparo, id)).not.toContain('sender-unknown')
  })
})

describe('a test that was received', () => {
  async function tested() {
    const simulator = await startSimulatorForTest()
    const { disparo } = await openInProcess()
    const { implementationId: id, accountId, number } = await withNumber(disparo, simulator)
    await syncToEnd(disparo, accountId)
    const template = await withMappedTemplate(disparo, id, number.senderId)
    await withTrigger(disparo, { implementationId: id, number, templateId: template.id })
    const phone = await withPhone(disparo, id)
    expect(await idsOf(disparo, id)).toContain('test-missing')
    const request = { numberId: number.id, templateId: template.id, testPhoneId: phone.id, crmValues: { NOME: 'Ana' } }
    const send = await disparo.tests.send({ key: 'proof-test-key', ...request })
    expect(await idsOf(disparo, id)).toContain('test-not-confirmed')
    expect(await disparo.tests.confirm({ id: send.id, received: true })).toMatchObject({ received: true, stale: false })
    const { bindings } = await disparo.variables.mapping({ templateId: template.id })
    return { disparo, id, number, template, bindings, request }
  }
  type Tested = Awaited<ReturnType<typeof tested>>

  const asksFor = async ({ disparo, id }: Tested): Promise<string[]> =>
    (await idsOf(disparo, id)).filter((finding) => finding.startsWith('test-') || finding === 'never-tested')

  it.each<[string, (set: Tested) => Promise<unknown>, string[]]>([
    ['nothing', async () => undefined, []],
    ['the number’s alias', ({ disparo, number }) => disparo.numbers.save({ ...number, label: 'Outro apelido' }), []],
    [
      'a fallback',
      ({ disparo, template, bindings }) =>
        disparo.variables.saveMapping({
          templateId: template.id,
          bindings: bindings.map((binding, at) => (at === 0 ? { ...binding, fallback: 'paciente' } : binding)),
        }),
      ['test-outdated'],
    ],
    [
      'what fills a placeholder',
      ({ disparo, template, bindings }) =>
        disparo.variables.saveMapping({
          templateId: template.id,
          bindings: bindings.map((binding, at) =>
            at === 0 ? { ...binding, source: { kind: 'crm' as const, token: 'PROTOCOLO' } } : binding,
          ),
        }),
      ['test-outdated'],
    ],
    [
      'the number’s sender',
      ({ disparo, number }) => disparo.numbers.save({ ...number, phone: '+551130009999', senderId: '551130009999' }),
      ['test-outdated'],
    ],
  ])('proves what is there after a change of %s as the table says', async (_what, change, expected) => {
    const set = await tested()
    expect(await asksFor(set)).toEqual([])
    await change(set)
    // Another sender's templates are not this number's: only the proof is asked for here.
    expect(await asksFor(set)).toEqual(expected)
    const [send] = await set.disparo.tests.list({ implementationId: set.id })
    expect(send?.stale).toBe(expected.length > 0)
  })

  it('goes stale where two variables change places, and holds again where they change back', async () => {
    const set = await tested()
    const { disparo, template, bindings, request } = set
    const [first, second] = bindings
    if (!first || !second) throw new Error('the template has two placeholders')
    const named = { ...second, source: { kind: 'crm' as const, token: 'PROTOCOLO' } }
    await disparo.variables.saveMapping({ templateId: template.id, bindings: [first, named, ...bindings.slice(2)] })
    const send = await disparo.tests.send({ key: 'after-the-change', ...request, crmValues: { NOME: 'Ana', PROTOCOLO: '7' } })
    await disparo.tests.confirm({ id: send.id, received: true })
    expect(await asksFor(set)).toEqual([])
    const swapped = [{ ...first, source: named.source }, { ...named, source: first.source }, ...bindings.slice(2)]
    await disparo.variables.saveMapping({ templateId: template.id, bindings: swapped })
    expect(await asksFor(set)).toEqual(['test-outdated'])
    await disparo.variables.saveMapping({ templateId: template.id, bindings: [first, named, ...bindings.slice(2)] })
    expect(await asksFor(set)).toEqual([])
  })
})
