/**
 * Does: draws the simulated phones as a web page: chats, bubbles, buttons, a field to answer in.
 * May not: change anything; what is delivered and answered is kept by `../phones.ts`.
 * Ask instead: `../phone-endpoints.ts` for the addresses it stands at.
 */
export { PAGE_HEADERS, pageOf } from './page.ts'
export { languageOf } from './sentences.ts'
