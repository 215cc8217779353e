import { describe, expect, it } from 'vitest'
import { PROVIDER_IDS } from '#core/provider'
import type { Decision } from '#core/review'
import { allTemplates, openInProcess, syncToEnd } from '../../support/in-process.ts'
import { startProvider } from '../../support/provider.ts'
import { fineBindings, fineContent, until, withAccount, writeDraft } from '../../support/studio.ts'
import { answering, raw } from '../transport/servers.ts'

describe.each(PROVIDER_IDS)('a template written here, at %s', (provider) => {
  const atOnce = { reviewPace: () => 20 }

  it('goes through review to approval, and tells each step', async () => {
    const { simulator, portal } = await startProvider(provider, { reviewMs: 3_600_000 })
    const { disparo } = await openInProcess(atOnce)
    const place = await withAccount(disparo, provider, simulator)
    const decisions = await disparo.reviews.decisions()
    const draft = await writeDraft(disparo, provider, place, fineContent(provider, 'chamado_aberto_v1'))

    const [submission] = await disparo.submissions.add({ draftIds: [draft.id] })
    expect(submission).toMatchObject({ kind: 'create', state: 'queued', name: 'chamado_aberto_v1', category: 'UTILITY' })
    const sent = await until(disparo, async () =>
      (await disparo.submissions.list({ implementationId: place.implementationId })).find(({ state }) => state === 'sent'),
    )
    const templateId = sent.templateId ?? ''
    expect(await disparo.drafts.list({ implementationId: place.implementationId })).toEqual([])
    expect(await disparo.templates.get({ id: templateId })).toMatchObject({ status: 'PENDING', origin: 'provider' })
    expect((await disparo.variables.mapping({ templateId })).bindings).toEqual(fineBindings(provider))
    // Infobip never gives samples back; what was sent is known all the same.
    expect((await disparo.templates.get({ id: templateId })).content.samples).toEqual(fineContent(provider, '').samples)
    expect(await disparo.reviews.board()).toMatchObject([
      { templateId, name: 'chamado_aberto_v1', client: 'Clínica Horizonte', stage: provider === 'zenvia' ? 'provider' : 'meta' },
    ])

    expect(await disparo.reviews.waiting()).toBe(1)
    await portal.decide((await disparo.templates.get({ id: templateId })).remoteId, { status: 'APPROVED' })
    await until(disparo, async () => (await disparo.templates.get({ id: templateId })).status === 'APPROVED')
    expect((await decisions.next()).value).toMatchObject({
      templateId,
      status: 'APPROVED',
      requestedCategory: 'UTILITY',
      category: 'UTILITY',
    } satisfies Partial<Decision>)
    const review = await disparo.reviews.of({ templateId })
    expect(review.events.map(({ event }) => event)).toEqual([
      'submitted',
      provider === 'zenvia' ? 'provider-review' : 'meta-review',
      'approved',
    ])
    expect(review).toMatchObject({ stage: null, requestedCategory: 'UTILITY', nextCheckAt: null, edits: { last24h: 0 } })
    expect((await disparo.reviews.board())[0]).toMatchObject({ templateId, status: 'APPROVED', stage: null })
    expect(await disparo.reviews.waiting()).toBe(0)
    await decisions.return(undefined)
  })

  it('that is approved as MARKETING says so, and what was asked for', async () => {
    const { simulator, portal } = await startProvider(provider, { reviewMs: 3_600_000 })
    const { disparo } = await openInProcess(atOnce)
    const place = await withAccount(disparo, provider, simulator)
    const draft = await writeDraft(disparo, provider, place, fineContent(provider, 'chamado_v1'))
    await disparo.submissions.add({ draftIds: [draft.id] })
    const { templateId } = await until(disparo, async () => (await disparo.reviews.board()).find((card) => card.stage !== null))
    const id = templateId ?? ''
    const { remoteId } = await disparo.templates.get({ id })
    portal.change(remoteId, { category: 'MARKETING', status: portal.words.approved })
    await until(disparo, async () => (await disparo.templates.get({ id })).status === 'APPROVED')
    expect(await disparo.reviews.board()).toMatchObject([
      { requestedCategory: 'UTILITY', category: 'MARKETING', status: 'APPROVED' },
    ])
    const { events } = await disparo.reviews.of({ templateId: id })
    expect(events).toContainEqual(expect.objectContaining({ event: 'category', from: 'UTILITY', to: 'MARKETING' }))
  })

  it('is not submitted while a rule stands against it', async () => {
    const { simulator } = await startProvider(provider)
    const { disparo } = await openInProcess()
    const place = await withAccount(disparo, provider, simulator)
    const content = fineContent(provider, 'chamado_v1')
    const wrong = { ...content, body: { text: content.body.text.replace('Olá ', '') } }
    const draft = await writeDraft(disparo, provider, place, wrong)
    const good = await writeDraft(disparo, provider, place, fineContent(provider, 'outro_v1'))
    await expect(disparo.submissions.add({ draftIds: [good.id, draft.id] })).rejects.toMatchObject({
      data: { code: 'lint-blocked', data: { template: 'chamado_v1', count: 1 } },
    })
    // All or none.
    expect(await disparo.submissions.list({ implementationId: place.implementationId })).toEqual([])
  })

  it('is not submitted together with its double, nor while its double is in the queue', async () => {
    const { simulator } = await startProvider(provider)
    const { disparo } = await openInProcess()
    const place = await withAccount(disparo, provider, simulator)
    const one = await writeDraft(disparo, provider, place, fineContent(provider, 'chamado_v1'))
    const other = await writeDraft(disparo, provider, place, fineContent(provider, 'chamado_igual_v1'))
    const blocked = { data: { code: 'lint-blocked' } }
    await expect(disparo.submissions.add({ draftIds: [one.id, other.id] })).rejects.toMatchObject(blocked)
    await disparo.submissions.add({ draftIds: [one.id] })
    await expect(disparo.submissions.add({ draftIds: [other.id] })).rejects.toMatchObject(blocked)
  })

  it('is edited, all of it replaced, once in 24 hours', async () => {
    const { simulator, portal } = await startProvider(provider, { reviewMs: 3_600_000 })
    const { disparo, clock } = await openInProcess(atOnce)
    const place = await withAccount(disparo, provider, simulator)
    const remoteId = portal.add('aviso_v1', 'pt_BR', fineContent(provider, '').body.text)
    await syncToEnd(disparo, place.accountId)
    const row = (await allTemplates(disparo, place.implementationId)).find(({ name }) => name === 'aviso_v1')
    const templateId = row?.id ?? ''
    const text = `${fineContent(provider, '').body.text} Responda aqui se precisar de algo.`
    const edit = await writeDraft(disparo, provider, place, fineContent(provider, 'aviso_v1', text), { templateId })
    expect(edit.base?.body.text).toBe(fineContent(provider, '').body.text)
    expect(await writeDraft(disparo, provider, place, fineContent(provider, 'aviso_v1'), { templateId })).toEqual(edit)

    await disparo.submissions.add({ draftIds: [edit.id] })
    await until(disparo, async () => (await disparo.templates.get({ id: templateId })).content.body.text === text)
    expect(portal.list().find(({ id }) => id === remoteId)?.body).toBe(text)
    await portal.decide(remoteId, { status: 'APPROVED' })
    await until(disparo, async () => (await disparo.templates.get({ id: templateId })).status === 'APPROVED')
    expect((await disparo.reviews.of({ templateId })).edits).toEqual({ last24h: 1, last30Days: 1 })

    const again = await writeDraft(disparo, provider, place, fineContent(provider, 'aviso_v1'), { templateId })
    await expect(disparo.submissions.add({ draftIds: [again.id] })).rejects.toMatchObject({
      data: { code: 'edit-refused', data: { what: 'daily' } },
    })
    clock.advance(25 * 3_600_000)
    expect(await disparo.submissions.add({ draftIds: [again.id] })).toMatchObject([{ kind: 'edit' }])
  })

  it('is deleted with all that goes with it, and its name stays locked', async () => {
    const { simulator, portal } = await startProvider(provider)
    const { disparo } = await openInProcess()
    const place = await withAccount(disparo, provider, simulator)
    portal.add('aviso_v1', 'pt_BR', 'O seu aviso está pronto para ser visto por você agora.')
    portal.add('aviso_v1', 'en', 'Your notice is ready to be seen by you right now.')
    await syncToEnd(disparo, place.accountId)
    const row = (await allTemplates(disparo, place.implementationId)).find(
      ({ name, language }) => name === 'aviso_v1' && language === 'pt_BR',
    )
    const { removed } = await disparo.templates.remove({ id: row?.id ?? '' })
    const languages = provider === 'infobip' ? ['en', 'pt_BR'] : ['pt_BR']
    expect(removed.map(({ language }) => language)).toEqual(languages)
    const left = portal.list().filter(({ name }) => name === 'aviso_v1')
    expect(left).toHaveLength(2 - languages.length)
    expect((await allTemplates(disparo, place.implementationId)).filter(({ name }) => name === 'aviso_v1')).toHaveLength(
      left.length,
    )
    const { deletedNames } = await disparo.drafts.neighbours({ accountId: place.accountId })
    expect(deletedNames.map(({ name, wasApproved }) => ({ name, wasApproved }))).toEqual(
      languages.map(() => ({ name: 'aviso_v1', wasApproved: true })),
    )
    const draft = await writeDraft(disparo, provider, place, fineContent(provider, 'aviso_v1'))
    await expect(disparo.submissions.add({ draftIds: [draft.id] })).rejects.toMatchObject({ data: { code: 'lint-blocked' } })
  })

  it('that was on its way when the program ended is looked for, not sent twice', async () => {
    const { simulator, portal } = await startProvider(provider, { reviewMs: 3_600_000 })
    const first = await openInProcess()
    const place = await withAccount(first.disparo, provider, simulator)
    for (const name of ['um_v1', 'dois_v1', 'tres_v1']) {
      const body = `${fineContent(provider, '').body.text} Este é o aviso ${name.replace(/_v1/, '')}.`
      await writeDraft(first.disparo, provider, place, fineContent(provider, name, body))
    }
    const drafts = await first.disparo.drafts.list({ implementationId: place.implementationId })
    await first.disparo.submissions.add({ draftIds: drafts.map(({ id }) => id) })
    // The first is being sent; the program ends in the middle of it.
    await first.app.close()

    const second = await openInProcess({ dataDir: first.dataDir })
    const account = (await second.disparo.accounts.list({ implementationId: place.implementationId }))[0]
    if (account?.credential !== 'ok')
      await second.disparo.accounts.replaceSecret({ id: place.accountId, secret: simulator.secret })
    for (const { id, state } of await second.disparo.submissions.list({ implementationId: place.implementationId }))
      if (state !== 'sent') await second.disparo.submissions.retry({ id })
    await until(second.disparo, async () =>
      (await second.disparo.submissions.list({ implementationId: place.implementationId })).every(
        ({ state }) => state === 'sent',
      ),
    )
    const names = portal.list().flatMap(({ name }) => (/^(um|dois|tres)_v1$/.test(name) ? [name] : []))
    expect(names.sort()).toEqual(['dois_v1', 'tres_v1', 'um_v1'])
    expect(await second.disparo.drafts.list({ implementationId: place.implementationId })).toEqual([])
    expect((await allTemplates(second.disparo, place.implementationId)).length).toBe(3)
  })
})

