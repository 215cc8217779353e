import type { Subject } from './rule.ts'
import { readTexts } from './word-reader.ts'

/**
 * Bodies of Meta's own library of pt-BR utility templates that begin or end with a variable or set
 * two beside each other. Meta fixes their words and approves them as they are, so what its review
 * refuses elsewhere is none of their faults. The texts are Meta's; here are only fingerprints of
 * their words, read on 2026-11-29.
 */
const LIBRARY = new Set(
  `
10dpldd 12yh4cv 14955t6 19qv1pd 1aa383u 1aryqhv 1b53zub 1dnjant 1grligp 1hreoix 1i6o5gg 1j5sxwi
1kw9zs7 1nfklb0 1p4tbex 1vpnki2 22pqly 2ccysg 8riges 8yx13u bn50vo etxqcf f6cqaq hdqt06
i0k0oz ivn92c iwt584 l39jig nftu9s qxtuy8 rqr83s tvuytd z71l9z
`
    .trim()
    .split(/\s+/),
)

/** Whether the body is, word for word, one of Meta's library. */
export function isOfMetaLibrary(subject: Subject): boolean {
  const body = readTexts(subject).find(({ component }) => component === 'body')
  return body !== undefined && body.words.length <= MOST_WORDS && LIBRARY.has(fingerprint(body.words.map(({ text }) => text)))
}

/** No text of the library is longer. */
const MOST_WORDS = 80

/** FNV-1a over the folded words; names and order of the placeholders do not matter, nor do case, accents and punctuation. */
export function fingerprint(words: readonly string[]): string {
  let hash = 0x811c9dc5
  for (const sign of words.join(' ')) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193)
  return (hash >>> 0).toString(36)
}
