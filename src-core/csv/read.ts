/** A record longer than this, in characters, is one whose quotation mark nobody closed. */
const LONGEST_RECORD = 1 << 18
/** After so many characters of looking for closing marks in vain, each line is a record of its own. */
const MOST_IN_VAIN = 1 << 25

export type CsvReader = {
  /** The complete rows of all text so far that were not given yet. */
  push: (text: string) => string[][]
  /** The last rows, whether or not a line break follows them; `text`: what is still to be read. */
  end: (text?: string) => string[][]
  /** Of the rows given last, the indices of those with an unclosed quotation mark. */
  broken: () => readonly number[]
  /** Where each of the rows given last begins, in the text that was at hand. */
  begins: () => readonly number[]
}

/** A row of a whole text. `line` counts from 1 as an editor does; `text` is the row as it stands. */
export type CsvLine = { line: number; text: string; cells: string[]; isBroken: boolean }

/** The rows of a text that is all at hand. */
export function readCsvText(given: string, delimiter: string): CsvLine[] {
  // A blank line in place of Excel's own, and one kind of line break, keep the lines' numbers.
  const text = given
    .replace(/^\uFEFF/, '')
    .replaceAll('\0', '')
    .replace(/\r\n?/g, '\n')
    .replace(/^sep=.(?=\n)/i, '')
  const reader = createCsvReader(delimiter)
  const rows = reader.end(text)
  const broken = new Set(reader.broken())
  const begins = reader.begins()
  let line = 1
  let at = 0
  return rows.map((cells, index) => {
    const begin = begins[index] ?? at
    line += text.slice(at, begin).split('\n').length - 1
    at = begin
    return { line, text: text.slice(begin, begins[index + 1]).trim(), cells, isBroken: broken.has(index) }
  })
}

/**
 * Takes a CSV apart piece by piece: RFC 4180 as CRMs write it. Lines end in CRLF, LF or
 * CR; blanks after a closing mark, and marks inside a quoted cell that nobody doubled,
 * are tolerated. Empty lines, Excel's `sep=;`, a byte order mark and NULs are left out.
 * Every other line comes back, also with too few or too many cells: a mark that swallows
 * the following lines is taken for a letter and its line is read alone.
 */
export function createCsvReader(delimiter: string): CsvReader {
  let rest = ''
  let lineEnd: '\n' | '\r' = '\n'
  let isStart = true
  let width = 0
  let inVain = 0
  let broken: number[] = []
  let begins: number[] = []

  function read(given: string, isLast: boolean): string[][] {
    let text = rest === '' ? given : rest + given
    if (text.includes('\0')) text = text.replaceAll('\0', '')
    rest = ''
    broken = []
    begins = []
    if (isStart) {
      // A CR may be a line's end, or stand in a cell of a file whose lines end in LF.
      if (!isLast && text.length <= LONGEST_RECORD && !text.includes('\n')) {
        rest = text
        return []
      }
      isStart = false
      lineEnd = text.includes('\n') || !text.includes('\r') ? '\n' : '\r'
      text = text.replace(/^\uFEFF/, '').replace(/^sep=.(?:\r\n?|\n|$)/i, '')
    }
    return rowsOf(text, lineEnd, isLast)
  }

  function rowsOf(text: string, end: '\n' | '\r', isLast: boolean): string[][] {
    const rows: string[][] = []
    let at = 0
    let mark = -1
    while (at < text.length) {
      const found = text.indexOf(end, at)
      if (found === -1 && !isLast && text.length - at <= LONGEST_RECORD) break
      const lineAt = found === -1 ? text.length : found
      if (mark < at) mark = markFrom(text, at)
      if (mark > lineAt) {
        add(rows, withoutCr(text.slice(at, lineAt)).split(delimiter), at)
        at = lineAt + 1
        continue
      }
      const record = inVain < MOST_IN_VAIN ? readRecord(text, at, end, delimiter, isLast) : null
      if (record === 'unfinished' && !isLast && text.length - at <= LONGEST_RECORD) break
      const isWhole = typeof record === 'object' && record !== null
      if (isWhole && !(record.isLoose && swallowsRows(text.slice(at, record.next).split(end, 2)))) {
        add(rows, record.cells, at)
        at = record.next
        continue
      }
      const alone = readLine(text.slice(at, lineAt))
      if (alone.isBroken || isWhole) {
        broken.push(rows.length)
        inVain += isWhole ? record.next - at : Math.min(text.length - at, LONGEST_RECORD)
      }
      add(rows, alone.cells, at)
      at = lineAt + 1
    }
    rest = text.slice(at)
    return rows
  }

  function add(rows: string[][], cells: string[], begin: number): void {
    // An empty line; 26 is the end-of-file mark of old programs.
    if (cells.length === 1 && ['', '\u001a'].includes(cells[0]?.trim() ?? '')) return
    if (width === 0) width = cells.length
    rows.push(cells)
    begins.push(begin)
  }

  const swallowsRows = ([first = '', second = '']: string[]): boolean =>
    readLine(first).cells.length === width && readLine(second).cells.length === width

  /** A line by itself, without its break; a mark that is not closed in it is a letter. */
  function readLine(line: string): { cells: string[]; isBroken: boolean } {
    const bare = withoutCr(line)
    const record = readRecord(bare, 0, '\n', delimiter, true)
    return typeof record === 'string'
      ? { cells: bare.split(delimiter), isBroken: true }
      : { cells: record.cells, isBroken: false }
  }

  return { push: (text) => read(text, false), end: (text = '') => read(text, true), broken: () => broken, begins: () => begins }
}

