import { type BundleResult, bundleError } from '#core/bundle'
import { openPostgresTarget } from './postgres-target.ts'
import { openSqliteTarget } from './sqlite-target.ts'
import { type LoadTarget, LoadTargetError, type PasswordSource } from './target.ts'

/**
 * Neither reads nor writes yet.
 * @param spec `sqlite:PATH`; the file is made when absent, its folder is not. SQLite would take no name or
 *   `:memory:` too, and keep nothing: refused. Or `postgres://…` and
 *   `postgresql://…` as `pg` reads them, connected to when something is loaded
 * @returns `unknown-target` for anything else, `target-failed` when it can't be opened
 */
export function openLoadTarget(
  spec: string,
  password: PasswordSource = { given: null, ask: async () => null },
): BundleResult<LoadTarget> {
  const path = /^sqlite:(.+)$/s.exec(spec)?.[1]
  if (path !== undefined && /^\s*(?::memory:)?\s*$/i.test(path)) return bundleError('unknown-target', { target: spec.trim() })
  try {
    if (path !== undefined) return { ok: true, value: openSqliteTarget(path) }
    if (/^postgres(ql)?:/i.test(spec)) return { ok: true, value: openPostgresTarget(spec, password) }
  } catch (error) {
    if (!(error instanceof LoadTargetError)) throw error
    const target = path === undefined ? 'postgres://…' : spec
    return bundleError('target-failed', { target, trouble: error.trouble, reason: error.message })
  }
  return bundleError('unknown-target', { target: withoutSecrets(spec) })
}

/** An address that is not understood may hold a password anywhere: only a plain name is repeated whole. */
const withoutSecrets = (spec: string): string =>
  /^[\p{L}\p{N} ._/\\-]*$/u.test(spec) ? spec : `${/^[a-z]+:(\/\/)?/i.exec(spec)?.[0] ?? ''}…`
