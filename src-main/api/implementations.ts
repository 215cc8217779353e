import { composeReport } from '#core/report'
import { instant } from '../clock.ts'
import type { AppContext } from '../context.ts'
import { createTrainingImplementation, eraseContactFiles, lastChanges, readinessOf } from '../jobs/index.ts'
import { found } from '../problem.ts'
import type { ApiBase } from './base.ts'
import { settled } from './edits.ts'
import { operatorOf } from './operator.ts'

export function implementationsApi(api: ApiBase, context: AppContext) {
  const { store, changes, credentials, clock } = context
  const overview = (id: string) => {
    const snapshot = context.snapshot(id)
    return {
      implementation: snapshot.implementation,
      readiness: readinessOf(context, snapshot),
      archivedAt: store.implementations.archivedAt(id),
    }
  }
  return {
    list: api.implementations.list.handler(async () => {
      await context.refresh(null)
      return store.implementations.list().map(({ id }) => overview(id))
    }),
    get: api.implementations.get.handler(async ({ input }) => {
      await context.refresh(input.id)
      return overview(input.id)
    }),
    create: api.implementations.create.handler(({ input }) => {
      const facts = { isolatedServiceTree: '', receptive: null, clientVarActiveSince: null, chatRequestType: '' }
      const created = store.implementations.create({ ...facts, ...input }, false)
      changes.announce('implementations', created.id)
      return created
    }),
    createTraining: api.implementations.createTraining.handler(async () => {
      const created = await createTrainingImplementation(context)
      changes.announce('implementations', created.id)
      return created
    }),
    update: api.implementations.update.handler(({ input }) => {
      const updated = store.transaction(() => {
        const before = found(store.implementations.get(input.id), 'implementation')
        const { receptive, ...given } = input.facts
        const facts = settled(given, input.base, before)
        const confirm = () => ({ confirmedBy: operatorOf(store), confirmedAt: instant(clock) })
        const known = before.receptive?.confirmedBy.trim() ? before.receptive : null
        return store.implementations.update({
          ...before,
          ...facts,
          receptive: receptive === undefined ? before.receptive : receptive ? (known ?? confirm()) : null,
        })
      })
      changes.announce('implementations', input.id)
      return updated
    }),
    report: api.implementations.report.handler(async ({ input }) => {
      // All the sentences of both languages, which a start has no need of.
      const [{ openWords }, { reportFileName, writeReportHtml }] = await Promise.all([
        import('../i18n.ts'),
        import('../report/index.ts'),
      ])
      await context.refresh(input.id)
      const snapshot = context.snapshot(input.id)
      const { locale, operator } = store.settings.get()
      const { confirmedBy, confirmedAt } = store.consent.clientVarConfirmation(input.id)
      const report = composeReport(snapshot, readinessOf(context, snapshot), {
        at: instant(clock),
        operator,
        scopeOf: context.scopeOf,
        clientVar: confirmedAt === null ? null : { confirmedBy, confirmedAt },
        testPhones: store.testPhones.list(input.id),
        rehearsal: store.rehearsals.last(input.id),
        changes: lastChanges(context, snapshot),
      })
      return { fileName: reportFileName(report), html: writeReportHtml(report, openWords(locale), locale) }
    }),
    archive: api.implementations.archive.handler(({ input }) => {
      found(store.implementations.get(input.id), 'implementation')
      store.implementations.archive(input.id, input.archived)
      changes.announce('implementations', input.id)
      return {}
    }),
    contents: api.implementations.contents.handler(({ input }) => {
      found(store.implementations.get(input.id), 'implementation')
      return store.implementations.contents(input.id)
    }),
    remove: api.implementations.remove.handler(async ({ input }) => {
      // The secrets first: once the rows are gone nothing would know where they are.
      for (const account of store.accounts.list(input.id)) await credentials.remove(account)
      await eraseContactFiles(context, input.id)
      store.transaction(() => store.implementations.remove(input.id))
      changes.announce('implementations', input.id)
      return {}
    }),
  }
}
