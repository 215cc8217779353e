const OPPOSITES = new Map([
  ['n', 's'],
  ['não', 'sim'],
  ['nao', 'sim'],
  ['no', 'yes'],
  ['0', '1'],
  ['f', 't'],
  ['false', 'true'],
  ['falso', 'verdadeiro'],
])

for (const [no, yes] of [...OPPOSITES]) if (no !== 'nao') OPPOSITES.set(yes, no)

/** `N` → `S`, `Não` → `Sim`: written as its opposite is. */
export function oppositeOf(word: string): string | null {
  const other = OPPOSITES.get(word.toLowerCase())
  if (other === undefined) return null
  if (word === word.toUpperCase()) return other.toUpperCase()
  return word.charAt(0) === word.charAt(0).toUpperCase() ? other.charAt(0).toUpperCase() + other.slice(1) : other
}
