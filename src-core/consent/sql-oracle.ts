import { emptyUndo, emptyValue, noteRows, type SqlNames, type SqlParts, tickOff } from './sql-dialect.ts'
import { sqlText } from './sql-text.ts'

/** Each part is a block that ends with `/`, as SQL*Plus, SQLcl and SQL Developer take it. */
export function oracleParts(names: SqlNames): SqlParts {
  const { table, id, flag, undo, value, undoName, valueName, schema, written } = names
  const owner = schema === null ? "SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA')" : sqlText(schema, 'oracle')
  return {
    settings: '',
    tables: [
      unlessThere(`CREATE TABLE ${undo} AS ${emptyUndo(names)}`),
      unlessThere(`CREATE UNIQUE INDEX ${undoName}_id ON ${undo} (id)`),
      unlessThere(`CREATE INDEX ${undoName}_lote ON ${undo} (aplicado)`),
      unlessThere(`CREATE TABLE ${value} AS ${emptyValue(names)}`),
    ].join('\n'),
    fillValue: [
      'DECLARE',
      '  quantos NUMBER;',
      '  tipo VARCHAR2(128);',
      '  dito VARCHAR2(240);',
      'BEGIN',
      `  SELECT COUNT(*) INTO quantos FROM ${value};`,
      '  IF quantos > 0 THEN RETURN; END IF;',
      '  SELECT data_type INTO tipo FROM all_tab_columns',
      `  WHERE owner = ${owner} AND table_name = '${valueName.toUpperCase()}' AND column_name = 'VALOR';`,
      "  sim := CASE WHEN tipo IN ('NUMBER', 'FLOAT', 'BINARY_FLOAT', 'BINARY_DOUBLE')",
      `    THEN ${written.number} WHEN tipo = 'BOOLEAN' THEN '${written.boolean}' ELSE ${written.text} END;`,
      `  EXECUTE IMMEDIATE ${asText(`INSERT INTO ${value} (valor) VALUES (:1)`)} USING dito;`,
      '  COMMIT;',
      'END;',
      '/',
    ].join('\n'),
    batch: (where) =>
      block(
        // An INSERT can't lock the rows that it reads.
        `LOCK TABLE ${table} IN SHARE ROW EXCLUSIVE MODE;`,
        noteRows(names, where, { hint: '', clause: '' }),
        `UPDATE ${table} c SET c.${flag} = (SELECT v.valor FROM ${value} v)\nWHERE c.${id} IN (SELECT b.id FROM ${undo} b WHERE b.aplicado = 0);`,
        tickOff(names),
        'COMMIT;',
      ),
    restore: [
      block(
        `UPDATE ${table} c SET c.${flag} = (SELECT b.valor_antigo FROM ${undo} b WHERE b.id = c.${id})`,
        `WHERE c.${id} IN (SELECT b.id FROM ${undo} b WHERE b.aplicado = 1) AND c.${flag} = (SELECT v.valor FROM ${value} v);`,
        'COMMIT;',
      ),
      `DROP TABLE ${undo};`,
      `DROP TABLE ${value};`,
    ].join('\n'),
    flagAsText: `TO_CHAR(c.${flag})`,
    writtenWords: [written.text, written.number, `'${written.boolean}'`],
    idAsText: `TO_CHAR(c.${id})`,
  }
}

const block = (...statements: string[]): string =>
  ['BEGIN', ...statements, 'EXCEPTION WHEN OTHERS THEN', 'ROLLBACK;', 'RAISE;', 'END;', '/'].join('\n')

/** ORA-00955: the name is used already. */
const unlessThere = (statement: string): string =>
  [
    'BEGIN',
    `  EXECUTE IMMEDIATE ${asText(statement)};`,
    'EXCEPTION WHEN OTHERS THEN',
    '  IF SQLCODE <> -955 THEN RAISE; END IF;',
    'END;',
    '/',
  ].join('\n')

const asText = (statement: string): string => `'${statement.replaceAll("'", "''")}'`
