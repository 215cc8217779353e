import { type CsvLine, csvRow, csvText, readCsvText } from '#core/csv'
import { foldKey } from '#core/text'
import { type CrmVariable, crmVariableSchema } from './model.ts'

/** A row that is not taken over, and why. `line` counts from 1 as an editor does; `text` is the row as it stands. */
export type RejectedRow = {
  line: number
  text: string
  problem:
    | 'no-token-column'
    | 'token-missing'
    | 'token-rule'
    | 'twice'
    | 'type-unknown'
    | 'length-rule'
    | 'yes-or-no'
    | 'quotes'
    | 'too-many-cells'
    | 'too-many-rows'
}

/** What one save takes. */
const MOST_ROWS = 2000

/** A column's names in what CRMs and spreadsheets write, folded; the first two are what we write, in pt-BR and in English. */
const COLUMNS = {
  token: ['variável', 'token', 'código', 'variável do CRM', 'variable', 'code'],
  label: ['descrição', 'description', 'nome', 'rótulo', 'name', 'label'],
  labelEn: ['descrição em inglês', 'description in English'],
  type: ['tipo', 'type', 'tipo de dado'],
  maxLength: ['tamanho máximo', 'max length', 'tamanho', 'máximo', 'maximum length', 'length', 'size'],
  mayBeEmpty: [
    'pode ser vazia',
    'may be empty',
    'pode ser vazio',
    'pode estar vazia',
    'pode estar vazio',
    'opcional',
    'optional',
  ],
  required: ['obrigatória', 'required', 'obrigatório', 'mandatory'],
  multiline: ['várias linhas', 'several lines', 'multilinha', 'multilinhas', 'multiline', 'multi-line'],
  sample: ['exemplo', 'sample', 'example'],
} as const
type Column = keyof typeof COLUMNS

/** The types' names, written as the columns' are. */
const TYPES: Record<CrmVariable['type'], readonly string[]> = {
  text: ['texto', 'text', 'string', 'alfanumérico', 'caractere', 'varchar'],
  date: ['data', 'date', 'data e hora', 'datetime'],
  money: ['dinheiro', 'money', 'valor', 'moeda', 'monetário', 'currency', 'amount'],
  phone: ['telefone', 'phone', 'celular'],
  number: ['número', 'number', 'numérico', 'inteiro', 'integer', 'decimal'],
}
const YES = ['sim', 'yes', 's', 'y', 'x', '1', 'true', 'verdadeiro']
const NO = ['não', 'no', 'n', '0', 'false', 'falso']

/** Of a new variable, where the file says nothing; a text's sample is its name. */
const LENGTHS: Record<CrmVariable['type'], number> = { text: 80, date: 10, money: 20, phone: 20, number: 20 }
const SAMPLES: Record<CrmVariable['type'], string> = {
  text: '',
  date: '10/12/2026',
  money: '1.234,56',
  phone: '(11) 98888-7777',
  number: '12',
}

const isOneOf = (text: string, names: readonly string[]): boolean => names.some((name) => foldKey(name) === foldKey(text))

const columnOf = (heading: string): Column | undefined =>
  (Object.keys(COLUMNS) as Column[]).find((column) => isOneOf(heading, COLUMNS[column]))

/**
 * Reads a client's CRM variables from CSV: columns between `;`, `,` or tab, in any
 * order, known by their headings; only the token's is needed. A value is never split
 * except at its column's end, so one with the separator in it has to stand in quotes.
 * Every row is either taken over or rejected with one reason. What the file does not
 * say stays as it is for a variable that is known, and is the usual for a new one.
 */
export function parseVariablesCsv(
  text: string,
  known: readonly CrmVariable[],
): { variables: CrmVariable[]; rejected: RejectedRow[] } {
  const variables: CrmVariable[] = []
  const rejected: RejectedRow[] = []
  let columns: (Column | undefined)[] | null = null
  for (const { line, text: row, cells, isBroken } of rowsOf(text)) {
    const reject = (problem: RejectedRow['problem']): unknown => rejected.push({ line, text: row, problem })
    if (columns === null) {
      columns = cells.map(columnOf)
      if (columns.includes('token')) continue
      reject('no-token-column')
      break
    }
    if (variables.length === MOST_ROWS) {
      reject('too-many-rows')
      break
    }
    if (isBroken) {
      reject('quotes')
      continue
    }
    if (cells.slice(columns.length).some((cell) => cell !== '')) {
      reject('too-many-cells')
      continue
    }
    const variable = variableOf(valuesOf(columns, cells), known)
    if (typeof variable === 'string') reject(variable)
    else if (variables.some(({ token }) => token === variable.token)) reject('twice')
    else variables.push(variable)
  }
  return { variables, rejected }
}

