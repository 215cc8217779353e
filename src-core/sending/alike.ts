/**
 * Values that no rule tells from each other: words of Latin letters, digits and common signs, none of which can be read
 * as a variable, an emoji or a line break, and of which every transform leaves something. Written so that JavaScript and
 * RE2 read the same in it; the whole value has to match.
 */
const FIRST = 'A-Za-z0-9À-ÖØ-Þà-öø-þ'
const REST = String.raw`${FIRST}ºª!"$&'),./:;<=>?@\[\\\]^|~+*-`
export const ALIKE_PATTERN = `[${FIRST}][${REST}]*(?: {1,3}[${FIRST}][${REST}]*)*`

/** What stands for all of them. */
export const ALIKE = 'a'

/** The longest that is taken for one, where nothing else limits it. */
export const LONGEST_ALIKE = 200

/** The most that transforms make of any value of so many characters: letters become several when they are raised. */
export const grown = (length: number): number => length * 3 + 40

/** The same for one of these: thousands' points, `R$` and cents; a month's name. */
export const grownAlike = (length: number): number => Math.ceil((length * 4) / 3) + 16
