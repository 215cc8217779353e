/**
 * Does: replays a CRM's history against a bundle: reads contacts and events of any size, in the order of time.
 * May not: decide whether something is sent (`#core/sending` does), send anything, keep a row once it has answered.
 */
export { type ContactsFile, type EventsFile, type Rehearsal, rehearse } from './rehearse.ts'
