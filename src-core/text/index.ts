/**
 * Does: what every room does with text: compares it as a person reads it, makes names of it, finds out how its bytes are written.
 * May not: know what the text is about.
 */
export { createUtf8Check, decodeText, decodeUnicode, type Encoding, encodingOf, isText } from './decode.ts'
export { isDoublyEncoded, mendDoubleEncoding } from './double-encoding.ts'
export { EXAMPLE_ADDRESS, RESERVED_ADDRESS } from './example-address.ts'
export { asRead, asTyped, fold, foldKey, withoutAccents } from './fold.ts'
export { escapeHtml } from './html.ts'
export { oneOf } from './one-of.ts'
export { holdsAll, wordsOf } from './search.ts'
export { slug } from './slug.ts'
export { showUnseen, withoutUnseen } from './unseen.ts'
