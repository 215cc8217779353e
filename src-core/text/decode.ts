/** How a text file is written; `utf-16le` is what Excel saves as "Unicode text", `windows-1252` what the Brazilian one writes by default. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

const MARKS: readonly [Encoding, ...number[]][] = [
  ['utf-8', 0xef, 0xbb, 0xbf],
  ['utf-16le', 0xff, 0xfe],
  ['utf-16be', 0xfe, 0xff],
]

/** What files begin with that are no text: zip and xlsx, xls and doc, PDF, PNG, JPEG, gzip, RAR, 7z. */
const NO_TEXT = ['504b0304', '504b0506', 'd0cf11e0', '25504446', '89504e47', 'ffd8ff', '1f8b', '52617221', '377abcaf']

/**
 * By the byte order mark, else by whether it reads as UTF-8. `isUtf8`: what a
 * `createUtf8Check` says of all of it, where `bytes` are only the beginning.
 */
export function encodingOf(bytes: Uint8Array, isUtf8 = readsAsUtf8(bytes)): { encoding: Encoding; bomBytes: number } {
  for (const [encoding, ...mark] of MARKS)
    if (mark.every((byte, at) => bytes[at] === byte)) return { encoding, bomBytes: mark.length }
  return { encoding: wideOrder(bytes) ?? (isUtf8 ? 'utf-8' : 'windows-1252'), bomBytes: 0 }
}

/** So many letters show whether every other byte is a NUL. */
const WIDE_SAMPLE = 400

/** Which UTF-16 it is that lost its mark: nearly every letter of our languages has a NUL beside it, always on the same side. */
function wideOrder(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const letters = Math.min(WIDE_SAMPLE, Math.floor(bytes.length / 2))
  let before = 0
  let behind = 0
  for (let at = 0; at < letters; at++) {
    if (bytes[at * 2] === 0) before++
    if (bytes[at * 2 + 1] === 0) behind++
  }
  if (letters < 4) return null
  if (behind > letters * 0.8 && before === 0) return 'utf-16le'
  return before > letters * 0.8 && behind === 0 ? 'utf-16be' : null
}

/** A text file's text, without its mark. Never fails: every byte means something in Windows-1252. */
export const decodeText = (bytes: Uint8Array): string => new TextDecoder(encodingOf(bytes).encoding).decode(bytes)

/** The same for what has to be Unicode: UTF-8, or UTF-16 with its mark; null where one byte is not. */
export function decodeUnicode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encodingOf(bytes, true).encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

/** By its first kilobytes. A stray NUL is an export's bug; many control characters are another kind of file. */
export function isText(head: Uint8Array): boolean {
  const start = [...head.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  if (NO_TEXT.some((magic) => start.startsWith(magic))) return false
  if (encodingOf(head, true).encoding !== 'utf-8') return true
  let controls = 0
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 26 && byte !== 27)) controls++
  return controls <= 8 || controls * 50 <= head.length
}

function readsAsUtf8(bytes: Uint8Array): boolean {
  const check = createUtf8Check()
  check.add(bytes)
  return check.isUtf8()
}

export type QuickLook = { isUtf8: (bytes: Uint8Array) => boolean; isAscii: (bytes: Uint8Array) => boolean }
const NONE: QuickLook = { isUtf8: () => false, isAscii: () => false }
/** Whole letters before the first fault that show well enough what a file is; from there on each is counted. */
const ENOUGH = 1_000

/**
 * Whether bytes that come in pieces are UTF-8. A few broken letters are no other encoding:
 * exports cut a long name in the middle of an `ã`. Text in Windows-1252 has hardly ever a
 * sequence that UTF-8 would take. `quick`: what tells quicker that a piece has no fault.
 */
export function createUtf8Check(quick: QuickLook = NONE): {
  add: (piece: Uint8Array) => void
  isUtf8: () => boolean
} {
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
      const isWhole = length > 1 && isSequence(bytes, at, length)
      if (isWhole) letters++
      else faults++
      at += isWhole ? length : 1
    }
  }

  return {
    add(piece) {
      const bytes = tail.length === 0 ? piece : joined(tail, piece)
      const end = lastWhole(bytes)
      tail = bytes.slice(end)
      const whole = bytes.subarray(0, end)
      if (faults > 0 || !quick.isUtf8(whole)) count(whole)
      else if (letters < ENOUGH && !quick.isAscii(whole)) letters += lettersOf(whole)
    },
    isUtf8() {
      if (tail.length > 0) count(tail)
      return faults === 0 || letters > faults
    },
  }
}

/** How many letters of several bytes there are in what has no fault: a fault that comes later is weighed against them. */
function lettersOf(bytes: Uint8Array): number {
  let letters = 0
  // Four times as quick as `for … of`, over a hundred megabytes.
  for (let at = 0; at < bytes.length; at++) if ((bytes[at] ?? 0) >= 0xc2) letters++
  return letters
}

function joined(tail: Uint8Array, piece: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(tail.length + piece.length)
  bytes.set(tail)
  bytes.set(piece, tail.length)
  return bytes
}

/** By its first byte; 0 where none begins with it. */
function sequenceLength(byte: number): number {
  if (byte < 0x80) return 1
  if (byte < 0xc2 || byte > 0xf4) return 0
  return byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4
}

/** Whether the other bytes follow: no longer form than needed, no surrogate, nothing beyond U+10FFFF. */
function isSequence(bytes: Uint8Array, at: number, length: number): boolean {
  for (let next = at + 1; next < at + length; next++) if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return false
  const [first = 0, second = 0] = [bytes[at], bytes[at + 1]]
  if (first === 0xe0) return second >= 0xa0
  if (first === 0xed) return second < 0xa0
  if (first === 0xf0) return second >= 0x90
  return first !== 0xf4 || second < 0x90
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
