/**
 * Does: a bundle's bytes: writes them, reads them back with suspicion, loads them into a database.
 * May not: decide what belongs into a bundle or print anything.
 * Ask instead: `#core/bundle` for the shape, the composing and each error's message id.
 */
export { type BundleFile, readBundleFile, tooLarge } from './file.ts'
export { LIMITS } from './limits.ts'
export { type LoadChange, type Loaded, type LoadOptions, type LoadReport, loadBundle } from './load.ts'
export { readLoadReport, writeLoadReport } from './load-report.ts'
export { zip } from './pack.ts'
export { type PostgresConnection, postgresConnection } from './postgres-connection.ts'
export { type BundleReadResult, readBundle, readWhole } from './read.ts'
export { sha256 } from './sha256.ts'
export { asksFor, isBy, signBundle } from './signed.ts'
export { type LoadTarget, LoadTargetError, type PasswordSource } from './target.ts'
export { openLoadTarget } from './targets.ts'
export { writeBundle } from './write.ts'