const withoutCr = (line: string): string => (line.charCodeAt(line.length - 1) === 13 ? line.slice(0, -1) : line)

const markFrom = (text: string, at: number): number => {
  const mark = text.indexOf('"', at)
  return mark === -1 ? Number.POSITIVE_INFINITY : mark
}

/** `isLoose`: a cell had a mark in it that was not doubled. */
type CsvRecord = { cells: string[]; next: number; isLoose: boolean }

/** The record that begins at `at`; `unfinished` where a mark has not been closed, or it may go on in the next piece. */
function readRecord(text: string, at: number, lineEnd: string, delimiter: string, isLast: boolean): CsvRecord | 'unfinished' {
  const cells: string[] = []
  let isLoose = false
  let from = at
  for (;;) {
    let after: number
    if (text.charCodeAt(from) === 34) {
      let close = from
      let hasDoubled = false
      for (;;) {
        close = text.indexOf('"', close + 1)
        if (close === -1 || close - at > LONGEST_RECORD) return 'unfinished'
        if (text.charCodeAt(close + 1) === 34) {
          hasDoubled = true
          close++
          continue
        }
        after = close + 1
        while (after < text.length && isBlank(text.charCodeAt(after), delimiter, lineEnd)) after++
        if (after === text.length) {
          if (!isLast) return 'unfinished'
          break
        }
        const next = text[after]
        if (next === delimiter || next === lineEnd) break
        isLoose = true
      }
      const cell = text.slice(from + 1, close)
      cells.push(hasDoubled ? cell.replaceAll('""', '"') : cell)
    } else {
      const end = text.indexOf(lineEnd, from)
      if (end === -1 && !isLast) return 'unfinished'
      const line = text.slice(from, end === -1 ? text.length : end)
      const cellEnd = line.indexOf(delimiter)
      after = from + (cellEnd === -1 ? line.length : cellEnd)
      cells.push(cellEnd === -1 ? withoutCr(line) : line.slice(0, cellEnd))
    }
    if (text[after] !== delimiter) return { cells, next: after + 1, isLoose }
    from = after + 1
  }
}

const isBlank = (code: number, delimiter: string, lineEnd: string): boolean =>
  code === 32 || (code === 13 && lineEnd === '\n') || (code === 9 && delimiter !== '\t')
