/**
 * Does: reads, shows, compares and masks phone numbers, Brazilian rules first; by the million where a file is read.
 * May not: rewrite what somebody typed; a `wa_id` without the ninth digit can be right.
 */

export { digitsOf, type Person, readAddress, readUserId } from './person.ts'
export { formatPhone, isInvented, maskPhone, type ParsedPhone, type PhoneProblem, parsePhone, phoneKey } from './phone.ts'
export { choosePhone, newPhoneScan, type PhoneRead, type PhoneScan, readPhone, scanPhone } from './scan.ts'
