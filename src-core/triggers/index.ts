/**
 * Does: what makes the CRM send a template, and what is wrong with it.
 * May not: decide whether the bundle can be exported; `readiness` does.
 * Ask instead: `services` for the service tree.
 */
export {
  checkTrigger,
  collide,
  isTriggerAdvice,
  loopFrom,
  opensChat,
  placeName,
  type StatusTrigger,
  TRIGGER_KINDS,
  type Trigger,
  type TriggerDraft,
  type TriggerProblem,
  type TriggerWorld,
  templatesOf,
  touchesOperation,
  triggerDraftSchema,
  triggerSchema,
} from './triggers.ts'
