import type { PlanFigures, SqlDialect, SqlTarget } from './model.ts'
import { type FlagChange, type SqlNames, type SqlParts, type SqlTargetProblem, sqlNames } from './sql-dialect.ts'
import { mysqlParts } from './sql-mysql.ts'
import { oracleParts } from './sql-oracle.ts'
import { postgresParts } from './sql-postgres.ts'
import { sqlserverParts } from './sql-sqlserver.ts'
import { sqlText } from './sql-text.ts'

const PARTS: Record<SqlDialect, (names: SqlNames) => SqlParts> = {
  postgres: postgresParts,
  sqlserver: sqlserverParts,
  oracle: oracleParts,
  mysql: mysqlParts,
}

/** Half of what Oracle takes in one list. */
const BATCH = 500

export type UpdateScripts = {
  /** update.sql, piece by piece. */
  update(): Iterable<string>
  undo(): string
}

/** Why no script can be written for a target; null where one can. */
export function checkSqlTarget(target: SqlTarget): SqlTargetProblem | null {
  const names = sqlNames(target, 'a')
  return typeof names === 'string' ? names : null
}

/**
 * The scripts that mark contacts in the client's database, or take the mark away, and put back
 * exactly what they changed. Each batch is a transaction of its own, which first notes the rows that it is
 * going to change, with what they had: so a script that stopped halfway can be run again,
 * a second run changes nothing (also not who opted out in between), and the undo touches
 * only rows that still say what was written.
 * @param plan.ids of the contacts, each once
 * @param plan.run up to eight small letters or digits, this plan's own: they name the script's two tables
 * @throws {RangeError} for a target that `checkSqlTarget` refuses
 */
export function writeScripts(
  target: SqlTarget,
  plan: { ids: readonly string[]; run: string; figures: PlanFigures; change?: FlagChange },
  { batchSize = BATCH } = {},
): UpdateScripts {
  const names = sqlNames(target, plan.run, plan.change)
  if (typeof names === 'string') throw new RangeError(names)
  if (!/^[a-z0-9]{1,8}$/.test(plan.run)) throw new RangeError('run')
  const parts = PARTS[target.dialect](names)
  const conditions = conditionsOf(plan.ids, names, parts, batchSize)
  return {
    *update() {
      yield lines(...updateHead(plan.figures, plan.ids.length, names), '')
      yield* count(conditions, names, parts)
      if (conditions.length === 0) return
      yield lines('', parts.settings, parts.tables, parts.fillValue, '')
      for (const [at, where] of conditions.entries())
        yield lines(`-- Lote ${at + 1} de ${conditions.length}`, parts.batch(where), '')
    },
    undo: () =>
      conditions.length === 0
        ? lines(...undoHead(names))
        : lines(...undoHead(names), '', parts.settings, parts.tables, '', parts.restore),
  }
}

const lines = (...texts: string[]): string => `${texts.join('\n')}\n`

/**
 * Ids in the conditions of one batch each. Digits are compared as the column's own type, be
 * it a number or a text, and the index serves. Ids of other kinds need a text column, and
 * all of a base usually are: but where they are a few strays among digits, they are compared
 * with the column's text, because in a numeric column they would stop the script (or in MySQL
 * meet the row that their first digits name).
 */
function conditionsOf(ids: readonly string[], { id, dialect }: SqlNames, parts: SqlParts, batchSize: number): string[] {
  const digits = ids.filter((each) => DIGITS.test(each))
  const others = ids.filter((each) => !DIGITS.test(each))
  const within = (column: string) => (batch: readonly string[]) =>
    `${column} IN (\n${wrapped(batch.map((each) => sqlText(each, dialect)))})`
  const direct = within(`c.${id}`)
  const asText = within(parts.idAsText)
  const areStrays = digits.length > 0 && others.length <= MOST_STRAYS
  const forOthers = (batch: readonly string[]): string => {
    if (areStrays) return asText(batch)
    return dialect === 'mysql' ? `${direct(batch)} AND ${asText(batch)}` : direct(batch)
  }
  return [...chunks(digits, batchSize).map(direct), ...chunks(others, batchSize).map(forOthers)]
}

const DIGITS = /^\d{1,18}$/
/** Each batch of them reads the whole table. */
const MOST_STRAYS = 2 * BATCH

const chunks = (all: readonly string[], size: number): string[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size))

/** SQL*Plus takes no line of more than 2499 characters. */
const LINE = 120

function wrapped(literals: readonly string[]): string {
  const rows: string[] = []
  let row = ''
  for (const [at, literal] of literals.entries()) {
    row += at < literals.length - 1 ? `${literal}, ` : literal
    if (row.length < LINE && at < literals.length - 1) continue
    rows.push(row.trimEnd())
    row = ''
  }
  return rows.join('\n')
}

