import { implement, ORPCError } from '@orpc/server'
import { type CallMeta, contract, type Problem } from '#core/contract'
import type { AppContext } from '../context.ts'
import { diskTrouble } from '../disk/index.ts'
import { KeychainError } from '../keychain/index.ts'
import { AppProblem } from '../problem.ts'
import { ProviderError } from '../providers/index.ts'

/** What went wrong as the contract's Problem; null for what only a programmer can act on. */
export function toProblem(error: unknown, dataDir: string | null = null): Problem | null {
  if (error instanceof AppProblem) return error.problem
  if (error instanceof KeychainError) return { code: `credential-${error.state}`, data: {}, raw: null }
  if (error instanceof ProviderError) return { code: `provider-${error.kind}`, data: { hint: error.hint ?? '' }, raw: error.raw }
  const trouble = diskTrouble(error, dataDir)
  return trouble === null ? null : { code: trouble, data: {}, raw: null }
}

type ProblemErrors = { PROBLEM: (options: { data: Problem }) => Error }

/**
 * The error that travels. Anything unexpected is logged and becomes `internal`, without its text. What is asked
 * while the program ends finds its store closed: nobody waits for that answer, and nobody has to look into it.
 */
export function translate(context: AppContext, errors: ProblemErrors, where: string, error: unknown): Error {
  if (error instanceof ORPCError) return error
  if (error instanceof Error && error.name === 'AbortError') return error
  const problem = toProblem(error, context.dataDir)
  if (!problem && !context.ending.aborted) context.log.error(where, error)
  return errors.PROBLEM({ data: problem ?? { code: 'internal', data: {}, raw: null } })
}

const isStream = (output: unknown): output is AsyncIterableIterator<unknown> =>
  typeof output === 'object' && output !== null && Symbol.asyncIterator in output

/** The contract's implementer with every failure translated; what fails in a stream fails after its handler has returned. */
export const apiBase = (context: AppContext) =>
  implement(contract).use(async ({ next, errors, path, signal, procedure }) => {
    const where = path.join('.')
    const { pace }: CallMeta = procedure['~orpc'].meta
    async function* translated(stream: AsyncIterableIterator<unknown>): AsyncGenerator<unknown> {
      // A job with an end, which an update must not cut off.
      const ended = pace === 'endless' ? () => undefined : context.work.begin()
      try {
        yield* stream
      } catch (error) {
        // A reader who left is no failure.
        if (signal?.aborted || context.ending.aborted) throw error
        throw translate(context, errors, where, error)
      } finally {
        ended()
      }
    }
    const ended = pace === 'slow' ? context.work.begin() : () => undefined
    try {
      const result = await next()
      return isStream(result.output) ? { ...result, output: translated(result.output) } : result
    } catch (error) {
      throw translate(context, errors, where, error)
    } finally {
      ended()
    }
  })
export type ApiBase = ReturnType<typeof apiBase>
