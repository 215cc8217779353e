/**
 * Does: the agreement with the CRM: the bundle's shape, its canonical text, how one is composed and judged.
 * May not: read or write files, know ZIP or SQL, or hash by itself (a hash function is handed in).
 * Ask instead: `src-main/bundle` for bytes and databases, `readiness` for what may be exported.
 */
export { canonicalJson, fitsCanonical } from './canonical.ts'
export { type BundleMeta, composeBundle, contentHashOf, manifestHashOf, nextExport, type Sha256 } from './compose.ts'
export {
  type BundleError,
  type BundleErrorCode,
  type BundleResult,
  bundleError,
  explainBundleError,
  isFault,
  TARGET_TROUBLES,
  type TargetTrouble,
} from './errors.ts'
export { type BundleFault, FAULT_CODES, type FaultCode } from './fault.ts'
export { type FaultPlace, faultPlace } from './fault-place.ts'
export { jsonSchemaOfBundle } from './json-schema.ts'
export { type BundleDocument, bundleFiles, MANIFEST, parseFileText, README, readDocument } from './layout.ts'
export { LOAD_REPORT_FORMAT, type LoadReportFile, loadReportSchema, loadReportText } from './load-report.ts'
export { type BundleMigration, checkMigrations, MIGRATIONS, migrateDocument } from './migrations.ts'
export {
  type Answerer,
  answererSchema,
  isOpenPoint,
  OPEN_POINT_IDS,
  type OpenPoint,
  type OpenPointId,
  openPointSchema,
} from './open-points.ts'
export { BUNDLE_README } from './readme.ts'
export { checkBundle, faultsOf, leadsHere } from './rules/index.ts'
export {
  BUNDLE_FORMAT,
  type BundleContent,
  type BundleManifest,
  type BundleTemplate,
  type BundleTrigger,
  bundleSchema,
  FORMAT_VERSION,
} from './schema.ts'
export {
  type BundleSignature,
  bundleSignatureSchema,
  SIGNATURE_FORMAT,
  SIGNATURES,
  type Succession,
  signatureFileSchema,
  signedText,
  successionSchema,
} from './signature.ts'
export { templateOf } from './template-of.ts'
export { TRANSFORM_MEANINGS } from './transforms.ts'
export { type BundleVerdict, verdictOf } from './verdict.ts'
