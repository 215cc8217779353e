import {
  type Answerer,
  type BundleContent,
  bundleFiles,
  composeBundle,
  faultPlace,
  faultsOf,
  isOpenPoint,
  nextExport,
  type OpenPoint,
} from '#core/bundle'
import type { ExportPreview } from '#core/contract'
import type { ExportRecord, ImplementationSnapshot } from '#core/implementation'
import { checkReadiness, type Readiness } from '#core/readiness'
import { rehearsedText } from '#core/rehearsal'
import { slug } from '#core/text'
import { readWhole, sha256, writeBundle } from '../bundle/index.ts'
import { instant, today } from '../clock.ts'
import type { AppContext } from '../context.ts'
import { GENERATOR } from '../generator.ts'

const metaOf = (context: AppContext) => ({ generator: GENERATOR, placeholderScope: context.scopeOf, sha256 })

/** What is set up now; its hash and its faults depend on no sequence and no time. */
const composeNow = (context: AppContext, snapshot: ImplementationSnapshot, openPoints: readonly OpenPoint[]): BundleContent =>
  composeBundle(snapshot, { ...metaOf(context), sequence: 1, createdAt: instant(context.clock), openPoints })

/** Of what a rehearsal of this bundle looks at. */
export const rehearsedHash = (bundle: BundleContent): string => sha256(new TextEncoder().encode(rehearsedText(bundle)))

/** What is set up now as a bundle; its number and its time say nothing. */
export const bundleNow = (context: AppContext, snapshot: ImplementationSnapshot): BundleContent =>
  composeNow(context, snapshot, [])

/** What a CRM would get that loads it now: with every open point answered for, as an export with them is. */
export const bundleToLoad = (context: AppContext, snapshot: ImplementationSnapshot): BundleContent =>
  composeNow(context, snapshot, answered(readinessOf(context, snapshot).openPoints, NOBODY))

/**
 * What the next export holds. Unchanged content with the same open points keeps the last export's sequence and
 * time, so that its bytes are equal too.
 */
function compose(context: AppContext, snapshot: ImplementationSnapshot, openPoints: readonly OpenPoint[]) {
  const { contentHash } = composeNow(context, snapshot, openPoints).manifest
  const next = nextExport(snapshot.exports, contentHash, instant(context.clock), openPoints)
  return { content: composeBundle(snapshot, { ...metaOf(context), ...next, openPoints }), ...next }
}

/**
 * What is missing, with what an export would hold now held against the last one and against the bundle's own rules.
 * That the open points are not answered yet is no fault: export asks for it.
 */
export function readinessOf(context: AppContext, snapshot: ImplementationSnapshot): Readiness {
  const content = composeNow(context, snapshot, [])
  const faults = faultsOf(content)
    .filter(({ code }) => code !== 'open-point-missing')
    .map((fault) => ({ fault, place: faultPlace(content, fault) }))
  const { contentHash } = content.manifest
  const { rehearsals } = context.store
  const { id } = snapshot.implementation
  const last = rehearsals.last(id)
  const rehearsal = {
    last,
    isCurrent: last !== null && last.hash === rehearsedHash(content),
    isRequired: rehearsals.settings(id).required,
  }
  return checkReadiness(snapshot, { scopeOf: context.scopeOf, contentHash, today: today(context.clock), rehearsal, faults })
}

/** What an export would hold now, for looking at before it is written. */
export function planExport(
  context: AppContext,
  snapshot: ImplementationSnapshot,
  openPoints: Readiness['openPoints'],
): Omit<ExportPreview, 'blockers' | 'openPoints'> {
  // As it would be if the same person gave the same reason again.
  const last = snapshot.exports.toSorted((a, b) => b.sequence - a.sequence)[0]?.openPoints[0]
  const { content, sequence, unchanged } = compose(context, snapshot, answered(openPoints, last ?? NOBODY))
  const encoder = new TextEncoder()
  return {
    files: bundleFiles(content).map(({ path, text }) => ({ path, bytes: encoder.encode(text).length })),
    counts: {
      numbers: content.numbers.length,
      templates: Object.keys(content.templates).length,
      triggers: content.triggers.length,
      variables: content.variables.length,
    },
    contentHash: content.manifest.contentHash,
    nextSequence: sequence,
    sameAs: unchanged ? sequence : null,
  }
}

/**
 * What an export would hold now, to be held against another. Open points that nobody has answered for yet are told
 * elsewhere and are in no bundle.
 */
export function contentNow(context: AppContext, snapshot: ImplementationSnapshot): BundleContent {
  const { openPoints } = readinessOf(context, snapshot)
  const last = snapshot.exports.toSorted((a, b) => b.sequence - a.sequence)[0]?.openPoints ?? []
  const isOpen = (point: ExportRecord['openPoints'][number]): boolean =>
    openPoints.some((open) => open.point === point.point && open.about === point.about)
  return composeNow(
    context,
    snapshot,
    last.filter(isOpen).flatMap((point) => (isOpenPoint(point.point) ? [{ ...point, point: point.point }] : [])),
  )
}

/** What an export holds whose file was kept; null: none is, or nobody can read it any more. */
export function keptContent({ store }: Pick<AppContext, 'store'>, exportId: string): BundleContent | null {
  const kept = store.exports.kept(exportId)
  const read = kept && readWhole(kept.bytes)
  return read?.ok ? read.value : null
}

const NOBODY: Answerer = { person: '-', reason: '-' }

const answered = (openPoints: Readiness['openPoints'], { person, reason }: Answerer): OpenPoint[] =>
  openPoints.map(({ point, about }) => ({ point, about, person, reason }))

/**
 * Writes the bundle and remembers it; for unchanged content with the same open points, the same bytes and the same record.
 * @param answerer who exports although something is open; null only where nothing is
 */
export function exportBundle(
  context: AppContext,
  snapshot: ImplementationSnapshot,
  open: Readiness['openPoints'],
  answerer: Answerer | null,
): { record: ExportRecord; bytes: Uint8Array<ArrayBuffer> } {
  const openPoints = answerer === null ? [] : answered(open, answerer)
  const { content, sequence, createdAt, unchanged } = compose(context, snapshot, openPoints)
  const bytes = new Uint8Array(writeBundle(content))
  const known = snapshot.exports.find((record) => unchanged && record.sequence === sequence)
  const { exports } = context.store
  if (known) {
    // What was handed out counts: going back to an earlier release writes its word for that into the manifest.
    exports.keep(known.id, bytes)
    return { record: known, bytes: exports.kept(known.id)?.bytes ?? bytes }
  }
  const fileName = fileNameOf(snapshot.implementation.client, sequence)
  const { contentHash } = content.manifest
  const record = { sequence, createdAt, contentHash, fileName, bytes: bytes.length, openPoints }
  return { record: exports.add(snapshot.implementation.id, record, bytes), bytes }
}

/** `clinica-horizonte-0003.disparo`: the client in plain letters, so that every system takes the name, and an ending that no other program has. */
export function fileNameOf(client: string, sequence: number): string {
  return `${slug(client) || 'bundle'}-${String(sequence).padStart(4, '0')}.disparo`
}
