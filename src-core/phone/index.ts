/**
 * Does: reads, shows, compares and masks phone numbers, Brazilian rules first.
 * May not: rewrite what somebody typed; a `wa_id` without the ninth digit can be right.
 */
export { formatPhone, maskPhone, type ParsedPhone, type PhoneProblem, parsePhone, phoneKey } from './phone.ts'
