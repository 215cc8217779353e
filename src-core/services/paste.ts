import { MOST, type RequestType, type ServiceTree, sameName } from './model.ts'

/** A line of which something has no place in the tree. `line` counts from 1. */
export type ServiceTreeProblem = { line: number; text: string; problem: 'too-deep' | 'too-long' | 'no-parent' | 'too-many' }

const BULLET = /^(?:[-*•–—>]|\d+[.)])\s+/u
const TAB_WIDTH = 4
/** Between the names of one line: a spreadsheet's cells, a CSV's, a menu's path. The first that a line has counts. */
const SEPARATORS = ['\\t', ';', '\\s[>›»→]\\s']
const ANY_SEPARATOR = SEPARATORS.join('|')
const SEPARATED = SEPARATORS.map((separator) => new RegExp(separator, 'u'))
/** A name in quotes, as spreadsheets write one that holds a separator. */
const QUOTED = '[^\\S\\t]*"((?:[^"]|"")*)"[^\\S\\t]*'
const QUOTED_CELL = new RegExp(`(^|${ANY_SEPARATOR})${QUOTED}(?=$|${ANY_SEPARATOR})`, 'gu')
const cellBefore = (separator: string): RegExp => new RegExp(`(?:${QUOTED}|(.*?))(?:${separator})`, 'sguy')
const CELL = SEPARATORS.map((separator) => cellBefore(`${separator}|$`))
const WHOLE = cellBefore('$')

/**
 * Reads pasted text: one name per line, tree / request type / status by indentation
 * (blanks or tabs), or several in one line as spreadsheets (tab, `;`) and menus (` > `)
 * give them; empty cells before a name mean "as above". The same name twice is one;
 * order stays as it was typed. Whatever a line names is in `trees`, or the line in `problems`.
 */
export function parseServiceTree(text: string): { trees: ServiceTree[]; problems: ServiceTreeProblem[] } {
  const trees: ServiceTree[] = []
  const problems: ServiceTreeProblem[] = []
  /** The lines that the next one may stand under: how far each is indented, and which level its last name is on. */
  const above: { indent: number; level: number }[] = []
  let tree: ServiceTree | null = null
  let type: RequestType | null = null
  let wasTabbed = false

  const place = (name: string, level: number): ServiceTreeProblem['problem'] | null => {
    // What stands under a name that was not taken must not end up under the one before it.
    if (level === 0) tree = null
    if (level <= 1) type = null
    if (name.length > MOST.letters) return 'too-long'
    if (level > 2) return 'too-deep'
    if (level === 0) tree = taken(trees, { name, requestTypes: [] }, MOST.trees)
    else if (!tree) return 'no-parent'
    else if (level === 1) type = taken(tree.requestTypes, { name, statuses: [] }, MOST.requestTypes)
    else if (!type) return 'no-parent'
    else if (type.statuses.some((status) => sameName(status, name))) return null
    else if (type.statuses.length === MOST.statuses) return 'too-many'
    else type.statuses.push(name)
    return (level === 0 && !tree) || (level === 1 && !type) ? 'too-many' : null
  }

  text.split(/\r\n|\r|\n/).forEach((raw, index) => {
    const { names, isTabbed } = namesOf(raw.trim())
    const first = names.findIndex((name) => name !== '')
    if (first === -1) return
    const blanks = /^\s*/.exec(raw)?.[0] ?? ''
    // In and under a row of a spreadsheet, leading tabs are empty cells; else they indent.
    const isRow = isTabbed || (wasTabbed && /^\t+$/.test(blanks))
    wasTabbed = isRow
    const indent = widthOf(blanks)
    while ((above.at(-1)?.indent ?? -1) >= indent) above.pop()
    const under = above.at(-1)?.level ?? -1
    const cellsBefore = isRow ? blanks.split('\t').length - 1 : 0
    const base = cellsBefore > 0 ? cellsBefore : first > 0 ? 0 : under + 1
    let problem: ServiceTreeProblem['problem'] | null = null
    names.forEach((name, cell) => {
      if (name !== '') problem ??= place(name, base + cell)
    })
    above.push({ indent, level: base + names.length - 1 })
    if (problem) problems.push({ line: index + 1, text: raw.trim(), problem })
  })
  return { trees, problems }
}

/** The same trees as indented text; `parseServiceTree` reads it back, as long as no name is twice in one place. */
export const writeServiceTree = (trees: readonly ServiceTree[]): string =>
  trees
    .flatMap((tree) => [
      written(tree.name),
      ...tree.requestTypes.flatMap((type) => [
        `  ${written(type.name)}`,
        ...type.statuses.map((status) => `    ${written(status)}`),
      ]),
    ])
    .join('\n')

/** In quotes where the name alone would be read as something else. */
const written = (name: string): string => {
  const { names } = namesOf(name)
  return names.length === 1 && names[0] === name ? name : `"${name.replaceAll('"', '""')}"`
}

/** The names of one line without its outer blanks, in order; empty cells stay until the last name. */
function namesOf(line: string): { names: string[]; isTabbed: boolean } {
  const text = line.replace(BULLET, '')
  const bare = text.replace(QUOTED_CELL, '$1')
  const kind = SEPARATED.findIndex((separator) => separator.test(bare))
  const names = [...text.matchAll(CELL[kind] ?? WHOLE)].map(nameIn)
  return { names: names.slice(0, names.findLastIndex((name) => name !== '') + 1), isTabbed: kind === 0 }
}

/** The cells of one line of a table, outer blanks and quotes gone; a quoted one may hold the separator. */
export const cellsOf = (line: string, separator: string): string[] =>
  [...line.matchAll(cellBefore(`${separator.replace('|', '\\|')}|$`))].map(nameIn)

const nameIn = ([, quoted, plain]: RegExpExecArray): string =>
  (quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"')).replace(/\p{Cc}+/gu, ' ').trim()

const widthOf = (blanks: string): number =>
  [...blanks].reduce((width, sign) => (sign === '\t' ? width + TAB_WIDTH : width + 1), 0)

/** The one of that name, added where there is none; null where the list is full. */
function taken<T extends { name: string }>(list: T[], item: T, most: number): T | null {
  const known = list.find(({ name }) => sameName(name, item.name))
  if (known) return known
  if (list.length === most) return null
  list.push(item)
  return item
}
