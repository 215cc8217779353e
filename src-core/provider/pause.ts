/** The header as a whole number of seconds: the last line of a provider's words. */
const LINE = /(?:^|\n)Retry-After: (\d+)$/

/** A provider's words with the pause that it asked for, in milliseconds: they are kept where nothing else of a failure is. */
export const withAskedPause = (words: string | null, ms: number): string =>
  [words, `Retry-After: ${Math.ceil(ms / 1000)}`].filter((part) => part !== null).join('\n')

/** The pause that stands in a provider's words, rounded up, in the unit that one would say it in; null where there is none. */
export function askedPause(words: string | null): { unit: 'minute' | 'hour' | 'day'; count: number } | null {
  const seconds = Number(LINE.exec(words ?? '')?.[1] ?? 0)
  if (seconds === 0) return null
  if (seconds <= 90 * 60) return { unit: 'minute', count: Math.ceil(seconds / 60) }
  if (seconds <= 36 * 3600) return { unit: 'hour', count: Math.ceil(seconds / 3600) }
  return { unit: 'day', count: Math.ceil(seconds / 86_400) }
}
