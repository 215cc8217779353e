/** The name that a text most likely means: small letters, digits and underscores, with its version. Empty where nothing is left. */
export function suggestName(typed: string): string {
  const plain = typed
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
  if (plain === '') return ''
  return /_v\d+$/.test(plain) ? plain : `${plain}_v1`
}
