import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import type { SyncPlan } from '#core/contract'
import { PROVIDER_IDS } from '#core/provider'
import { allTemplates, openInProcess, syncToEnd, withTrigger } from '../../support/in-process.ts'
import { startProvider } from '../../support/provider.ts'
import type { DisparoClient } from '../../support/rpc-client.ts'
import { fineContent, withAccount, writeDraft } from '../../support/studio.ts'
import { answer, serve } from '../providers/http-server.ts'

async function held(disparo: DisparoClient, accountId: string): Promise<{ lost: number; plan: SyncPlan }> {
  for await (const news of await disparo.templates.sync({ accountId })) {
    if (news.phase === 'done') throw new Error('not held')
    if (news.phase === 'held') return news
  }
  throw new Error('the sync ended without a word')
}

/** A provider whose list is whatever `rows` holds at the moment. */
async function listing(rows: { now: unknown[] }, more: (url: string, response: ServerResponse) => boolean = () => false) {
  const server = await serve((response) => {
    const url = response.req.url ?? ''
    if (more(url, response)) return
    if (url.startsWith('/v2/templates')) answer(response, 200, rows.now, { 'x-total': String(rows.now.length) })
    else answer(response, 200, { results: rows.now, paging: { totalResults: rows.now.length } })
  })
  return { baseUrl: server.baseUrl, secret: 's3cr3t-t0k3n', senderIds: ['5511900000001'], server }
}

const zenviaRow = (id: number | string, name: string, more: Record<string, unknown> = {}) => ({
  id,
  name,
  locale: 'pt_BR',
  category: 'UTILITY',
  status: 'APPROVED',
  senderId: '5511900000001',
  components: { body: { type: 'TEXT_FIXED', text: `Aviso de ${name}, por favor leia.` } },
  ...more,
})

describe.each(PROVIDER_IDS)('a list of %s that lacks much', (provider) => {
  it('is held until a person says so, whoever began the sync; a few are believed', async () => {
    const { simulator, portal } = await startProvider(provider)
    const { disparo } = await openInProcess()
    const { accountId, implementationId } = await withAccount(disparo, provider, simulator)
    await syncToEnd(disparo, accountId)
    const all = portal.list()
    for (const { id } of all.slice(0, 3)) portal.drop(id)
    const few = await syncToEnd(disparo, accountId)
    expect(few.missing).toBeGreaterThan(0)
    const before = await allTemplates(disparo, implementationId)

    for (const { id } of portal.list()) portal.drop(id)
    const { lost, plan } = await held(disparo, accountId)
    expect(lost).toBe(before.filter(({ missingSince }) => missingSince === null).length)
    expect(await allTemplates(disparo, implementationId)).toEqual(before)
    // Held again, however often it is tried, and applied only by a word.
    expect((await held(disparo, accountId)).lost).toBe(lost)
    await expect(disparo.templates.applySync({ planId: plan.planId })).rejects.toMatchObject({ data: { code: 'sync-outdated' } })
    const { plan: last } = await held(disparo, accountId)
    expect(await disparo.templates.applySync({ planId: last.planId })).toMatchObject({ missing: before.length })
    expect(await syncToEnd(disparo, accountId)).toMatchObject({ missing: before.length })
  })
})

