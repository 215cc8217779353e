import { slug } from '#core/text'

/** The name that a text most likely means: small letters, digits and underscores, with its version. Empty where nothing is left. */
export function suggestName(typed: string): string {
  const plain = slug(typed, '_')
  if (plain === '') return ''
  return /_v\d+$/.test(plain) ? plain : `${plain}_v1`
}
