import { isDefinedError } from '@orpc/client'
import type { Problem, ProblemCode, UnreadableIssue } from '#core/contract'
import { ConnectionLost } from '../connection/channel.ts'

/** A problem as the window shows it: the contract's, or the missing connection. */
export type ShownProblem = Omit<Problem, 'code'> & { code: ProblemCode | 'disconnected' }

/** Turns whatever was thrown into something that has a sentence. */
export function toProblem(error: unknown): ShownProblem {
  if (error instanceof ConnectionLost) return { code: 'disconnected', data: {}, raw: null }
  if (error instanceof Error && isDefinedError(error)) {
    const { data } = error as { data?: unknown }
    if (isProblem(data)) return data
  }
  if (error instanceof Error && 'code' in error && error.code === 'BAD_REQUEST') {
    const found = unreadableIn(error)
    return found === null ? { code: 'invalid', data: {}, raw: null } : { code: 'unreadable-text', data: { found }, raw: null }
  }
  return { code: 'internal', data: {}, raw: error instanceof Error ? error.message : String(error) }
}

/** What `readable` says of an input that was refused, deep in the issues that came back; null: it was something else. */
function unreadableIn(error: Error): string | null {
  const issues = (error as { data?: { issues?: { params?: Partial<UnreadableIssue> }[] } }).data?.issues ?? []
  return issues.map((issue) => issue.params?.unreadable?.found).find((found) => found !== undefined) ?? null
}

const isProblem = (data: unknown): data is Problem =>
  typeof data === 'object' && data !== null && 'code' in data && 'raw' in data && 'data' in data

export const isAbort = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError'
