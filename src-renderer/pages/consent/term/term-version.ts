import type { ConsentTerm } from '#core/consent'

/** The number that the next version gets. */
export const nextVersion = (terms: readonly ConsentTerm[]): string => String(terms.length + 1)

/** Whether saving would make a version: something is written, and it is not what the newest says. */
export const isNewVersion = (text: string, terms: readonly ConsentTerm[]): boolean =>
  text.trim() !== '' && text.trim() !== terms[0]?.text.trim()
