import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SyncPlan } from '#core/contract'
import { PROVIDER_IDS } from '#core/provider'
import { allTemplates, openInProcess, syncToEnd } from '../../support/in-process.ts'
import type { Portal } from '../../support/portal.ts'
import { startProvider } from '../../support/provider.ts'
import type { DisparoClient } from '../../support/rpc-client.ts'
import { fineBindings, fineContent, withAccount, writeDraft } from '../../support/studio.ts'

/** What may happen to an account between two syncs; `pick` chooses among what is there. */
const happening = fc.record({
  what: fc.constantFrom('rename', 'recategorise', 'text', 'language', 'unseen', 'reject', 'drop', 'recreate', 'add'),
  pick: fc.nat(1000),
})
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never

function carryOut(portal: Portal, { what, pick }: Happening, round: number): void {
  const all = portal.list()
  const one = all[pick % Math.max(1, all.length)]
  const unique = `${round}_${pick}`
  if (what === 'add' || !one) portal.add(`novo_${unique}_v1`, 'pt_BR', `O aviso de número ${unique} está pronto para você ver.`)
  else if (what === 'rename') portal.change(one.id, { name: `outro_${unique}_v1` })
  else if (what === 'recategorise') portal.change(one.id, { category: one.category === 'MARKETING' ? 'UTILITY' : 'MARKETING' })
  else if (what === 'text') portal.change(one.id, { body: `Agora o texto do aviso ${unique} é outro.` })
  else if (what === 'language') {
    if (!all.some(({ name, language }) => name === one.name && language === 'es'))
      portal.add(one.name, 'es', `Su aviso ${unique} está listo.`)
  } else if (what === 'unseen') portal.change(one.id, { status: portal.words.unseen })
  else if (what === 'reject') portal.change(one.id, { status: portal.words.rejected })
  else if (what === 'drop') portal.drop(one.id)
  else portal.recreate(one.id)
}

async function preview(disparo: DisparoClient, accountId: string): Promise<SyncPlan> {
  for await (const news of await disparo.templates.previewSync({ accountId })) if (news.phase === 'planned') return news.plan
  throw new Error('the preview ended without a plan')
}

