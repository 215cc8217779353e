/** The name every entry goes under; references carry it, so that it may change one day. */
export const SERVICE = 'Disparo'

/**
 * Refuses what does not come back as it went in: a zero byte ends a text for keytar, and
 * half a surrogate pair returns as another character. Throws a RangeError without the text.
 */
export const mustBeText = (what: 'account' | 'secret', text: string): void => {
  if (text === '' || text.includes('\0') || !text.isWellFormed())
    throw new RangeError(`keychain: ${what} must be text, not empty`)
}
