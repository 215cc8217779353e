import type { Structure } from './structure.ts'

/** What stands between double braces, in order, repetitions too. */
export const namesIn = (text: string): string[] => [...text.matchAll(/\{\{([^{}]*)\}\}/g)].map((match) => match[1] ?? '')

/** How many values a text takes: its numbers count from 1 in every part. */
export const countIn = (text: string): number => new Set(namesIn(text)).size

/** Fills a text in one pass; a number without a value stays visible. */
export const fill = (text: string, values: readonly string[]): string =>
  text.replace(/\{\{(\d+)\}\}/g, (whole, number: string) => values[Number(number) - 1] ?? whole)

/** What is wrong with the numbers of a text; null for nothing. */
export function numberingProblem(text: string): string | null {
  const numbers = [...new Set(namesIn(text))]
  return numbers.every((name, index) => name === String(index + 1))
    ? null
    : 'placeholders must be {{1}}, {{2}}, {{3}}... in the correct order'
}

/** The addresses of its buttons. */
export const linksOf = (structure: Structure): string[] =>
  structure.buttons?.flatMap((button) => (button.url === undefined ? [] : [button.url])) ?? []
