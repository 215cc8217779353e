import type { BundleContent } from '#core/bundle'
import type { DiffSide } from '#core/contract'
import { type BundleChange, diffBundles } from '#core/diff'
import { readWhole } from '../bundle/index.ts'
import type { AppContext } from '../context.ts'
import { AppProblem, found } from '../problem.ts'
import { contentNow } from './export.ts'

/** What changes for people where one takes the other's place: the set-up now, kept exports, a bundle that was opened. */
export function diffSides(
  context: AppContext,
  implementationId: string,
  { before, after }: { before: DiffSide; after: DiffSide },
): BundleChange[] {
  const content = (side: DiffSide): BundleContent => {
    switch (side.from) {
      case 'now':
        return contentNow(context, context.snapshot(implementationId))
      case 'export':
        return keptContent(context, side.id)
      case 'opened':
        return context.bundles.content(side.key).content
    }
  }
  return diffBundles(content(before), content(after), context.store.settings.prices() ?? undefined)
}

/** @throws AppProblem `not-found` for an export from before files were kept */
export function keptContent({ store }: AppContext, exportId: string): BundleContent {
  const read = readWhole(found(store.exports.kept(exportId), 'export').bytes)
  if (!read.ok) throw new AppProblem('not-found', { what: 'export' })
  return read.value
}
