/**
 * Does: draws the simulated phones as a web page: chats, bubbles, buttons, a field to answer in.
 * May not: change anything; what is delivered and answered is kept by `../phones.ts`.
 * Ask instead: `../phone-page.ts` for the addresses it stands at.
 */
export { PAGE_HEADERS, pageOf, type Wanted } from './page.ts'
export { type Language, languageOf } from './words.ts'