/** The rows that hold anything. */
const rowsOf = (text: string): CsvLine[] =>
  readCsvText(text, separatorOf(text))
    .map((row) => ({ ...row, cells: row.cells.map((cell) => csvText(cell.trim())) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))

/** The one that parts the first line into the most headings that are known: values may hold any of the three. */
function separatorOf(text: string): string {
  const known = (delimiter: string): number =>
    readCsvText(text, delimiter)[0]?.cells.filter((cell) => columnOf(cell) !== undefined).length ?? 0
  return [';', ',', '\t'].reduce((best, candidate) => (known(candidate) > known(best) ? candidate : best))
}

/** The first column of a kind counts. */
const valuesOf = (columns: readonly (Column | undefined)[], cells: readonly string[]) => {
  const values: Partial<Record<Column, string>> = {}
  columns.forEach((column, at) => {
    const value = cells[at] ?? ''
    if (column !== undefined && value !== '') values[column] ??= value
  })
  return values
}

function variableOf(
  values: Partial<Record<Column, string>>,
  known: readonly CrmVariable[],
): CrmVariable | RejectedRow['problem'] {
  if (values.token === undefined) return 'token-missing'
  const token = values.token.replace(/^%|%$/g, '').trim().toUpperCase()
  if (!crmVariableSchema.shape.token.safeParse(token).success) return 'token-rule'
  const was = known.find((variable) => variable.token === token)
  const type = values.type === undefined ? (was?.type ?? 'text') : typeOf(values.type)
  if (type === null) return 'type-unknown'
  const usual = was?.type === type ? was : { maxLength: LENGTHS[type], sample: SAMPLES[type] }
  const maxLength = values.maxLength === undefined ? usual.maxLength : lengthOf(values.maxLength)
  if (maxLength === null) return 'length-rule'
  const required = values.required === undefined ? !(was?.mayBeEmpty ?? true) : yesOrNo(values.required)
  const mayBeEmpty = values.mayBeEmpty === undefined ? required === false : yesOrNo(values.mayBeEmpty)
  const multiline = values.multiline === undefined ? (was?.multiline ?? false) : yesOrNo(values.multiline)
  if (required === null || mayBeEmpty === null || multiline === null) return 'yes-or-no'
  const label = labelOf(values, was?.label, readable(token))
  const sample = values.sample ?? (usual.sample || label['pt-BR'])
  return { token, label, type, maxLength, mayBeEmpty, multiline, sample }
}

/** One name serves both languages, unless a second one is given or known. */
function labelOf(
  { label: given, labelEn }: Partial<Record<Column, string>>,
  was: CrmVariable['label'] | undefined,
  fromToken: string,
): CrmVariable['label'] {
  const name = given ?? was?.['pt-BR'] ?? fromToken
  return { 'pt-BR': name, en: labelEn ?? (name === was?.['pt-BR'] ? was.en : name) }
}

const typeOf = (text: string): CrmVariable['type'] | null =>
  (Object.keys(TYPES) as CrmVariable['type'][]).find((type) => isOneOf(text, TYPES[type])) ?? null

const lengthOf = (text: string): number | null => (/^[1-9]\d{0,5}$/.test(text) ? Number(text) : null)

const yesOrNo = (text: string): boolean | null => (isOneOf(text, YES) ? true : isOneOf(text, NO) ? false : null)

/** `CODIGO_CONTRATO` to `Codigo contrato`. */
const readable = (token: string): string => token.charAt(0) + token.slice(1).toLowerCase().replaceAll('_', ' ')

/**
 * Variables as CSV, for a spreadsheet program of that language: with a byte order mark
 * and the separator that it expects. `parseVariablesCsv` reads it back.
 */
export function writeVariablesCsv(variables: readonly CrmVariable[], language: 'pt-BR' | 'en'): string {
  const at = language === 'pt-BR' ? 0 : 1
  const yesNo = (value: boolean): string => (value ? YES : NO)[at] ?? ''
  const isBilingual = variables.some(({ label }) => label.en !== label['pt-BR'])
  const cells: Partial<Record<Column, (variable: CrmVariable) => string>> = {
    token: ({ token }) => `%${token}%`,
    label: ({ label }) => label['pt-BR'],
    ...(isBilingual && { labelEn: ({ label }) => label.en }),
    type: ({ type }) => TYPES[type][at] ?? '',
    maxLength: ({ maxLength }) => String(maxLength),
    mayBeEmpty: ({ mayBeEmpty }) => yesNo(mayBeEmpty),
    multiline: ({ multiline }) => yesNo(multiline),
    sample: ({ sample }) => sample,
  }
  const columns = Object.keys(cells) as (keyof typeof cells)[]
  const fields = columns.map((column) => COLUMNS[column][at])
  const data = variables.map((variable) => columns.map((column) => cells[column]?.(variable) ?? ''))
  return `\uFEFF${[fields, ...data].map((row) => csvRow(row, language === 'pt-BR' ? ';' : ',')).join('')}`
}

/** What saving some variables would do to the known ones; `fields` are those of the known variable that change. */
export function compareVariables(
  next: readonly CrmVariable[],
  known: readonly CrmVariable[],
): { added: CrmVariable[]; changed: { variable: CrmVariable; fields: (keyof CrmVariable)[] }[]; unchanged: number } {
  const added: CrmVariable[] = []
  const changed: { variable: CrmVariable; fields: (keyof CrmVariable)[] }[] = []
  for (const variable of next) {
    const was = known.find(({ token }) => token === variable.token)
    if (!was) {
      added.push(variable)
      continue
    }
    const fields = (Object.keys(variable) as (keyof CrmVariable)[]).filter((field) =>
      field === 'label'
        ? variable.label.en !== was.label.en || variable.label['pt-BR'] !== was.label['pt-BR']
        : variable[field] !== was[field],
    )
    if (fields.length > 0) changed.push({ variable, fields })
  }
  return { added, changed, unchanged: next.length - added.length - changed.length }
}
