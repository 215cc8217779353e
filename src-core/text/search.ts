import { fold } from './fold.ts'

/** The words of a query, folded, that all have to be found, in any order. */
export const wordsOf = (query: string): string[] => fold(query).split(/\s+/).filter(Boolean)

/** Whether an already folded text holds every word. */
export const holdsAll = (folded: string, words: readonly string[]): boolean => words.every((word) => folded.includes(word))