it('in training, tells why Infobip rejected a template, which only its webhook says', { timeout: 20_000 }, async () => {
  const { disparo } = await openInProcess({ reviewPace: () => 50 })
  const { id: implementationId } = await disparo.implementations.createTraining()
  const account = (await disparo.accounts.list({ implementationId })).find(({ provider }) => provider === 'infobip')
  const accountId = account?.id ?? ''
  const number = (await disparo.numbers.list({ implementationId })).find((one) => one.accountId === accountId)
  const content = fineContent('infobip', 'chamado_rejeitado_v1')
  const draft = await writeDraft(
    disparo,
    'infobip',
    { implementationId, accountId, senderId: number?.senderId ?? '' },
    { ...content, buttons: [{ type: 'URL', text: 'Ver chamado', url: 'https://bit.ly/chamado' }] },
  )
  const decisions = await disparo.reviews.decisions()
  await disparo.submissions.add({ draftIds: [draft.id] })
  let templateId = ''
  for await (const decision of decisions) {
    expect(decision).toMatchObject({ name: 'chamado_rejeitado_v1', status: 'REJECTED', rejectionReason: 'SCAM' })
    templateId = decision.templateId
    break
  }
  await syncToEnd(disparo, accountId)
  // The list is silent about it, and takes nothing back.
  expect(await disparo.templates.get({ id: templateId })).toMatchObject({ status: 'REJECTED', rejectionReason: 'SCAM' })
})

