import type { Problem, ProblemCode } from '#core/contract'

/** Something a person can act on; the API turns it into the contract's PROBLEM. */
export class AppProblem extends Error {
  override readonly name = 'AppProblem'
  readonly problem: Problem

  constructor(code: ProblemCode, data: Problem['data'] = {}, raw: string | null = null) {
    super(code)
    this.problem = { code, data, raw }
  }
}

/** The row or a `not-found` that says what was looked for. */
export function found<T>(row: T | null | undefined, what: string): T {
  if (row === null || row === undefined) throw new AppProblem('not-found', { what })
  return row
}
