/**
 * Does: what a trigger is and what keeps it from sending.
 * May not: look anything up; it is given the number, the template and the other triggers.
 */
export { checkTrigger, type Trigger, type TriggerProblem, triggerSchema } from './triggers.ts'
