import { readFileSync } from 'node:fs'
import { endianness } from 'node:os'

const HEADER = 32
const FRAME_HEADER = 24
const MAGIC = 0x377f_0682

type Sums = readonly [number, number]

/**
 * Whether SQLite would lose something out of a write-ahead log without a word: at the first frame whose sum is
 * wrong it takes the log for ended. That is right where a process or the power went away while it wrote, and at
 * the frames of an older round, which lie behind the last one of this. A later frame that is sound, of this
 * log, and ends a transaction says that something is gone.
 * Format: sqlite.org/fileformat2.html, "The Write-Ahead Log".
 */
export function isLogDamaged(file: string): boolean {
  const log = readFileSync(file)
  if (log.length < HEADER + FRAME_HEADER) return false
  const magic = log.readUInt32BE(0)
  const words = wordsOf(log, (magic & 1) === 1)
  const pageSize = log.readUInt32BE(8) === 1 ? 65_536 : log.readUInt32BE(8)
  if (magic >>> 1 !== MAGIC >>> 1 || pageSize < 512 || !same(sum(words, 0, 24, [0, 0]), sumsAt(log, 24))) return true
  const size = FRAME_HEADER + pageSize
  let before = sumsAt(log, 24)
  let isBroken = false
  for (let at = HEADER; at + size <= log.length; at += size) {
    const own = sumsAt(log, at + 16)
    const isOfThisLog = log.compare(log, 16, 24, at + 8, at + 16) === 0
    const isSound = isOfThisLog && same(sum(words, at + FRAME_HEADER, pageSize, sum(words, at, 8, before)), own)
    if (isBroken && isSound && log.readUInt32BE(at + 4) !== 0) return true
    if (!isSound) isBroken = true
    before = own
  }
  return false
}

const sumsAt = (log: Buffer, at: number): Sums => [log.readUInt32BE(at), log.readUInt32BE(at + 4)]
const same = (a: Sums, b: Sums): boolean => a[0] === b[0] && a[1] === b[1]

/** The bytes as the numbers that are summed; frames begin at multiples of four. */
function wordsOf(log: Buffer, isBigEndian: boolean): Uint32Array {
  const bytes = new Uint8Array(log.length & ~3)
  bytes.set(log.subarray(0, bytes.length))
  if (isBigEndian !== (endianness() === 'BE')) Buffer.from(bytes.buffer).swap32()
  return new Uint32Array(bytes.buffer)
}

function sum(words: Uint32Array, from: number, bytes: number, [one, two]: Sums): Sums {
  let first = one
  let second = two
  for (let at = from >> 2; at < (from + bytes) >> 2; at += 2) {
    first = (first + (words[at] ?? 0) + second) >>> 0
    second = (second + (words[at + 1] ?? 0) + first) >>> 0
  }
  return [first, second]
}
