/** The variables of a text, each once, in order; whatever stands between double braces counts. */
export const namesIn = (text: string): string[] => [
  ...new Set([...text.matchAll(/\{\{([^{}]*)\}\}/g)].map((match) => match[1] ?? '')),
]

/** Fills a text in one pass; a variable without a value stays visible. */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{\{([^{}]*)\}\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? whole) : whole))
