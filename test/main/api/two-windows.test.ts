import { describe, expect, it } from 'vitest'
import {
  openInProcess,
  startSimulatorForTest,
  syncToEnd,
  withMappedTemplate,
  withNumber,
  withTrigger,
} from '../../support/in-process.ts'

/** What one window saw, another has changed since. */
describe('two windows on one thing', () => {
  it('keep what each changed alone, and let nobody overwrite the other without a word', async () => {
    const simulator = await startSimulatorForTest()
    const { disparo } = await openInProcess()
    const { implementationId, number } = await withNumber(disparo, simulator)
    await disparo.numbers.save({ ...number, base: number, chatStandard: !number.chatStandard })
    const saved = await disparo.numbers.save({ ...number, base: number, label: 'Vendas' })
    expect(saved).toMatchObject({ label: 'Vendas', chatStandard: !number.chatStandard })

    const refused = { data: { code: 'changed-elsewhere', data: { count: 1, theirs: JSON.stringify({ label: 'Vendas' }) } } }
    await expect(disparo.numbers.save({ ...number, base: number, label: 'Suporte' })).rejects.toMatchObject(refused)
    expect((await disparo.numbers.list({ implementationId }))[0]?.label).toBe('Vendas')
    // Who has seen it decides.
    await disparo.numbers.save({ ...number, base: { ...number, label: 'Vendas' }, label: 'Suporte' })
    expect((await disparo.numbers.list({ implementationId }))[0]?.label).toBe('Suporte')
  })

  it('share a client, a trigger and a mapping in the same way', async () => {
    const simulator = await startSimulatorForTest()
    const { disparo } = await openInProcess()
    const { implementationId, accountId, number } = await withNumber(disparo, simulator)
    const { implementation: base } = await disparo.implementations.get({ id: implementationId })
    const id = implementationId
    await disparo.implementations.update({ id, base, facts: { client: base.client, isolatedServiceTree: 'Nova' } })
    const both = await disparo.implementations.update({
      id,
      base,
      facts: { client: 'Aurora', isolatedServiceTree: base.isolatedServiceTree },
    })
    expect(both).toMatchObject({ client: 'Aurora', isolatedServiceTree: 'Nova' })
    const clash = { data: { code: 'changed-elsewhere' } }
    await expect(disparo.implementations.update({ id, base, facts: { client: 'Outra' } })).rejects.toMatchObject(clash)

    await syncToEnd(disparo, accountId)
    const template = await withMappedTemplate(disparo, implementationId, number.senderId)
    const { trigger } = await withTrigger(disparo, { implementationId, number, templateId: template.id })
    await disparo.triggers.save({ trigger: { ...trigger, active: !trigger.active }, base: trigger })
    const moved = await disparo.triggers.save({ trigger: { ...trigger, serviceTree: 'Nova' }, base: trigger })
    expect(moved.trigger).toMatchObject({ active: !trigger.active, serviceTree: 'Nova' })

    const { bindings } = await disparo.variables.mapping({ templateId: template.id })
    const [first, second, ...rest] = bindings
    if (!first || !second) throw new Error('too few placeholders')
    const fixed = (text: string) => ({ kind: 'literal' as const, text })
    const templateId = template.id
    await disparo.variables.saveMapping({
      templateId,
      base: bindings,
      bindings: [{ ...first, source: fixed('um') }, second, ...rest],
    })
    const merged = await disparo.variables.saveMapping({
      templateId,
      base: bindings,
      bindings: [first, { ...second, source: fixed('dois') }, ...rest],
    })
    const sourceOf = (key: string) => merged.bindings.find((binding) => binding.key === key)?.source
    expect([sourceOf(first.key), sourceOf(second.key)]).toEqual([fixed('um'), fixed('dois')])
    await expect(
      disparo.variables.saveMapping({
        templateId,
        base: bindings,
        bindings: [{ ...first, source: fixed('três') }, second, ...rest],
      }),
    ).rejects.toMatchObject(clash)
  })
})
