import { describe, expect, it } from 'vitest'
import type { DiffSide } from '#core/contract'
import {
  openInProcess,
  startSimulatorForTest,
  syncToEnd,
  withMappedTemplate,
  withNumber,
  withTrigger,
} from '../../support/in-process.ts'

describe('the main job', () => {
  it('goes from nothing to a bundle, and says at each step what is missing', async () => {
    const simulator = await startSimulatorForTest()
    const { disparo } = await openInProcess()
    const { implementationId, accountId, number } = await withNumber(disparo, simulator)
    const findings = async () =>
      (await disparo.implementations.get({ id: implementationId })).readiness.findings.map(({ id }) => id)

    expect(await findings()).toEqual(
      expect.arrayContaining(['receptive-unconfirmed', 'never-synced', 'no-trigger', 'never-tested']),
    )
    expect(await disparo.accounts.check({ id: accountId })).toMatchObject({ ok: true })
    await syncToEnd(disparo, accountId)
    expect(await findings()).not.toContain('never-synced')

    const template = await withMappedTemplate(disparo, implementationId, number.senderId)
    await expect(disparo.exports.create({ implementationId })).rejects.toMatchObject({ data: { code: 'export-blocked' } })
    const { problems } = await withTrigger(disparo, { implementationId, number, templateId: template.id })
    expect(problems).toEqual([])

    const preview = await disparo.exports.preview({ implementationId })
    expect(preview).toMatchObject({
      blockers: [],
      nextSequence: 1,
      sameAs: null,
      counts: { numbers: 1, templates: 1, triggers: 1 },
    })
    const first = await disparo.exports.create({ implementationId })
    const again = await disparo.exports.create({ implementationId })
    expect(again.record).toEqual(first.record)
    expect(await again.file.bytes()).toEqual(await first.file.bytes())
    expect(await disparo.exports.preview({ implementationId })).toMatchObject({ sameAs: 1 })
    const kept = async (id: string) => await (await disparo.exports.file({ id })).file.bytes()
    expect(await kept(first.record.id)).toEqual(await first.file.bytes())

    await disparo.implementations.update({ id: implementationId, facts: { isolatedServiceTree: 'Outra' } })
    expect(await findings()).toContain('export-outdated')
    const diff = (before: DiffSide, after: DiffSide) => disparo.exports.diff({ implementationId, before, after })
    const last = { from: 'export', id: first.record.id } as const
    const isolated = [{ kind: 'service-isolated-tree', after: { text: 'Outra' }, follows: null }]
    expect((await diff(last, { from: 'now' })).filter(({ follows }) => follows === null)).toMatchObject(isolated)
    const reported = async () => (await disparo.implementations.report({ id: implementationId })).html
    const isolation = 'A árvore de serviços isolada passa de'
    expect(await reported()).toContain('em relação à última exportação, a nº 1.')
    expect(await reported()).toContain(isolation)
    const second = await disparo.exports.create({ implementationId })
    expect(await reported()).toContain('isto é o que ela mudou para as pessoas em relação à nº 1.')
    expect(await reported()).toContain(isolation)
    expect(second.record.sequence).toBe(2)
    expect(await disparo.exports.kept({ implementationId })).toEqual([second.record.id, first.record.id])
    expect(await diff({ from: 'export', id: second.record.id }, { from: 'now' })).toEqual([])
    const { key } = await disparo.bundles.inspect({ file: first.file })
    expect(await diff({ from: 'opened', key }, { from: 'export', id: second.record.id })).toEqual(
      await diff(last, { from: 'now' }),
    )
    await expect(diff({ from: 'export', id: 'gone' }, { from: 'now' })).rejects.toMatchObject({ data: { code: 'not-found' } })
    expect(await findings()).not.toContain('export-outdated')
  })

  it('refuses to export a trigger on an unfilled placeholder (M11)', async () => {
    const simulator = await startSimulatorForTest()
    const { disparo } = await openInProcess()
    const { implementationId, accountId, number } = await withNumber(disparo, simulator)
    await syncToEnd(disparo, accountId)
    const template = await withMappedTemplate(disparo, implementationId, number.senderId)
    await disparo.variables.saveMapping({ templateId: template.id, bindings: [] })
    await withTrigger(disparo, { implementationId, number, templateId: template.id })
    const { blockers } = await disparo.exports.preview({ implementationId })
    expect(blockers.map(({ id, subjectId }) => [id, subjectId])).toEqual([['mapping-incomplete', template.id]])
    await expect(disparo.exports.create({ implementationId })).rejects.toMatchObject({ data: { code: 'export-blocked' } })
  })
})

