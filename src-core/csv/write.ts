/** What a spreadsheet program would run, or already has the apostrophes that keep it from that. */
const FORMULA = /^'*(?:[=@\t\r]|[+-](?![\d\s().,-]*$))/

/** The text of a cell that `csvCell` wrote. */
export const csvText = (cell: string): string => (cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell)

/**
 * A cell as it is written into a CSV that a spreadsheet program may open. One that it
 * would run as a formula gets an apostrophe before it, numbers excepted: `-1`, `+55 11 98765-4321`.
 */
export function csvCell(text: string, delimiter: string): string {
  const inert = FORMULA.test(text) ? `'${text}` : text
  const needsMarks = inert.includes(delimiter) || /["\r\n]|^\s|\s$/.test(inert)
  return needsMarks ? `"${inert.replaceAll('"', '""')}"` : inert
}

/** One row, with its line break. */
export const csvRow = (cells: readonly string[], delimiter: string): string =>
  `${cells.map((cell) => csvCell(cell, delimiter)).join(delimiter)}\r\n`
