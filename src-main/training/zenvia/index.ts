/**
 * Does: simulates Zenvia's API v2 (templates, review, messages, subscriptions, reports) for one account with two senders.
 * May not: answer faster, kinder or in another shape than Zenvia documents.
 * Ask instead: `../faults.ts` for misbehaviour on purpose, `../phones.ts` for what the recipient sees and answers.
 */
export { startZenviaSimulator, type ZenviaSimulator, type ZenviaSimulatorOptions } from './server.ts'
