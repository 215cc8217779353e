import { expect, it } from 'vitest'
import { csvCell } from '#core/csv'

it.each([
  ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['+cmd|calc', "'+cmd|calc"],
  ['-2+cmd', "'-2+cmd"],
  ['\t=1+1', "'\t=1+1"],
  ['+55 (11) 98765-4321', '+55 (11) 98765-4321'],
  ['-1,50', '-1,50'],
  ['Ana; Maria', '"Ana; Maria"'],
  ['Ana "Nina"', '"Ana ""Nina"""'],
  ['a\nb', '"a\nb"'],
  [' a', '" a"'],
  ["'; DROP TABLE x", `"'; DROP TABLE x"`],
  ['', ''],
])('writes %j as %s', (text, written) => {
  expect(csvCell(text, ';')).toBe(written)
})