describe.each(PROVIDER_IDS)('a sync of %s that changed in between', (provider) => {
  it('ends with what the provider has: nothing lost, nothing twice, the counts as they were previewed', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(happening, { maxLength: 8 }), { minLength: 1, maxLength: 4 }), async (rounds) => {
        const { simulator, portal } = await startProvider(provider)
        const { disparo, app } = await openInProcess()
        const place = await withAccount(disparo, provider, simulator)
        await syncToEnd(disparo, place.accountId)
        const ever = new Set((await allTemplates(disparo, place.implementationId)).map(({ id }) => id))
        for (const [round, happenings] of rounds.entries()) {
          for (const one of happenings) carryOut(portal, one, round)
          const before = await allTemplates(disparo, place.implementationId)
          const plan = await preview(disparo, place.accountId)
          expect(await allTemplates(disparo, place.implementationId)).toEqual(before)
          const { endedAt: _, ...counts } = await disparo.templates.applySync({ planId: plan.planId })
          expect(counts).toEqual(plan.counts)
          expect(plan.added).toHaveLength(counts.added)
          expect(plan.changed).toHaveLength(counts.changed)

          const rows = await allTemplates(disparo, place.implementationId)
          const here = rows.filter(({ missingSince }) => missingSince === null)
          const faceOf = ({
            name,
            language,
            category,
            statusRaw,
          }: {
            name: string
            language: string
            category: string
            statusRaw: string
          }) => `${name} ${language} ${category} ${statusRaw}`
          expect(here.map(faceOf).sort()).toEqual(
            portal
              .list()
              .map((remote) => faceOf({ ...remote, statusRaw: remote.status }))
              .sort(),
          )
          // Nothing that was ever here goes without a word.
          const ids = new Set(rows.map(({ id }) => id))
          for (const id of ever) expect(ids).toContain(id)
          for (const id of ids) ever.add(id)
          expect(counts.missing).toBe(rows.length - here.length)
          expect(counts.added + counts.changed + counts.unchanged).toBe(here.length)
          const again = await syncToEnd(disparo, place.accountId)
          expect(again).toMatchObject({ added: 0, changed: 0, unchanged: here.length })
        }
        await app.close()
      }),
      { numRuns: 15 },
    )
  })

  it('keeps what stands on a template that was deleted and made anew', async () => {
    const { simulator, portal } = await startProvider(provider)
    const { disparo } = await openInProcess()
    const place = await withAccount(disparo, provider, simulator)
    const remoteId = portal.add('chamado_v1', 'pt_BR', fineContent(provider, '').body.text)
    await syncToEnd(disparo, place.accountId)
    const rowNow = async () => (await allTemplates(disparo, place.implementationId)).filter(({ name }) => name === 'chamado_v1')
    const [row] = await rowNow()
    await disparo.variables.saveMapping({ templateId: row?.id ?? '', bindings: fineBindings(provider) })
    portal.change(portal.recreate(remoteId), { status: portal.words.rejected })
    const plan = await preview(disparo, place.accountId)
    expect(plan).toMatchObject({
      counts: { added: 0, changed: 1, missing: 0 },
      changed: [{ kind: 'recreated', templateId: row?.id }],
    })
    await disparo.templates.applySync({ planId: plan.planId })
    expect(await rowNow()).toMatchObject([{ id: row?.id, status: 'REJECTED', missingSince: null }])
    expect((await disparo.variables.mapping({ templateId: row?.id ?? '' })).bindings).toEqual(fineBindings(provider))
  })

  it('tells which bindings lose their placeholder, and leaves the draft of an edit alone', async () => {
    const { simulator, portal } = await startProvider(provider)
    const { disparo } = await openInProcess()
    const place = await withAccount(disparo, provider, simulator)
    const content = fineContent(provider, 'chamado_v1')
    const remoteId = portal.add('chamado_v1', 'pt_BR', content.body.text)
    await syncToEnd(disparo, place.accountId)
    const row = (await allTemplates(disparo, place.implementationId)).find(({ name }) => name === 'chamado_v1')
    const templateId = row?.id ?? ''
    await disparo.variables.saveMapping({ templateId, bindings: fineBindings(provider) })
    const mine = `${content.body.text} Até logo.`
    const draft = await writeDraft(disparo, provider, place, { ...content, body: { text: mine } }, { templateId })
    const theirs = content.body.text.replace(/o seu chamado \{\{\w+\}\}/, 'o seu chamado')
    portal.change(remoteId, { body: theirs })
    const plan = await preview(disparo, place.accountId)
    const lost = fineBindings(provider)[1]?.key
    expect(plan.changed).toMatchObject([
      { kind: 'changed', templateId, lostBindings: [lost], newPlaceholders: [], draftId: draft.id },
    ])
    await disparo.templates.applySync({ planId: plan.planId })
    expect((await disparo.templates.get({ id: templateId })).content.body.text).toBe(theirs)
    expect(await disparo.drafts.get({ id: draft.id })).toMatchObject({
      content: { body: { text: mine } },
      base: { body: { text: content.body.text } },
    })
    expect((await disparo.variables.mapping({ templateId })).bindings).toHaveLength(2)
  })

  it('leaves everything as it is when the preview is discarded or overtaken', async () => {
    const { simulator, portal } = await startProvider(provider)
    const { disparo } = await openInProcess()
    const place = await withAccount(disparo, provider, simulator)
    const first = await preview(disparo, place.accountId)
    await disparo.templates.discardSync({ planId: first.planId })
    expect(await allTemplates(disparo, place.implementationId)).toEqual([])
    await expect(disparo.templates.applySync({ planId: first.planId })).rejects.toMatchObject({ data: { code: 'sync-outdated' } })
    const second = await preview(disparo, place.accountId)
    await syncToEnd(disparo, place.accountId)
    await expect(disparo.templates.applySync({ planId: second.planId })).rejects.toMatchObject({
      data: { code: 'sync-outdated' },
    })
    expect(await allTemplates(disparo, place.implementationId)).toHaveLength(portal.list().length)
  })
})
