import {
  type BundleContent,
  canonicalJson,
  LOAD_REPORT_FORMAT,
  type LoadReportFile,
  loadReportSchema,
  loadReportText,
} from '#core/bundle'
import { holdsText, type Signer } from '../signature/index.ts'
import type { LoadReport } from './load.ts'
import { sha256 } from './sha256.ts'

type Done = {
  content: BundleContent
  /** Of the file that was loaded. */
  bytes: Uint8Array
  target: string
  loadedAt: string
  loadedBy: string
  counts: Pick<LoadReport, 'inserted' | 'updated' | 'unchanged' | 'removed'>
  generator: string
  signer: Signer | null
}

/** The text of a load's report. */
export function writeLoadReport({ content, bytes, target, loadedAt, loadedBy, counts, generator, signer }: Done): string {
  const { implementation, environment, sequence, contentHash, manifestHash } = content.manifest
  const { inserted, updated, unchanged, removed } = counts
  const report: LoadReportFile = {
    format: LOAD_REPORT_FORMAT,
    formatVersion: 1,
    ...{ implementation, environment, sequence, contentHash, manifestHash, bundleSha256: sha256(bytes) },
    ...{ target, loadedAt, loadedBy, inserted, updated, unchanged, removed, generator },
    publicKey: signer?.publicKey ?? null,
    reportHash: '',
    signature: null,
  }
  const text = loadReportText(report)
  const signature = signer?.sign(text) ?? null
  return canonicalJson({ ...report, reportHash: sha256(new TextEncoder().encode(text)), signature })
}

/** Null: no report of a load, or one that was changed since it was written. */
export function readLoadReport(text: string): LoadReportFile | null {
  const report = parse(text)
  if (report === null) return null
  const said = loadReportText(report)
  if (report.reportHash !== sha256(new TextEncoder().encode(said))) return null
  const { publicKey, signature } = report
  if (publicKey === null) return signature === null ? report : null
  return signature !== null && holdsText(said, publicKey, signature) ? report : null
}

function parse(text: string): LoadReportFile | null {
  try {
    return loadReportSchema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
