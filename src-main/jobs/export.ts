import { bundleFiles, composeBundle, nextExport } from '#core/bundle'
import type { ExportPreview } from '#core/contract'
import type { ExportRecord, ImplementationSnapshot } from '#core/implementation'
import { checkReadiness, type Readiness } from '#core/readiness'
import { slug } from '#core/text'
import packageJson from '../../package.json' with { type: 'json' }
import { sha256, writeBundle } from '../bundle/index.ts'
import { instant } from '../clock.ts'
import type { AppContext } from '../context.ts'

const GENERATOR = `disparo ${packageJson.version}`

const metaOf = (context: AppContext) => ({ generator: GENERATOR, placeholderScope: context.scopeOf, sha256 })

/** The hash of what is set up now; it depends on no sequence and no time. */
const contentHashOf = (context: AppContext, snapshot: ImplementationSnapshot): string =>
  composeBundle(snapshot, { ...metaOf(context), sequence: 1, createdAt: instant(context.clock) }).manifest.contentHash

/** What the next export holds. Unchanged content keeps the last export's sequence and time, so that its bytes are equal too. */
function compose(context: AppContext, snapshot: ImplementationSnapshot) {
  const next = nextExport(snapshot.exports, contentHashOf(context, snapshot), instant(context.clock))
  return { content: composeBundle(snapshot, { ...metaOf(context), ...next }), ...next }
}

/** What is missing, with what an export would hold now held against the last one. */
export const readinessOf = (context: AppContext, snapshot: ImplementationSnapshot): Readiness =>
  checkReadiness(snapshot, context.scopeOf, contentHashOf(context, snapshot))

/** What an export would hold now, for looking at before it is written. */
export function planExport(context: AppContext, snapshot: ImplementationSnapshot): Omit<ExportPreview, 'blockers'> {
  const { content, sequence, unchanged } = compose(context, snapshot)
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

/** Writes the bundle and remembers it; for unchanged content, the same bytes and the same record. */
export function exportBundle(
  context: AppContext,
  snapshot: ImplementationSnapshot,
): { record: ExportRecord; bytes: Uint8Array<ArrayBuffer> } {
  const { content, sequence, createdAt, unchanged } = compose(context, snapshot)
  const bytes = new Uint8Array(writeBundle(content))
  const known = snapshot.exports.find((record) => unchanged && record.sequence === sequence)
  const record =
    known ??
    context.store.exports.add(snapshot.implementation.id, {
      sequence,
      createdAt,
      contentHash: content.manifest.contentHash,
      fileName: fileNameOf(snapshot.implementation.client, sequence),
      bytes: bytes.length,
    })
  return { record, bytes }
}

/** `clinica-horizonte-0003.disparo`: the client in plain letters, so that every system takes the name, and an ending that no other program has. */
function fileNameOf(client: string, sequence: number): string {
  return `${slug(client) || 'bundle'}-${String(sequence).padStart(4, '0')}.disparo`
}
