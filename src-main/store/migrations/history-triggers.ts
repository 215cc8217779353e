/**
 * The three triggers that keep a table's history. Frozen like the migrations that use it.
 * @param id the row's id as SQL over `row.`
 * @param columns those whose changes are kept
 */
export function historyTriggers(table: string, id: string, columns: string[]): string {
  const idOf = (row: 'OLD' | 'NEW'): string => id.replaceAll('row.', `${row}.`)
  const begin =
    "INSERT INTO history (at, actor, entity, entity_id, action, before, after) SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), name,"
  const changed = columns.map((column) => `SELECT '${column}' AS c, OLD.${column} AS o, NEW.${column} AS n`).join(' UNION ALL ')
  const differs = columns.map((column) => `OLD.${column} IS NOT NEW.${column}`).join(' OR ')
  const whole = columns.map((column) => `'${column}', OLD.${column}`).join(', ')
  return `
CREATE TRIGGER ${table}_insert_history AFTER INSERT ON ${table} BEGIN
  ${begin} '${table}', ${idOf('NEW')}, 'insert', NULL, NULL FROM actor;
END;
CREATE TRIGGER ${table}_update_history AFTER UPDATE ON ${table} WHEN ${differs} BEGIN
  ${begin} '${table}', ${idOf('NEW')}, 'update',
    (SELECT json_group_object(c, o) FROM (${changed}) WHERE o IS NOT n),
    (SELECT json_group_object(c, n) FROM (${changed}) WHERE o IS NOT n) FROM actor;
END;
CREATE TRIGGER ${table}_delete_history AFTER DELETE ON ${table} BEGIN
  ${begin} '${table}', ${idOf('OLD')}, 'delete', json_object(${whole}), NULL FROM actor;
END;`
}
