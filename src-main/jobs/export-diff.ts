import type { BundleContent } from '#core/bundle'
import type { DiffSide } from '#core/contract'
import { type BundleChange, diffBundles } from '#core/diff'
import type { ImplementationSnapshot } from '#core/implementation'
import type { AppContext } from '../context.ts'
import { found } from '../problem.ts'
import { contentNow, keptContent } from './export.ts'

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
        // One from before files were kept is not there.
        return found(keptContent(context, side.id), 'export')
      case 'opened':
        return context.bundles.content(side.key).content
    }
  }
  return diffBundles(content(before), content(after), context.store.settings.prices() ?? undefined)
}

/**
 * What changed since the last export; where nothing did, what that one changed after the one before. Null: there is
 * nothing to compare, because it is the first or was made before files were kept.
 */
export function lastChanges(
  context: AppContext,
  snapshot: ImplementationSnapshot,
): { from: number; to: number | null; list: BundleChange[] } | null {
  const [last, earlier] = context.store.exports
    .keptOf(snapshot.implementation.id)
    .slice(0, 2)
    .map((id) => keptContent(context, id))
  if (!last) return null
  const prices = context.store.settings.prices() ?? undefined
  const to = last.manifest.sequence
  const list = diffBundles(last, contentNow(context, snapshot), prices)
  if (list.length > 0) return { from: to, to: null, list }
  return earlier ? { from: earlier.manifest.sequence, to, list: diffBundles(earlier, last, prices) } : null
}
