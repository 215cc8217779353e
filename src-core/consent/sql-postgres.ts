import { emptyUndo, emptyValue, noteRows, type SqlNames, type SqlParts, tickOff } from './sql-dialect.ts'

export function postgresParts(names: SqlNames): SqlParts {
  const { table, id, flag, undo, value, undoName, valueName, written } = names
  const quote = `$${valueName}$`
  return {
    settings: '',
    tables: [
      `CREATE TABLE IF NOT EXISTS ${undo} AS ${emptyUndo(names)};`,
      `CREATE UNIQUE INDEX IF NOT EXISTS ${undoName}_id ON ${undo} (id);`,
      `CREATE INDEX IF NOT EXISTS ${undoName}_lote ON ${undo} (aplicado);`,
      `CREATE TABLE IF NOT EXISTS ${value} AS ${emptyValue(names)};`,
    ].join('\n'),
    fillValue: [
      `DO ${quote}`,
      'DECLARE',
      `  tipo "char" := (SELECT t.typcategory FROM (SELECT 1) um LEFT JOIN ${value} v ON true JOIN pg_type t ON t.oid = pg_typeof(v.valor) LIMIT 1);`,
      'BEGIN',
      `  IF EXISTS (SELECT 1 FROM ${value}) THEN RETURN; END IF;`,
      `  IF tipo = 'B' THEN INSERT INTO ${value} (valor) VALUES (${written.boolean});`,
      `  ELSIF tipo = 'N' THEN INSERT INTO ${value} (valor) VALUES (${written.number});`,
      `  ELSE INSERT INTO ${value} (valor) VALUES (${written.text});`,
      '  END IF;',
      'END',
      `${quote};`,
    ].join('\n'),
    batch: (where) =>
      [
        'BEGIN;',
        noteRows(names, where, { hint: '', clause: '\nFOR UPDATE OF c' }),
        `UPDATE ${table} c SET ${flag} = v.valor FROM ${undo} b CROSS JOIN ${value} v WHERE b.id = c.${id} AND b.aplicado = 0;`,
        tickOff(names),
        'COMMIT;',
      ].join('\n'),
    restore: [
      'BEGIN;',
      `UPDATE ${table} c SET ${flag} = b.valor_antigo FROM ${undo} b CROSS JOIN ${value} v`,
      `WHERE b.id = c.${id} AND b.aplicado = 1 AND c.${flag} = v.valor;`,
      `DROP TABLE ${undo};`,
      `DROP TABLE ${value};`,
      'COMMIT;',
    ].join('\n'),
    flagAsText: `CAST(c.${flag} AS text)`,
    writtenWords: [written.text, written.number, `'${written.boolean.toLowerCase()}'`],
    idAsText: `CAST(c.${id} AS text)`,
  }
}
