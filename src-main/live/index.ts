/**
 * Does: plays a CRM that has loaded what is set up now, with simulated providers and phones of its own, hop by hop.
 * May not: decide whether something is sent (`#core/sending` does), reach a real provider, keep anything.
 * Ask instead: `rehearsal` for what a whole history comes to.
 */
export { createLiveRehearsals } from './live-rehearsals.ts'
