import { fold } from '#core/text'
import type { ServiceTree } from './model.ts'
import { cellsOf, parseServiceTree, type ServiceTreeProblem } from './paste.ts'

/** A column's names in what CRMs and spreadsheets write, folded. */
const COLUMNS = [
  ['árvore', 'árvore de serviços', 'árvore de serviço', 'serviço', 'service tree', 'tree', 'service'],
  ['solicitação', 'tipo de solicitação', 'nome da solicitação', 'tipo', 'assunto', 'request type', 'request', 'type'],
  ['status', 'situação', 'estado', 'etapa', 'nome do status', 'state'],
] as const
const SEPARATORS = [';', ',', '\t', '|']

export type TreeFile = {
  trees: ServiceTree[]
  problems: ServiceTreeProblem[]
  /** The headings that were taken for tree, request type and status (null: the file has none); null: read as indented text. */
  columns: (string | null)[] | null
}

/**
 * Reads a file with a service tree: a table whose headings are known, its columns in any
 * order between `;`, `,`, tab or `|`, else what a person may paste. In a table without a column
 * of trees the request types stand under `tree`. Lines count as an editor counts them.
 */
export function readServiceTreeFile(given: string, tree: string): TreeFile {
  // `sep=;` is a line of Excel's own; a blank line in its place keeps the lines' numbers.
  const text = given.replace(/^\uFEFF/, '').replace(/^sep=.(?=\r|\n)/i, '')
  const lines = text.split(/\r\n|\r|\n/)
  const table = tableOf(lines)
  if (!table) return { ...parseServiceTree(text), columns: null }
  const { separator, names, places, from } = table
  const rows = lines.map((line, index) => {
    const cells = index < from ? [] : cellsOf(line, separator)
    const row = places.map((place) => cells[place] ?? '')
    if (row.every((cell) => cell === '')) return ''
    if (places[0] === -1) row[0] = tree
    return row.map((cell) => (cell === '' ? '' : `"${cell.replaceAll('"', '""')}"`)).join(';')
  })
  const { trees, problems } = parseServiceTree(rows.join('\n'))
  return {
    trees,
    // The line as the file has it, not as it was put in order.
    problems: problems.map((problem) => ({ ...problem, text: lines[problem.line - 1]?.trim() ?? problem.text })),
    columns: places.map((place) => names[place] ?? null),
  }
}

/** `places`: the column of tree, request type and status, -1 for none; `from`: the first line after the headings. */
type Table = { separator: string; names: string[]; places: number[]; from: number }

function tableOf(lines: readonly string[]): Table | null {
  const at = lines.findIndex((line) => line.trim() !== '')
  const tables = SEPARATORS.map((separator): Table => {
    const names = cellsOf(lines[at] ?? '', separator)
    const places = COLUMNS.map((column) => names.findIndex((name) => isOneOf(name, column)))
    return { separator, names, places, from: at + 1 }
  })
  const known = ({ places }: Table): number => places.filter((place) => place >= 0).length
  const best = tables.reduce((first, other) => (known(other) > known(first) ? other : first))
  if (known(best) >= 2 && (best.places[1] ?? -1) >= 0) return best
  return isBareCommaTable(lines) ? { separator: ',', names: [], places: [0, 1, 2], from: 0 } : null
}

/** Commas may be part of a name; they part cells only where every line has some, and nothing else that could. */
const isBareCommaTable = (lines: readonly string[]): boolean => {
  const rows = lines.filter((line) => line.trim() !== '')
  return rows.length > 0 && rows.every((line) => /^[^\s;\t>›»→][^;\t>›»→]*,/.test(line))
}

const lettersOf = (text: string): string => fold(text).replace(/[^a-z]/g, '')

const isOneOf = (text: string, names: readonly string[]): boolean => names.some((name) => lettersOf(name) === lettersOf(text))
