import { isUtf8 } from 'node:buffer'
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

/**
 * Whether bytes that come in pieces are UTF-8. A few broken letters are no other encoding:
 * exports cut a long name in the middle of an `ã`. Text in Windows-1252 has hardly ever a
 * sequence that UTF-8 would take.
 */
export function createUtf8Check(): { add: (piece: Uint8Array) => void; isUtf8: () => boolean } {
  let tail: Uint8Array = new Uint8Array(0)
  let letters = 0
  let faults = 0

  function count(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      const length = sequenceLength(bytes[at] ?? 0)
      if (length === 1) {
        at++
        continue
      }
      const isWhole = length > 1 && isUtf8(bytes.subarray(at, at + length))
      if (isWhole) letters++
      else faults++
      at += isWhole ? length : 1
    }
  }

  return {
    add(piece) {
      const bytes = tail.length === 0 ? piece : Buffer.concat([tail, piece])
      const end = lastWhole(bytes)
      tail = bytes.slice(end)
      const whole = bytes.subarray(0, end)
      if (!isUtf8(whole)) count(whole)
      else if (faults > 0) count(whole)
    },
    isUtf8() {
      if (tail.length > 0) count(tail)
      return faults === 0 || letters > faults
    },
  }
}

/** By its first byte; 0 where none begins with it. */
function sequenceLength(byte: number): number {
  if (byte < 0x80) return 1
  if (byte < 0xc2 || byte > 0xf4) return 0
  return byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4
}

/** Where the last sequence that may go on in the next piece begins. */
function lastWhole(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) break
    if (byte >= 0xc0) return sequenceLength(byte) > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}