describe('what stands on something', () => {
  it('can’t be pulled away under it: number, account and own variable say who needs them', async () => {
    const simulator = await startSimulatorForTest()
    const { disparo } = await openInProcess()
    const { implementationId, accountId, number } = await withNumber(disparo, simulator)
    await syncToEnd(disparo, accountId)
    const template = await withMappedTemplate(disparo, implementationId, number.senderId)
    const variable = {
      token: 'CONVENIO',
      label: { 'pt-BR': 'Convênio', en: 'Health plan' },
      type: 'text',
      maxLength: 40,
      mayBeEmpty: false,
      multiline: false,
      sample: 'Vida',
    } as const
    await disparo.variables.save({ implementationId, variables: [variable] })
    const { bindings } = await disparo.variables.mapping({ templateId: template.id })
    await disparo.variables.saveMapping({
      templateId: template.id,
      bindings: bindings.map((binding) => ({ ...binding, source: { kind: 'crm', token: 'CONVENIO' } })),
    })
    const { trigger } = await withTrigger(disparo, { implementationId, number, templateId: template.id, active: false })
    const uses = (what: 'account' | 'number' | 'template' | 'variable', id: string) =>
      disparo.uses.of({ implementationId, what, ids: [id] })
    const waits = { kind: 'trigger', id: trigger.id, trigger: 'status', place: 'Agendado' }
    expect(await uses('account', accountId)).toEqual([{ kind: 'number', id: number.id, phone: number.phone }])
    expect(await uses('number', number.id)).toEqual([waits])
    expect(await uses('template', template.id)).toEqual([waits])
    expect(await uses('variable', 'CONVENIO')).toEqual([{ kind: 'mapping', id: template.id, template: template.name }])
    expect(await uses('variable', 'NOME'), 'a shipped one stays beneath').toEqual([])
    await disparo.numbers.save({ ...number, defaultTemplateId: template.id })
    expect(await uses('template', template.id)).toEqual([waits, { kind: 'default', id: number.id, phone: number.phone }])
    const inUse = { data: { code: 'in-use' } }
    await expect(disparo.accounts.remove({ id: accountId })).rejects.toMatchObject(inUse)
    await expect(disparo.numbers.remove({ id: number.id })).rejects.toMatchObject(inUse)
    await expect(disparo.variables.remove({ implementationId, token: 'CONVENIO' })).rejects.toMatchObject(inUse)
    await disparo.consent.saveTerm({ implementationId, text: 'Aceito receber mensagens pelo WhatsApp.' })
    await disparo.implementations.archive({ id: implementationId, archived: true })
    expect((await disparo.implementations.list())[0]?.archivedAt).not.toBeNull()
    const goes = { accounts: 1, numbers: 1, mappings: 1, triggers: 1, variables: 1, terms: 1, contactFiles: 0, exports: 0 }
    expect(await disparo.implementations.contents({ id: implementationId })).toMatchObject(goes)
    await disparo.implementations.archive({ id: implementationId, archived: false })
    expect((await disparo.implementations.list())[0]?.archivedAt).toBeNull()
    await disparo.implementations.remove({ id: implementationId })
    expect(await disparo.implementations.list()).toEqual([])
  })

  it('answers not-found for what is gone', async () => {
    const { disparo } = await openInProcess()
    await expect(disparo.implementations.get({ id: 'nothing' })).rejects.toMatchObject({
      code: 'PROBLEM',
      data: { code: 'not-found' },
    })
  })
})
