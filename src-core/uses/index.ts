/**
 * Does: says who stands on something, so that it is not pulled away under them: for the question before a deletion and for its refusal alike.
 * May not: delete or ask.
 */
export { nameOfUse, USED_THINGS, type Use, type UsedThing, usedThingSchema, useSchema, usesOf } from './uses.ts'
