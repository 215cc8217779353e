import { emptyUndo, emptyValue, noteRows, type SqlNames, type SqlParts, tickOff } from './sql-dialect.ts'
import { sqlText } from './sql-text.ts'

const NUMBERS = "'tinyint', 'smallint', 'mediumint', 'int', 'bigint', 'decimal', 'float', 'double'"

export function mysqlParts(names: SqlNames): SqlParts {
  const { table, id, flag, undo, value, valueName, schema, written } = names
  const database = schema === null ? 'DATABASE()' : sqlText(schema, 'mysql')
  const fill = (literal: string, types: string): string =>
    [
      `INSERT INTO ${value} (valor) SELECT ${literal} FROM information_schema.COLUMNS`,
      `WHERE TABLE_SCHEMA = ${database} AND TABLE_NAME = '${valueName}' AND COLUMN_NAME = 'valor' AND DATA_TYPE ${types}`,
      `AND NOT EXISTS (SELECT 1 FROM ${value} v);`,
    ].join('\n')
  return {
    // Workbench refuses, unless told, what changes rows through a join.
    settings: 'SET NAMES utf8mb4;\nSET SESSION sql_safe_updates = 0;',
    // Oracle's MySQL takes no unique key on TEXT; MariaDB does.
    tables: [
      `CREATE TABLE IF NOT EXISTS ${undo} (UNIQUE KEY (id), KEY (aplicado)) ENGINE = InnoDB AS ${emptyUndo(names)};`,
      `CREATE TABLE IF NOT EXISTS ${value} ENGINE = InnoDB AS ${emptyValue(names)};`,
    ].join('\n'),
    fillValue: [
      fill(written.bit, "= 'bit'"),
      fill(written.number, `IN (${NUMBERS})`),
      fill(written.text, `NOT IN ('bit', ${NUMBERS})`),
    ].join('\n'),
    batch: (where) =>
      [
        'START TRANSACTION;',
        noteRows(names, where, { hint: '', clause: '\nFOR UPDATE' }),
        `UPDATE ${table} c JOIN ${undo} b ON b.id = c.${id} CROSS JOIN ${value} v SET c.${flag} = v.valor WHERE b.aplicado = 0;`,
        tickOff(names),
        'COMMIT;',
      ].join('\n'),
    restore: [
      'START TRANSACTION;',
      `UPDATE ${table} c JOIN ${undo} b ON b.id = c.${id} CROSS JOIN ${value} v SET c.${flag} = b.valor_antigo`,
      `WHERE b.aplicado = 1 AND c.${flag} = v.valor;`,
      'COMMIT;',
      `DROP TABLE ${undo};`,
      `DROP TABLE ${value};`,
    ].join('\n'),
    // To most collations the two values of a BIT are the same text: none.
    flagAsText: `CASE CAST(c.${flag} AS BINARY) WHEN X'00' THEN 'bit 0' WHEN X'01' THEN 'bit 1' ELSE CAST(c.${flag} AS CHAR) END`,
    writtenWords: [written.text, written.number, `'bit ${Number(written.boolean === 'TRUE')}'`],
    // Letter by letter, whatever the column's collation takes for equal.
    idAsText: `CONVERT(c.${id} USING utf8mb4) COLLATE utf8mb4_bin`,
  }
}
