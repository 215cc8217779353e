/** Accents and case aside, as one types in a search. */
export const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** The words that all have to be found, in any order. */
export const wordsOf = (query: string): string[] => fold(query).split(/\s+/).filter(Boolean)

/** Whether an already folded text holds every word. */
export const holdsAll = (folded: string, words: readonly string[]): boolean => words.every((word) => folded.includes(word))
