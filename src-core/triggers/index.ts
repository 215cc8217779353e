/**
 * Does: what makes the CRM send a template, and what is wrong with it.
 * May not: decide whether the bundle can be exported; `readiness` does.
 * Ask instead: `services` for the service tree.
 */
export { atPlace, orphansOf, placesAfter, type TreeChange, treeChangeSchema } from './follow.ts'
export {
  checkTrigger,
  collide,
  isTriggerAdvice,
  loopFrom,
  missingAt,
  opensChat,
  placeName,
  type StatusTrigger,
  TRIGGER_KINDS,
  type Trigger,
  type TriggerDraft,
  type TriggerPlace,
  type TriggerProblem,
  type TriggerWorld,
  templatesOf,
  touchesOperation,
  triggerDraftSchema,
  triggerPlace,
  triggerSchema,
} from './triggers.ts'
