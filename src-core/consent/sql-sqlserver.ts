import { emptyUndo, emptyValue, noteRows, type SqlNames, type SqlParts, tickOff } from './sql-dialect.ts'

const NUMBERS = "'bit', 'tinyint', 'smallint', 'int', 'bigint', 'decimal', 'numeric', 'float', 'real'"

/** `GO` on a line of its own is what sqlcmd and Management Studio part a script at. */
export function sqlserverParts(names: SqlNames): SqlParts {
  const { table, id, flag, undo, value, undoName, written } = names
  const asText = (name: string): string => `N'${name.replaceAll("'", "''")}'`
  // UNION keeps SELECT INTO from taking over that the id counts itself (IDENTITY).
  const make = (name: string, empty: typeof emptyUndo): string =>
    `IF OBJECT_ID(${asText(name)}) IS NULL\n  ${empty(names, ` INTO ${name}`)} UNION ALL ${empty(names)};\nGO`
  const index = (suffix: string, create: string): string =>
    [
      `IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(${asText(undo)}) AND name = '${undoName}_${suffix}')`,
      `  ${create};\nGO`,
    ].join('\n')
  return {
    settings: 'SET NOCOUNT ON;\nGO',
    tables: [
      make(undo, emptyUndo),
      index('id', `CREATE UNIQUE INDEX ${undoName}_id ON ${undo} (id)`),
      index('lote', `CREATE INDEX ${undoName}_lote ON ${undo} (aplicado)`),
      make(value, emptyValue),
    ].join('\n'),
    fillValue: [
      'DECLARE @dito nvarchar(60) = CASE WHEN EXISTS (',
      `  SELECT 1 FROM sys.columns WHERE object_id = OBJECT_ID(${asText(value)}) AND name = 'valor'`,
      `  AND TYPE_NAME(system_type_id) IN (${NUMBERS})`,
      `) THEN ${written.number} ELSE ${written.text} END;`,
      `IF NOT EXISTS (SELECT 1 FROM ${value}) INSERT INTO ${value} (valor) VALUES (@dito);`,
      'GO',
    ].join('\n'),
    batch: (where) =>
      [
        'SET XACT_ABORT ON;',
        'BEGIN TRANSACTION;',
        noteRows(names, where, { hint: ' WITH (UPDLOCK, HOLDLOCK)', clause: '' }),
        `UPDATE c SET c.${flag} = v.valor FROM ${table} c JOIN ${undo} b ON b.id = c.${id} CROSS JOIN ${value} v WHERE b.aplicado = 0;`,
        tickOff(names),
        'COMMIT TRANSACTION;',
        'GO',
      ].join('\n'),
    restore: [
      'SET XACT_ABORT ON;',
      'BEGIN TRANSACTION;',
      `UPDATE c SET c.${flag} = b.valor_antigo FROM ${table} c JOIN ${undo} b ON b.id = c.${id} CROSS JOIN ${value} v`,
      `WHERE b.aplicado = 1 AND c.${flag} = v.valor;`,
      `DROP TABLE ${undo};`,
      `DROP TABLE ${value};`,
      'COMMIT TRANSACTION;',
      'GO',
    ].join('\n'),
    flagAsText: `CAST(c.${flag} AS nvarchar(60))`,
    writtenWords: [written.text, written.number],
    idAsText: `CAST(c.${id} AS nvarchar(400))`,
  }
}
