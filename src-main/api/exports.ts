import type { AppContext } from '../context.ts'
import { diffSides, exportBundle, planExport, readinessOf } from '../jobs/index.ts'
import { AppProblem, found } from '../problem.ts'
import type { ApiBase } from './base.ts'

export function exportsApi(api: ApiBase, context: AppContext) {
  const { store, changes } = context
  const lookAt = async (implementationId: string) => {
    await context.refresh(implementationId)
    const snapshot = context.snapshot(implementationId)
    const { findings, openPoints } = readinessOf(context, snapshot)
    return { snapshot, openPoints, blockers: findings.filter((finding) => finding.level === 'export') }
  }
  return {
    list: api.exports.list.handler(({ input }) => store.exports.list(input.implementationId)),
    file: api.exports.file.handler(({ input }) => {
      const { fileName, bytes } = found(store.exports.kept(input.id), 'export')
      return { file: bundleFile(bytes, fileName) }
    }),
    kept: api.exports.kept.handler(({ input }) => store.exports.keptOf(input.implementationId)),
    diff: api.exports.diff.handler(({ input }) => diffSides(context, input.implementationId, input)),
    preview: api.exports.preview.handler(async ({ input }) => {
      const { snapshot, blockers, openPoints } = await lookAt(input.implementationId)
      return { blockers, openPoints, ...planExport(context, snapshot, openPoints) }
    }),
    create: api.exports.create.handler(async ({ input }) => {
      const { snapshot, blockers, openPoints } = await lookAt(input.implementationId)
      if (blockers.length > 0) throw new AppProblem('export-blocked', { count: blockers.length })
      const answerer = input.withOpenPoints ?? null
      if (openPoints.length > 0 && answerer === null) throw new AppProblem('export-open-points', { count: openPoints.length })
      const { record, bytes } = exportBundle(context, snapshot, openPoints, answerer)
      changes.announce('exports', input.implementationId)
      return { record, file: bundleFile(bytes, record.fileName) }
    }),
  }
}

/** As the window saves it. */
export const bundleFile = (bytes: Uint8Array<ArrayBuffer>, fileName: string): File =>
  new File([bytes], fileName, { type: 'application/zip' })