describe('a provider’s word', () => {
  it('holds an empty list, were there only one template', async () => {
    const rows = { now: [zenviaRow('a', 'aviso_um')] as unknown[] }
    const { disparo } = await openInProcess()
    const { accountId } = await withAccount(disparo, 'zenvia', await listing(rows))
    await syncToEnd(disparo, accountId)
    rows.now = []
    expect((await held(disparo, accountId)).lost).toBe(1)
  })

  it('adds what an unasked sync brings to the counts that nobody has seen', async () => {
    const rows = { now: [zenviaRow('a', 'aviso_um')] as unknown[] }
    const { disparo, clock } = await openInProcess()
    const { accountId, implementationId } = await withAccount(disparo, 'zenvia', await listing(rows))
    const last = async () => (await disparo.accounts.list({ implementationId }))[0]?.lastSync
    const first = await syncToEnd(disparo, accountId)
    clock.advance(60_000)
    rows.now.push(zenviaRow('b', 'aviso_dois'))
    expect(await syncToEnd(disparo, accountId)).toMatchObject({ added: 1, unchanged: 1 })
    expect(await last()).toMatchObject({ added: 2, changed: 0, since: first.endedAt })
    clock.advance(60_000)
    const third = await syncToEnd(disparo, accountId)
    expect(third).toMatchObject({ added: 0 })
    expect(await last()).toMatchObject({ added: 2, endedAt: third.endedAt, since: first.endedAt })
    await disparo.templates.noteSyncShown({ accountId, endedAt: third.endedAt })
    // Seen, they stay until the next sync.
    expect(await last()).toMatchObject({ added: 2 })
    clock.advance(60_000)
    const fourth = await syncToEnd(disparo, accountId)
    expect(await last()).toEqual(fourth)
  })

  it('does not let an id that stands for another template now take what was said of the first', async () => {
    const rows = { now: [zenviaRow('a', 'aviso_um'), zenviaRow('b', 'aviso_dois')] as unknown[] }
    const { disparo } = await openInProcess()
    const { accountId, implementationId } = await withAccount(disparo, 'zenvia', await listing(rows))
    await syncToEnd(disparo, accountId)
    const old = (await allTemplates(disparo, implementationId)).find(({ name }) => name === 'aviso_um')
    rows.now = [zenviaRow('a', 'outra_coisa'), zenviaRow('b', 'aviso_dois')]
    expect(await syncToEnd(disparo, accountId)).toMatchObject({ added: 1, missing: 1, unchanged: 1 })
    expect(await disparo.templates.get({ id: old?.id ?? '' })).toMatchObject({ content: { name: 'aviso_um' } })
    rows.now = [zenviaRow('c', 'aviso_um'), zenviaRow('a', 'outra_coisa'), zenviaRow('b', 'aviso_dois')]
    expect(await syncToEnd(disparo, accountId)).toMatchObject({ added: 0, missing: 0 })
    expect(await disparo.templates.get({ id: old?.id ?? '' })).toMatchObject({ remoteId: 'c', missingSince: null })
  })

  it('greys a coupon whose code nobody gives, and what has no text', async () => {
    const coupon = { type: 'ACTIONS', items: [{ type: 'COPY_CODE' }] }
    const body = { type: 'TEXT_FIXED', text: 'Use o código abaixo na sua próxima compra.' }
    const rows = {
      now: [
        zenviaRow('a', 'cupom', { category: 'MARKETING', components: { body, buttons: coupon } }),
        zenviaRow('b', 'sem_partes', { components: {} }),
        zenviaRow('c', 'sem_nada', { components: null }),
        zenviaRow('d', 'torto', { components: 'x' }),
        zenviaRow('e', 'codigo', { category: 'AUTHENTICATION', components: { otp: { type: 'COPY_CODE' } } }),
      ],
    }
    const { disparo } = await openInProcess()
    const { accountId, implementationId } = await withAccount(disparo, 'zenvia', await listing(rows))
    await syncToEnd(disparo, accountId)
    const found = (await allTemplates(disparo, implementationId)).map(({ name, unusable }) => [
      name,
      unusable.map(({ reason }) => reason),
    ])
    expect(Object.fromEntries(found)).toEqual({
      cupom: ['coupon-code'],
      sem_partes: ['unreadable'],
      sem_nada: ['unreadable'],
      torto: ['unreadable'],
      codigo: ['authentication'],
    })
  })

  it('refuses to submit an edit that would take something away, and says what', async () => {
    const structure = {
      body: { text: 'Olá {{1}}, o seu chamado {{2}} foi aberto e a nossa equipe já está cuidando da sua solicitação.' },
      callPermissionRequest: {},
    }
    const row = { id: '1', name: 'ligacao_v1', language: 'pt_BR', status: 'APPROVED', category: 'UTILITY', structure }
    const simulator = await listing({ now: [row] })
    const { disparo } = await openInProcess()
    const place = await withAccount(disparo, 'infobip', simulator)
    await syncToEnd(disparo, place.accountId)
    const [template] = await allTemplates(disparo, place.implementationId)
    const content = fineContent('infobip', 'ligacao_v1')
    const draft = await writeDraft(disparo, 'infobip', place, content, { templateId: template?.id ?? '' })
    await expect(disparo.submissions.add({ draftIds: [draft.id] })).rejects.toMatchObject({
      data: { code: 'edit-would-lose', data: { parts: 'callPermissionRequest' } },
    })
    expect(simulator.server.requests.every(({ method }) => method === 'GET')).toBe(true)
  })

  it.each(['infobip', 'zenvia'] as const)('neither edits nor deletes at %s what Meta generated itself', async (provider) => {
    const text = 'Olá {{1}}, o seu chamado {{2}} foi aberto e a nossa equipe já está cuidando da sua solicitação.'
    const facts = { id: '1', name: 'aviso_v1', status: 'APPROVED', category: 'UTILITY', source: 'AUTO_GENERATED' }
    const row =
      provider === 'infobip'
        ? { ...facts, language: 'pt_BR', structure: { body: { text } } }
        : { ...facts, locale: 'pt_BR', components: { body: { type: 'TEXT_TEMPLATE', text } } }
    const simulator = await listing({ now: [row, { ...row, id: '2', name: 'outro_v1', source: 'USER' }] })
    const { disparo } = await openInProcess()
    const place = await withAccount(disparo, provider, simulator)
    await syncToEnd(disparo, place.accountId)
    const templates = await allTemplates(disparo, place.implementationId)
    const id = templates.find(({ name }) => name === 'aviso_v1')?.id ?? ''
    // It is shown and used like any other.
    expect(templates.map(({ unusable }) => unusable)).toEqual([[], []])
    const draft = await writeDraft(disparo, provider, place, fineContent(provider, 'aviso_v1'), { templateId: id })
    const refused = { data: { code: 'template-generated', data: { template: 'aviso_v1' } } }
    await expect(disparo.submissions.add({ draftIds: [draft.id] })).rejects.toMatchObject(refused)
    await expect(disparo.templates.remove({ id })).rejects.toMatchObject(refused)
    expect(simulator.server.requests.every(({ method }) => method === 'GET')).toBe(true)
    const other = templates.find(({ name }) => name === 'outro_v1')?.id ?? ''
    expect((await disparo.templates.get({ id: other })).lostInEdit).not.toContain('AUTO_GENERATED')
  })

  it('keeps the templates of two WhatsApp accounts under one key to their own numbers', async () => {
    const row = (id: string, businessAccountId: number) => ({
      id,
      name: 'aviso_v1',
      language: 'pt_BR',
      status: 'APPROVED',
      category: 'UTILITY',
      businessAccountId,
      structure: { body: { text: `Aviso da conta ${businessAccountId}, por favor leia.` } },
    })
    const simulator = await listing({ now: [row('1', 111), row('2', 222)] }, (url, response) => {
      const mine = url.includes('/senders/5511900000001/') ? row('1', 111) : url.includes('/senders/') ? row('2', 222) : null
      if (mine) answer(response, 200, { templates: [mine] })
      return mine !== null
    })
    const { disparo } = await openInProcess()
    const { implementationId, accountId } = await withAccount(disparo, 'infobip', simulator)
    const senderId = '5511900000002'
    const facts = { implementationId, accountId, label: 'B', chatStandard: false, defaultTemplateId: null }
    const second = await disparo.numbers.save({ ...facts, phone: `+${senderId}`, senderId })
    expect(await syncToEnd(disparo, accountId)).toMatchObject({ added: 2 })
    const numbers = await disparo.numbers.list({ implementationId })
    expect(numbers.map(({ poolId }) => poolId)).toEqual(['111', '222'])
    const rows = await allTemplates(disparo, implementationId)
    const first = rows.find(({ poolId }) => poolId === '111')
    const wrong = await withTrigger(disparo, { implementationId, number: second, templateId: first?.id ?? '' })
    expect(wrong.problems.map(({ problem }) => problem)).toContain('template-of-other-account')
    const right = await withTrigger(disparo, {
      implementationId,
      number: { id: numbers[0]?.id ?? '' },
      templateId: first?.id ?? '',
    })
    expect(right.problems.map(({ problem }) => problem)).not.toContain('template-of-other-account')
  })
})
