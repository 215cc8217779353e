import type { ShownProblem } from '../shared/problems.ts'

/** Whether a save was refused because of another window. */
export const isClash = (problem: ShownProblem | null): problem is ShownProblem => problem?.code === 'changed-elsewhere'
