import type { AppContext } from '../context.ts'
import { exportBundle, planExport, readinessOf } from '../jobs/index.ts'
import { AppProblem } from '../problem.ts'
import type { ApiBase } from './base.ts'

export function exportsApi(api: ApiBase, context: AppContext) {
  const { store, changes } = context
  const blockersOf = (snapshot: ReturnType<AppContext['snapshot']>) =>
    readinessOf(context, snapshot).findings.filter((finding) => finding.level === 'export')
  return {
    list: api.exports.list.handler(({ input }) => store.exports.list(input.implementationId)),
    preview: api.exports.preview.handler(({ input }) => {
      const snapshot = context.snapshot(input.implementationId)
      const blockers = blockersOf(snapshot)
      return { blockers, ...planExport(context, snapshot) }
    }),
    create: api.exports.create.handler(({ input }) => {
      const snapshot = context.snapshot(input.implementationId)
      const blockers = blockersOf(snapshot)
      if (blockers.length > 0) throw new AppProblem('export-blocked', { count: blockers.length })
      const { record, bytes } = exportBundle(context, snapshot)
      changes.announce('exports', input.implementationId)
      return { record, file: new File([bytes], record.fileName, { type: 'application/zip' }) }
    }),
  }
}
