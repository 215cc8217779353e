/** Forms of address that may stand before a name, as people type them, with or without a dot. */
const ADDRESS = /^(?:sr|sra|srta|dr|dra|prof|profa|dona)\.?$/iu

/**
 * The first word of a person's name, without a comma behind it. Forms of address are
 * left out where a word follows them. Double names are not recognised: `Maria Clara
 * Souza` gives `Maria`.
 */
export function firstName(text: string): string {
  const words = text.split(/\s+/).filter(Boolean)
  const name = words.find((word) => !ADDRESS.test(word)) ?? words[0] ?? ''
  return name.replace(/[,;]+$/, '')
}

/** These stay small inside a name. */
const PARTICLES = new Set(['de', 'da', 'do', 'das', 'dos', 'e'])
/** A letter and what hangs together with it; blanks, hyphens, apostrophes and other signs part words. */
const WORD = /(?<![\p{L}\p{M}\p{N}])\p{L}[\p{L}\p{M}\p{N}]*/gu

/**
 * Small letters with a capital at each word's beginning, except `de, da, do, das, dos,
 * e` after the first word. Hyphens part words (`Foz-do-Iguaçu`), so do apostrophes,
 * except before a single letter (`Sant'Ana`, but `Bob's`). Roman numerals and
 * abbreviations are not recognised: `II` becomes `Ii`.
 */
export function titleCase(text: string): string {
  const small = text.toLowerCase()
  let isFirst = true
  return small.replace(WORD, (word, at: number) => {
    const isParticle = !isFirst && PARTICLES.has(word)
    isFirst = false
    const isEnding = /\p{L}['’]$/u.test(small.slice(0, at)) && /^.$/u.test(word)
    return isParticle || isEnding ? word : capitalised(word)
  })
}

function capitalised(word: string): string {
  const [first = '', ...rest] = word
  return first.toUpperCase() + rest.join('')
}
