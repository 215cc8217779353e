import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { RehearsalProgress } from '#core/contract'
import type { RehearsalRecord } from '#core/rehearsal'
import { createExample } from '../../support/example.ts'
import { openInProcess } from '../../support/in-process.ts'
import type { DisparoClient } from '../../support/rpc-client.ts'

const NOW = { of: 'now', key: null, people: 'people', period: null } as const

async function rehearsed(disparo: DisparoClient, implementationId: string, changes: object = {}): Promise<RehearsalRecord> {
  const news: RehearsalProgress[] = []
  for await (const each of await disparo.rehearsals.run({ implementationId, ...NOW, ...changes })) news.push(each)
  const last = news.at(-1)
  if (last?.phase !== 'done') throw new Error('it ended without figures')
  return last.record
}

async function upload(disparo: DisparoClient, implementationId: string, kind: 'events' | 'people', text: string): Promise<void> {
  const piece = new Blob([text])
  const { uploadId } = await disparo.contacts.begin({ implementationId, kind, fileName: `${kind}.csv`, bytes: piece.size })
  await disparo.contacts.piece({ uploadId, piece })
  const { dialect, mapping } = await disparo.contacts.inspect({ uploadId })
  for await (const _ of await disparo.contacts.import({ uploadId, dialect, mapping })) void _
}

async function askedFor(disparo: DisparoClient, id: string): Promise<string[]> {
  const { readiness } = await disparo.implementations.get({ id })
  return readiness.findings.filter(({ subjectId }) => subjectId === 'rehearsal').map(({ id, level }) => `${level} ${id}`)
}

const sum = (counts: object): number => Object.values(counts).reduce((all: number, each: number) => all + each, 0)

/** A month of some 20,000 events, several times over. */
const SLOW = 120_000

describe('the rehearsal of the training implementation', { timeout: SLOW }, () => {
  it('shows both mistakes, leads to their rows, and knows what mending them changes', async () => {
    const { disparo } = await openInProcess()
    const { implementationId } = await createExample(disparo)
    expect((await disparo.rehearsals.get({ implementationId })).events).toBeNull()
    const { events } = await disparo.rehearsals.takeExample({ implementationId })
    expect(events).toMatchObject({ kind: 'events', fileName: 'eventos-de-exemplo.csv' })

    const { summary, against, triggers } = await rehearsed(disparo, implementationId)
    expect(summary.events + summary.derived).toBe(summary.sent + sum(summary.blocked))
    expect(summary.events).toBe(events?.rows)
    // Nothing was changed since the export.
    expect([against, summary.comparison?.more, summary.comparison?.fewer]).toEqual([{ sequence: 1 }, 0, 0])
    expect(summary.worstBindings[0]).toMatchObject({ template: 'conclusao_servico_v1', token: 'NOME' })
    expect(summary.overMessaged.perDay.contacts).toBeGreaterThan(100)

    // Every figure leads to as many rows.
    for (const [filter, count] of [
      [{ outcome: 'empty-variable' }, summary.blocked['empty-variable']],
      [{ outcome: 'sent', template: 'conclusao_servico_v1' }, summary.byTemplate.conclusao_servico_v1],
      [{ outcome: 'sent', hour: '10' }, summary.byHour['10']],
      [{ outcome: 'sent', day: '2026-10-05' }, summary.byDay['2026-10-05']],
      [{ blocked: true }, sum(summary.blocked)],
      [{ derived: true }, summary.derived],
      [{ beyond: 'day' }, summary.overMessaged.perDay.messages],
    ] as const)
      expect((await disparo.rehearsals.rows({ implementationId, filter })).count).toBe(count ?? 0)

    const filter = { outcome: 'empty-variable' } as const
    const first = await disparo.rehearsals.rows({ implementationId, filter })
    expect(first.rows).toHaveLength(100)
    expect(first.rows[0]?.detail).toMatchObject({ token: 'NOME', problem: null })
    const second = await disparo.rehearsals.rows({ implementationId, filter, after: first.next ?? 0 })
    expect(second.rows[0]?.row).toBeGreaterThanOrEqual(first.rows.at(-1)?.row ?? Number.POSITIVE_INFINITY)
    const file = await disparo.rehearsals.rowsFile({ implementationId, filter })
    const lines = (await file.text()).trim().split('\r\n')
    expect(lines).toHaveLength(1 + first.count)
    expect(lines[1]).toContain('%NOME%')

    const { html } = await disparo.implementations.report({ id: implementationId })
    expect(html).toContain('pela configuração deste documento')
    expect(html).toContain(`<td>Variável vazia</td><td>${new Intl.NumberFormat('pt-BR').format(first.count)}</td>`)

    // Mended: once per ticket.
    const [key = ''] = Object.entries(triggers).find(([, { status }]) => status === 'Concluída') ?? []
    const rows = await disparo.triggers.list({ implementationId })
    const row = rows.find(({ trigger }) => trigger.id === triggers[key]?.id)
    if (row?.trigger.kind !== 'status') throw new Error('no such trigger')
    await disparo.triggers.save({ trigger: { ...row.trigger, oncePerTicket: true } })
    expect((await disparo.rehearsals.get({ implementationId })).isCurrent).toBe(false)
    expect(await askedFor(disparo, implementationId)).toEqual(['advice rehearsal-outdated'])
    await disparo.rehearsals.saveSettings({ implementationId, changes: { required: true } })
    expect(await askedFor(disparo, implementationId)).toEqual(['go-live rehearsal-outdated'])
    const mended = (await rehearsed(disparo, implementationId)).summary
    expect(mended.comparison).toMatchObject({ more: 0, fewer: summary.sent - mended.sent })
    expect(mended.comparison?.byTrigger[key]?.fewer).toBe(mended.comparison?.fewer)
    expect((await disparo.rehearsals.rows({ implementationId, filter: { change: 'fewer' } })).count).toBe(
      mended.comparison?.fewer,
    )
    expect((await disparo.rehearsals.get({ implementationId })).isCurrent).toBe(true)
    expect(await askedFor(disparo, implementationId)).toEqual([])
  })

  it('answers for a period, with what was sent before it', async () => {
    const { disparo } = await openInProcess()
    const { implementationId } = await createExample(disparo)
    await disparo.rehearsals.takeExample({ implementationId })
    const whole = (await rehearsed(disparo, implementationId)).summary
    const period = { from: '2026-10-10', to: '2026-10-12' }
    const part = (await rehearsed(disparo, implementationId, { period })).summary
    expect(part.events + (part.outside ?? 0)).toBe(whole.events)
    const days = ['2026-10-10', '2026-10-11', '2026-10-12']
    expect(part.byDay).toEqual(Object.fromEntries(days.map((day) => [day, whole.byDay[day]])))
  })
})

