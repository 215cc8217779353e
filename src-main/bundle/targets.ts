import { type BundleResult, bundleError } from '#core/bundle'
import { openSqliteTarget } from './sqlite-target.ts'
import { type LoadTarget, LoadTargetError } from './target.ts'

/**
 * @param spec `sqlite:PATH`; the file is made when absent, its folder is not
 * @returns `unknown-target` for anything else, `target-failed` when it can't be opened
 */
export function openLoadTarget(spec: string): BundleResult<LoadTarget> {
  const path = /^sqlite:(.+)$/s.exec(spec)?.[1]
  if (path === undefined) return bundleError('unknown-target', { target: spec })
  try {
    return { ok: true, value: openSqliteTarget(path) }
  } catch (error) {
    if (error instanceof LoadTargetError) return bundleError('target-failed', { target: spec, reason: error.message })
    throw error
  }
}
