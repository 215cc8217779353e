import { type ContractRouter, getContractRouter, getEventIteratorSchemaDetails, isContractProcedure, oc } from '@orpc/contract'
import { problemSchema } from './problem.ts'

/**
 * `slow`: waits for a provider, which may itself be asked again, or reads a whole file. `endless`: a
 * stream that a window listens to for as long as it is open; any other stream is a job with an end.
 */
export type CallMeta = { pace: 'quick' | 'slow' | 'endless' }

/** Every procedure starts here, so every procedure can answer with a Problem. */
export const procedure = oc.$meta<CallMeta>({ pace: 'quick' }).errors({ PROBLEM: { status: 422, data: problemSchema } })
export const slowProcedure = procedure.meta({ pace: 'slow' })
export const endlessProcedure = procedure.meta({ pace: 'endless' })

const ANSWER_WITHIN_MS = { quick: 30_000, slow: 180_000, endless: Number.POSITIVE_INFINITY } satisfies Record<
  CallMeta['pace'],
  number
>

/** How long a call may go without an answer, in milliseconds; a stream lasts as long as somebody reads it. */
export function answerLimit(router: ContractRouter<CallMeta>, path: readonly string[]): number {
  const called = getContractRouter(router, path)
  if (!isContractProcedure(called)) return ANSWER_WITHIN_MS.quick
  if (getEventIteratorSchemaDetails(called['~orpc'].outputSchema)) return Number.POSITIVE_INFINITY
  const { pace }: CallMeta = called['~orpc'].meta
  return ANSWER_WITHIN_MS[pace]
}
