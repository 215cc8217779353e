import { type BundleContent, faultsOf, type LoadReportFile, manifestHashOf } from '#core/bundle'
import type { ExportRecord } from '#core/implementation'
import { mayRelease, type Release } from '#core/release'
import { readBundle, readLoadReport, readWhole, sha256, signBundle, writeBundle } from '../bundle/index.ts'
import { instant } from '../clock.ts'
import type { AppContext } from '../context.ts'
import { AppProblem, found } from '../problem.ts'
import { fileNameOf } from './export.ts'

type Context = Pick<AppContext, 'store' | 'keys' | 'clock'>
type Signed = { signatures: Release['signatures']; file: Uint8Array | null; by: string | null }
type Said = { note: string; person: string; key: string | null }

/** A release of an export: made by one person, or prepared for another. @returns its id */
export async function releaseExport(
  context: Context,
  exportId: string,
  said: Said,
  repeats: number | null = null,
): Promise<string> {
  const { store, clock } = context
  const kept = store.exports.kept(exportId)
  const implementationId = store.exports.implementationOf(exportId)
  if (!kept || implementationId === null) throw new AppProblem('release-not-kept')
  const { environment } = contentOf(kept.bytes).manifest
  const takesTwo = store.releases.twoPersons(implementationId)
  const signed = takesTwo ? null : await sign(context, kept.bytes, said.key)
  const at = instant(clock)
  const given = { exportId, environment, note: said.note, preparedBy: said.person, preparedAt: at, repeats }
  return store.releases.add(implementationId, given, signed && { ...signed, by: signed.by ?? said.person, at })
}

/** The second person, with a key of their own. */
export async function signRelease(context: Context, id: string, key: string): Promise<void> {
  const release = waiting(context, id)
  const { name } = context.keys.find(key)
  if (!mayRelease(release, name)) throw new AppProblem('release-same-person', { person: release.preparedBy })
  const { bytes } = keptOf(context, release)
  const { signatures, file } = await sign(context, bytes, key)
  context.store.releases.release(id, { by: name, at: instant(context.clock), signatures, file })
}

/** The second person's signature, on the very file that was prepared, made on another machine. */
export function takeSigned(context: Context, id: string, bytes: Uint8Array): void {
  const release = waiting(context, id)
  const read = readBundle(bytes)
  const archiveSha256 = sha256(keptOf(context, release).bytes)
  const signatures = read.ok ? read.signatures.filter((each) => each.archiveSha256 === archiveSha256) : []
  if (signatures.length === 0) throw new AppProblem('release-file')
  const other = signatures.find(({ signer }) => mayRelease(release, signer))
  if (!other) throw new AppProblem('release-same-person', { person: release.preparedBy })
  context.store.releases.release(id, {
    by: other.signer,
    at: other.signedAt,
    signatures: signatures.map(({ signer, publicKey, signedAt }) => ({ signer, publicKey, signedAt })),
    file: bytes,
  })
}

/**
 * A new export with the content of an earlier release, under the next sequence, and its release. The CRM takes it for the
 * newest; nothing is typed anew, and what is set up in the window stays as it is.
 */
export async function goBack(context: Context, id: string, said: Said): Promise<string> {
  const { store, clock } = context
  const release = found(store.releases.get(id), 'release')
  const { bytes } = keptOf(context, release)
  const { manifest: before, ...parts } = contentOf(bytes)
  const records = store.exports.list(release.implementationId)
  const sequence = Math.max(...records.map((record) => record.sequence)) + 1
  const { manifestHash: _before, ...rest } = before
  const manifest = { ...rest, sequence, createdAt: instant(clock), repeats: before.sequence }
  const content = { ...parts, manifest: { ...manifest, manifestHash: manifestHashOf(manifest, sha256) } }
  const faults = faultsOf(content)
  if (faults.length > 0) throw new AppProblem('release-wrong', { count: faults.length })
  const written = writeBundle(content)
  const record: Omit<ExportRecord, 'id'> = {
    sequence,
    createdAt: manifest.createdAt,
    contentHash: manifest.contentHash,
    fileName: fileNameOf(manifest.implementation.client, sequence),
    bytes: written.length,
    openPoints: manifest.openPoints,
  }
  // Before anything is kept: a locked keychain leaves no export behind.
  if (said.key !== null && !store.releases.twoPersons(release.implementationId)) await context.keys.signer(said.key)
  const added = store.exports.add(release.implementationId, record, written)
  return releaseExport(context, added.id, said, release.number)
}

/** The file of a release: signed, or as it was exported. */
export function releaseFile(context: Context, id: string): { fileName: string; bytes: Uint8Array<ArrayBuffer> } {
  const release = found(context.store.releases.get(id), 'release')
  const kept = keptOf(context, release)
  return { fileName: kept.fileName, bytes: context.store.releases.file(id) ?? kept.bytes }
}

/** A report is some 1 kB. */
const LARGEST_REPORT = 100_000

/** What a CRM's loader wrote of a load, kept once however often it is read. */
export function takeReport({ store, clock }: Context, implementationId: string, text: string): LoadReportFile {
  const report = text.length > LARGEST_REPORT ? null : readLoadReport(text)
  if (report === null) throw new AppProblem('load-report')
  if (report.implementation.id !== implementationId)
    throw new AppProblem('load-report-other', { client: report.implementation.client })
  store.releases.addReport(report, instant(clock))
  return report
}

function waiting({ store }: Context, id: string): Release {
  const release = found(store.releases.get(id), 'release')
  if (release.releasedAt !== null) throw new AppProblem('duplicate')
  return release
}

function keptOf({ store }: Context, { exportId }: Release): { fileName: string; bytes: Uint8Array<ArrayBuffer> } {
  const kept = store.exports.kept(exportId)
  if (!kept) throw new AppProblem('release-not-kept')
  return kept
}

function contentOf(bytes: Uint8Array): BundleContent {
  const read = readWhole(bytes)
  if (!read.ok) throw new AppProblem('release-not-kept')
  return read.value
}

/** @param key null: nobody signs */
async function sign({ keys, clock }: Context, bytes: Uint8Array, key: string | null): Promise<Signed> {
  if (key === null) return { signatures: [], file: null, by: null }
  const signer = await keys.signer(key)
  const signedAt = instant(clock)
  const file = signBundle(bytes, [], signer, signedAt)
  const { name, publicKey } = signer
  return { signatures: [{ signer: name, publicKey, signedAt }], file, by: name }
}
