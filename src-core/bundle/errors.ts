import { withoutUnseen } from '#core/text'
import { type BundleFault, FAULT_CODES, type FaultCode, type FaultData } from './fault.ts'

/**
 * Everything that can be wrong with a bundle or with the place it is loaded into.
 * Each code has its sentence in the locales under `cli:bundle.errors.<code>`; the data fills its gaps.
 */
type Data = FaultData & {
  // The gates, in the order in which they are passed; nothing behind a closed one is looked at.
  // Gate 1: the raw bytes
  'file-too-large': { bytes: number; limit: number }
  'not-a-zip': { bytes: number }
  /** Starts like a ZIP; its end is missing or followed by something. */
  truncated: { bytes: number }
  'too-many-files': { count: number; limit: number }
  'entry-too-large': { path: string; bytes: number; limit: number }
  /** `ratio`: unpacked bytes per packed byte. */
  'expands-too-much': { path: string; bytes: number; ratio: number }
  'unsafe-path': { path: string }
  'duplicate-path': { path: string }
  /** `feature`: encrypted, symlink, zip64, multi-disk, method, data-descriptor, flags. */
  'unsupported-zip': { path: string; feature: string }
  'damaged-archive': Record<never, never>
  'damaged-entry': { path: string }
  'missing-file': { path: string }
  'unknown-file': { path: string }
  'hash-mismatch': { path: string }
  /** What was signed is not what stands here, or the archive around it is not as it was written. */
  'signature-broken': Record<never, never>
  /** `wanted`, `signers`: names with their keys' words. */
  'not-signed': { wanted: string }
  'signed-by-other': { wanted: string; signers: string }
  // Gate 2: the envelope
  'unreadable-json': { path: string }
  'not-a-bundle': { format: string }
  // Gate 3
  'newer-format': { formatVersion: number; known: number; generator: string }
  // Gate 4
  'migration-failed': { from: number; to: number; step: string }
  // Gate 5: the strict schema; behind it `FaultData`, what the parts say
  'unknown-field': { path: string; field: string }
  'missing-field': { path: string; field: string }
  /** `problem`: the validator's own words, English. */
  'invalid-field': { path: string; field: string; problem: string }
  // Loading
  'unknown-target': { target: string }
  /** `reason`: the database's or the network's own words. */
  'target-failed': { target: string; trouble: TargetTrouble; reason: string }
  'target-other-tables': { target: string; found: string; known: string }
  'older-than-loaded': { client: string; loaded: number; given: number }
  'sequence-conflict': { client: string; sequence: number }
  /** Said with `--environment`, and the bundle is for another. */
  'environment-not-as-said': { client: string; said: string; environment: string }
  /** The database holds bundles for another environment; nobody said that this one may stand beside them. */
  'other-environment': { client: string; environment: string; loaded: string; other: string }
  /** The same implementation was loaded for another environment. */
  'environment-changed': { client: string; environment: string; loaded: string }
}

/** What kind of refusal `target-failed` is; each has its own sentence, because each asks for something else. */
export const TARGET_TROUBLES = [
  'refused',
  'address',
  'unreachable',
  'tls',
  'login',
  'no-database',
  'permission',
  'busy',
  'lost',
] as const
export type TargetTrouble = (typeof TARGET_TROUBLES)[number]

export type BundleErrorCode = keyof Data
export type BundleError = { [Code in BundleErrorCode]: { code: Code; data: Data[Code] } }[BundleErrorCode]
export type BundleResult<T> = { ok: true; value: T } | { ok: false; error: BundleError }

/** A refusal, as every step of reading and loading answers it. */
export const bundleError = <Code extends BundleErrorCode>(code: Code, data: Data[Code]): { ok: false; error: BundleError } => ({
  ok: false,
  // The pair is right by the signature; a generic member of the union can't be shown to be one of its members.
  error: { code, data } as unknown as BundleError,
})

/** The sentence's key in the locales, and what fills it. */
export function explainBundleError(error: BundleError): {
  messageId:
    | `cli:bundle.errors.${Exclude<BundleErrorCode, FaultCode | 'target-failed'>}`
    | `cli:bundle.target.${TargetTrouble}`
    | `bundleRules.${FaultCode}`
  data: Readonly<Record<string, string | number>>
} {
  // Names come from a file that may be hostile: nothing in them may steer a terminal or flood it.
  const printable = (value: string): string =>
    withoutUnseen(value, '\uFFFD')
      .replace(/[\n\t]/g, '\uFFFD')
      .slice(0, 300)
  const data = Object.fromEntries(
    Object.entries<string | number>(error.data).map(
      ([name, value]) => [name, typeof value === 'string' ? printable(value) : value] as const,
    ),
  )
  if (isFault(error)) {
    const { path, field = '' } = data
    return { messageId: `bundleRules.${error.code}`, data: { ...data, place: field === '' ? `${path}` : `${path} (${field})` } }
  }
  const messageId =
    error.code === 'target-failed'
      ? (`cli:bundle.target.${error.data.trouble}` as const)
      : (`cli:bundle.errors.${error.code}` as const)
  return { messageId, data }
}

/** Whether it is about what a whole bundle says, and not about the file or the database. */
export const isFault = (error: BundleError): error is BundleFault => (FAULT_CODES as readonly string[]).includes(error.code)
