import type { AppContext } from '../context.ts'
import { eraseRehearsal, rehearsalState, rehearsedRows, rehearsedRowsFile, runRehearsal, takeExample } from '../jobs/index.ts'
import type { ApiBase } from './base.ts'

export function rehearsalsApi(api: ApiBase, context: AppContext) {
  const { store, changes } = context
  return {
    get: api.rehearsals.get.handler(({ input }) => rehearsalState(context, input.implementationId)),
    saveSettings: api.rehearsals.saveSettings.handler(({ input: { implementationId, changes: settings } }) => {
      store.transaction(() => {
        store.rehearsals.saveSettings(implementationId, settings)
        store.implementations.touch(implementationId)
      })
      changes.announce('rehearsals', implementationId)
      return rehearsalState(context, implementationId)
    }),
    takeExample: api.rehearsals.takeExample.handler(async ({ input }) => {
      await takeExample(context, input.implementationId)
      changes.announce('rehearsals', input.implementationId)
      return rehearsalState(context, input.implementationId)
    }),
    run: api.rehearsals.run.handler(({ input, signal }) => runRehearsal(context, input, signal)),
    rows: api.rehearsals.rows.handler(({ input }) => rehearsedRows(context, input.implementationId, input.filter, input.after)),
    rowsFile: api.rehearsals.rowsFile.handler(async ({ input }) => {
      // They are a quarter of all that a start would read.
      const { openWords } = await import('../i18n.ts')
      const t = openWords(store.settings.get().locale)
      return rehearsedRowsFile(context, input.implementationId, input.filter, ({ why, found }) =>
        t(`cli:rehearse.problem.${why}`, { found }),
      )
    }),
    erase: api.rehearsals.erase.handler(async ({ input }) => {
      await eraseRehearsal(context, input.implementationId, input.figures)
      return rehearsalState(context, input.implementationId)
    }),
  }
}
