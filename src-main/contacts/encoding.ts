import { StringDecoder } from 'node:string_decoder'
import type { CsvDialect } from '#core/contacts'

type Decoder = { decode: (piece: Uint8Array) => string; end: () => string }

/** Text of bytes that come in pieces; what is no valid text becomes `\uFFFD`. A byte order mark stays. */
export function createDecoder(encoding: CsvDialect['encoding']): Decoder {
  if (encoding === 'windows-1252') {
    const decoder = new TextDecoder(encoding)
    return { decode: (piece) => decoder.decode(piece, { stream: true }), end: () => decoder.decode() }
  }
  // An eighth of the time that TextDecoder takes for pieces of UTF-8.
  const decoder = new StringDecoder(encoding === 'utf-8' ? 'utf8' : 'utf16le')
  return { decode: (piece) => decoder.write(Buffer.from(piece.buffer, piece.byteOffset, piece.length)), end: () => decoder.end() }
}

/** U+0080–U+009F as Windows-1252 has them; five places are free and stay what they are. */
const HIGH = new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 32 }, (_, at) => 0x80 + at))

/** Bytes of text that came from a file in that encoding. */
export function encode(text: string, encoding: CsvDialect['encoding']): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8')
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le')
  const bytes = text.replace(/[^\0-\x7f\xa0-\xff]/gu, (sign) => {
    const place = HIGH.indexOf(sign)
    return place === -1 ? '?' : String.fromCharCode(0x80 + place)
  })
  return Buffer.from(bytes, 'latin1')
}
