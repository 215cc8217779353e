/**
 * Does: the names of what a simulator can be told to do wrong, so that pages, CLI and simulators share them.
 * May not: simulate anything; that is `src-main/training`.
 */
export { FAULT_NAMES, type FaultName, faultNameSchema } from './faults.ts'
