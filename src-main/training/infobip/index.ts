/**
 * Does: simulates Infobip's WhatsApp API (templates, review, messages, reports, subscriptions) for one account with two senders.
 * May not: answer faster, kinder or in another shape than Infobip documents.
 * Ask instead: `faults.ts` for misbehaviour on purpose, `../phones.ts` for what the recipient sees and answers.
 */
export { type InfobipSimulator, type InfobipSimulatorOptions, startInfobipSimulator } from './server.ts'
