import { implement, ORPCError } from '@orpc/server'
import { contract, type Problem } from '#core/contract'
import type { AppContext } from '../context.ts'
import { KeychainError } from '../keychain/index.ts'
import { AppProblem } from '../problem.ts'
import { ProviderError } from '../providers/index.ts'

/** What went wrong as the contract's Problem; null for what only a programmer can act on. */
export function toProblem(error: unknown): Problem | null {
  if (error instanceof AppProblem) return error.problem
  if (error instanceof KeychainError) return { code: `credential-${error.state}`, data: {}, raw: null }
  if (error instanceof ProviderError) return { code: `provider-${error.kind}`, data: { hint: error.hint ?? '' }, raw: error.raw }
  return null
}

type ProblemErrors = { PROBLEM: (options: { data: Problem }) => Error }

/** The error that travels. Anything unexpected is logged and becomes `internal`, without its text. */
export function translate(context: AppContext, errors: ProblemErrors, where: string, error: unknown): Error {
  if (error instanceof ORPCError) return error
  if (error instanceof Error && error.name === 'AbortError') return error
  const problem = toProblem(error)
  if (!problem) context.log.error(where, error)
  return errors.PROBLEM({ data: problem ?? { code: 'internal', data: {}, raw: null } })
}

/** The same for a stream: what fails in it fails after its handler has returned. A reader who left is no failure. */
export async function* translated<News>(
  context: AppContext,
  { errors, signal }: { errors: ProblemErrors; signal?: AbortSignal | undefined },
  where: string,
  stream: AsyncGenerator<News>,
): AsyncGenerator<News> {
  try {
    yield* stream
  } catch (error) {
    if (signal?.aborted || context.ending.aborted) throw error
    throw translate(context, errors, where, error)
  }
}

/** The contract's implementer with every failure translated. */
export const apiBase = (context: AppContext) =>
  implement(contract).use(async ({ next, errors, path }) => {
    try {
      return await next()
    } catch (error) {
      throw translate(context, errors, path.join('.'), error)
    }
  })
export type ApiBase = ReturnType<typeof apiBase>