it('reads files of one’s own, remembers their columns, and keeps nothing that nobody said should stay', {
  timeout: SLOW,
}, async () => {
  const { disparo, app, dataDir } = await openInProcess()
  const { implementationId } = await createExample(disparo)
  await upload(disparo, implementationId, 'people', 'contato;telefone;aceita_whatsapp;NOME\n007;(11) 98765-4321;Sim;Ana')
  await upload(
    disparo,
    implementationId,
    'events',
    'data;ocorrencia;contato;solicitacao;status;PROTOCOLO;DATA_ABERTURA\n10/11/2026 10:00;1;007;Manutenção;Aberta;P-1;10/11/2026\nontem;2;007;Manutenção;Aberta;P-2;10/11/2026',
  )
  const { summary, history } = await rehearsed(disparo, implementationId)
  expect(history).toEqual({ events: 'events.csv', people: 'people.csv', rows: 2 })
  expect([summary.sent, summary.blocked]).toEqual([1, { unreadable: 1 }])
  const folder = join(dataDir, 'contacts', implementationId)
  expect(readdirSync(join(folder, 'rehearsal'))).toEqual(['answers.sqlite'])

  // A rehearsal that is given up leaves the last one, and nothing of its own.
  const stop = new AbortController()
  const run = await disparo.rehearsals.run({ implementationId, ...NOW }, { signal: stop.signal })
  await run.next()
  stop.abort()
  await run.return(undefined)
  expect(await disparo.rehearsals.get({ implementationId })).toMatchObject({ hasRows: true, last: { summary } })

  await disparo.rehearsals.saveSettings({ implementationId, changes: { keepsHistory: true } })
  await app.close()
  expect(existsSync(join(folder, 'events'))).toBe(true)

  const again = await openInProcess({ dataDir })
  const state = await again.disparo.rehearsals.get({ implementationId })
  expect(state).toMatchObject({ hasRows: true, last: { summary }, settings: { keepsHistory: true } })
  await again.disparo.rehearsals.saveSettings({ implementationId, changes: { keepsHistory: false } })
  await again.app.close()
  for (const name of ['events', 'people', 'rehearsal']) expect(existsSync(join(folder, name))).toBe(false)

  const third = await openInProcess({ dataDir })
  expect(await third.disparo.rehearsals.get({ implementationId })).toMatchObject({
    events: null,
    hasRows: false,
    last: { summary },
  })
  const erased = await third.disparo.rehearsals.erase({ implementationId, figures: true })
  expect(erased.last).toBeNull()
})

it('refuses a history that has no events in it, and rows that are not there', { timeout: SLOW }, async () => {
  const { disparo } = await openInProcess()
  const { implementationId } = await createExample(disparo)
  await expect(disparo.rehearsals.run({ implementationId, ...NOW }).then((run) => run.next())).rejects.toThrow()
  await expect(upload(disparo, implementationId, 'events', 'data;ocorrencia\n10/11/2026;1')).rejects.toMatchObject({
    data: { code: 'contact-file', data: { what: 'no-event-columns' } },
  })
  await expect(disparo.rehearsals.rows({ implementationId, filter: {} })).rejects.toMatchObject({ data: { code: 'not-found' } })
})
