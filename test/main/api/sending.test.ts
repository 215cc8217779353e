import { expect, it } from 'vitest'
import { openInProcess } from '../../support/in-process.ts'

const NIGHT = { timeZone: 'America/Manaus', quietHours: { from: '20:00', to: '08:00' }, duplicateHours: 24 }

it('keeps when the CRM may send, says it in the report, and forgets it when it is switched off', async () => {
  const { disparo } = await openInProcess()
  const { id } = await disparo.implementations.createTraining()
  expect((await disparo.implementations.get({ id })).implementation.sending).toBeUndefined()
  await disparo.implementations.update({ id, facts: { sending: NIGHT } })
  expect((await disparo.implementations.get({ id })).implementation.sending).toEqual(NIGHT)
  const { html } = await disparo.implementations.report({ id })
  expect(html).toContain('Das 20:00 às 08:00 (America/Manaus): horário de silêncio.')
  expect(html).toContain('antes de 24 horas')
  // Another part of the implementation leaves it alone.
  await disparo.implementations.update({ id, facts: { isolatedServiceTree: 'Outra' } })
  await disparo.implementations.update({ id, facts: { sending: { ...NIGHT, quietHours: null } } })
  expect((await disparo.implementations.get({ id })).implementation.sending).toEqual({ ...NIGHT, quietHours: null })
  expect((await disparo.implementations.report({ id })).html).not.toContain('horário de silêncio')
})

it.each<[string, object]>([
  ['a time zone that is none', { timeZone: 'Brasília' }],
  ['quiet hours that end when they begin', { quietHours: { from: '20:00', to: '20:00' } }],
  ['a time of day that is none', { quietHours: { from: '24:00', to: '08:00' } }],
  ['no hours', { duplicateHours: 0 }],
])('refuses %s', async (_name, changes) => {
  const { disparo } = await openInProcess()
  const { id } = await disparo.implementations.create({ client: 'Clínica', environment: 'staging' })
  await expect(disparo.implementations.update({ id, facts: { sending: { ...NIGHT, ...changes } } })).rejects.toThrow()
})
