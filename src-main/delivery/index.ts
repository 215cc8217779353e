/**
 * Does: takes a bundle to a CRM, into a folder that it watches or by HTTPS, and brings its answer back; and a small receiver to try that against.
 * May not: judge a bundle, know a sentence.
 * Ask instead: `bundle` for reading and loading, `transport` for the one HTTP client.
 */
export { type DeliveryAnswer, deliveryAnswerSchema } from './answer.ts'
export { openReceiver, type Receiver } from './receiver.ts'
export { DeliveryError, deliverToAddress } from './to-address.ts'
export { deliverToFolder } from './to-folder.ts'
