/**
 * Does: tells the person of decisions, in the window and, where they allowed it, by the system.
 * May not: load anything of the review pages: every page has it from the start.
 */
export { NotifyButton } from './NotifyButton.tsx'
export { useDecisions } from './useDecisions.ts'