/** The dry run, in a comment: reading only, to be selected and run before. */
function* count(conditions: readonly string[], { table, flag, dialect, change }: SqlNames, parts: SqlParts): Iterable<string> {
  if (conditions.length === 0) return
  const isWritten = `${parts.flagAsText} IN (${[...new Set(parts.writtenWords)].join(', ')})`
  const isOther = change === 'mark' ? `(c.${flag} IS NULL OR NOT (${isWritten}))` : `NOT (${isWritten})`
  const rowsOf = (where: string): string => `FROM ${table} c WHERE (${where})\nAND ${isOther}`
  yield lines(
    '-- CONTAGEM PRÉVIA, que não altera nada: quantas linhas da tabela este script mudaria.',
    '-- Selecione e execute o que está entre as marcas de comentário.',
    '/*',
  )
  // SQL Server takes only so many values in one statement.
  if (dialect === 'sqlserver') {
    yield lines('DECLARE @quantos bigint = 0;')
    for (const where of conditions) yield lines(`SELECT @quantos = @quantos + COUNT(*) ${rowsOf(where)};`)
    yield lines('SELECT @quantos AS seriam_alterados;', '*/')
    return
  }
  yield lines('SELECT SUM(x.quantos) AS seriam_alterados FROM (')
  for (const [at, where] of conditions.entries())
    yield lines(...(at > 0 ? ['UNION ALL'] : []), `SELECT COUNT(*) AS quantos ${rowsOf(where)}`)
  yield lines(') x;', '*/')
}

const RULE = '-- '.padEnd(78, '=')
const HOW: Record<SqlDialect, (script: string) => string> = {
  postgres: (script) => `PostgreSQL: psql -v ON_ERROR_STOP=1 -f ${script}, ou pgAdmin.`,
  sqlserver: (script) => `SQL Server: sqlcmd -b -i ${script}, ou Management Studio.`,
  oracle: () => 'Oracle: SQL*Plus, SQLcl ou SQL Developer (executar como script).',
  mysql: (script) => `MySQL ou MariaDB: mysql BANCO < ${script}, ou Workbench.`,
}

const SCRIPTS = {
  mark: { update: 'update.sql', undo: 'undo.sql' },
  unmark: { update: 'revoke.sql', undo: 'revoke-undo.sql' },
} as const

const updateHead = (figures: PlanFigures, ids: number, names: SqlNames): string[] => [
  RULE,
  ...(names.change === 'mark' ? markHead(figures, ids, names) : unmarkHead(ids, names)),
  '--',
  '-- Cada lote é uma transação. Antes de mudar, o valor antigo de cada linha é guardado na tabela',
  `-- ${names.undoName}; ${names.valueName} guarda o valor novo. É preciso poder criar tabelas.`,
  '-- Se parar no meio, execute de novo: o que já foi feito não se repete.',
  `-- Para desfazer: ${SCRIPTS[names.change].undo}, que devolve os valores antigos e apaga as duas tabelas.`,
  RULE,
]

const markHead = (figures: PlanFigures, ids: number, { dialect }: SqlNames): string[] => [
  '-- Disparo: marca a flag "Aceita Notificações de WhatsApp" dos contatos com aceite comprovado.',
  `-- ${HOW[dialect](SCRIPTS.mark.update)}`,
  '--',
  `-- Contatos no arquivo .......... ${figures.contacts}`,
  `-- Com evidência de aceite ...... ${figures.withEvidence}`,
  `-- Recusaram .................... ${figures.refused}`,
  `-- Revogaram .................... ${figures.revoked}`,
  `-- Já marcados .................. ${figures.alreadyOptedIn}`,
  `-- A marcar por este script ..... ${ids}`,
  '--',
  '-- Marcar a flag é de responsabilidade do cliente: execute só depois da assinatura do plano',
  '-- por quem responde por ele, e faça antes uma cópia de segurança do banco.',
]

const unmarkHead = (ids: number, { dialect }: SqlNames): string[] => [
  '-- Disparo: desmarca a flag "Aceita Notificações de WhatsApp" de quem recusou ou revogou o aceite.',
  `-- ${HOW[dialect](SCRIPTS.unmark.update)}`,
  '--',
  `-- Contatos que disseram não ..... ${ids}`,
  '--',
  '-- Quem já está desmarcado fica como está. A saída vale a partir do pedido: execute sem demora,',
  '-- e faça antes uma cópia de segurança do banco.',
]

const undoHead = ({ undoName, valueName, change }: SqlNames): string[] => [
  RULE,
  `-- Disparo: desfaz o ${SCRIPTS[change].update} deste mesmo plano.`,
  '--',
  `-- Devolve o valor guardado em ${undoName} a cada linha que ainda tem o valor`,
  '-- que o script escreveu; o que foi mudado depois dele fica como está.',
  `-- No fim apaga ${undoName} e ${valueName}. Executar de novo não muda nada.`,
  RULE,
]
