/**
 * A cell as it is written into a CSV that a spreadsheet program may open. One that it
 * would run as a formula gets an apostrophe before it, numbers excepted: `-1`, `+55 11 98765-4321`.
 */
export function csvCell(text: string, delimiter: string): string {
  const inert = /^[=@\t\r]|^[+-](?![\d\s().,-]*$)/.test(text) ? `'${text}` : text
  const needsMarks = inert.includes(delimiter) || /["\r\n]|^\s|\s$/.test(inert)
  return needsMarks ? `"${inert.replaceAll('"', '""')}"` : inert
}

/** One row, with its line break. */
export const csvRow = (cells: readonly string[], delimiter: string): string =>
  `${cells.map((cell) => csvCell(cell, delimiter)).join(delimiter)}\r\n`