it('keeps to the hour’s quota, and says when the rest goes', async () => {
  const { simulator } = await startProvider('infobip', { reviewMs: 3_600_000 })
  const { disparo, clock } = await openInProcess()
  const place = await withAccount(disparo, 'infobip', simulator)
  const ids: string[] = []
  for (let number = 1; number <= 92; number++) {
    const body = `${fineContent('infobip', '').body.text} Este é o aviso de número ${number}.`
    ids.push((await writeDraft(disparo, 'infobip', place, fineContent('infobip', `aviso_de_teste${number}_v1`, body))).id)
  }
  await disparo.submissions.add({ draftIds: ids })
  const states = async () =>
    (await disparo.submissions.list({ implementationId: place.implementationId })).map(({ state }) => state)
  await until(disparo, async () => (await states()).filter((state) => state === 'sent').length === 90)
  const waiting = (await disparo.submissions.list({ implementationId: place.implementationId })).filter(
    ({ state }) => state !== 'sent',
  )
  expect(waiting.map(({ state, dueAt }) => ({ state, dueAt }))).toEqual([
    { state: 'queued', dueAt: new Date(clock.now().getTime() + 3_600_000).toISOString() },
    { state: 'queued', dueAt: new Date(clock.now().getTime() + 3_600_000).toISOString() },
  ])
  clock.advance(3_600_001)
  await disparo.submissions.retry({ id: waiting[0]?.id ?? '' })
  await until(disparo, async () => (await states()).every((state) => state === 'sent'))
})

it('waits as long as the provider asks, and says how long that is', async () => {
  const { port, heard } = await raw(answering('HTTP/1.1 429 Slow\r\nretry-after: 1800\r\ncontent-length: 2\r\n\r\n{}'))
  const provider = { baseUrl: `http://127.0.0.1:${port}/v2`, secret: 's3cr3t-t0k3n', senderIds: ['5511900000001'] }
  const { disparo, clock } = await openInProcess()
  const place = await withAccount(disparo, 'zenvia', provider)
  const draft = await writeDraft(disparo, 'zenvia', place, fineContent('zenvia', 'chamado_v1'))
  await disparo.submissions.add({ draftIds: [draft.id] })
  const later = await until(disparo, async () =>
    (await disparo.submissions.list({ implementationId: place.implementationId })).find(({ problem }) => problem !== null),
  )
  expect(later).toMatchObject({
    state: 'queued',
    problem: 'rate-limit',
    raw: '{}\nRetry-After: 1800',
    dueAt: new Date(clock.now().getTime() + 1_800_000).toISOString(),
  })
  expect(heard.text.split('POST /').length - 1).toBe(1)
})
