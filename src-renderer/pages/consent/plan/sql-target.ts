import { checkSqlTarget, DEFAULT_TARGET, defaultTrueValue, type SqlDialect, type SqlTarget } from '#core/consent'

/** What is asked for as text, in order. */
export const TARGET_FIELDS = ['table', 'idColumn', 'flagColumn', 'trueValue'] as const satisfies readonly (keyof SqlTarget)[]
type TargetField = (typeof TARGET_FIELDS)[number]

export const firstTarget = (): SqlTarget => ({
  dialect: 'postgres',
  ...DEFAULT_TARGET,
  trueValue: defaultTrueValue('postgres'),
})

/** Another database; its own yes goes with it, unless a person wrote one. */
export const withDialect = (target: SqlTarget, dialect: SqlDialect): SqlTarget => ({
  ...target,
  dialect,
  trueValue: target.trueValue === defaultTrueValue(target.dialect) ? defaultTrueValue(dialect) : target.trueValue,
})

const FIELD_OF = { 'bad-table': 'table', 'bad-id-column': 'idColumn', 'bad-flag-column': 'flagColumn' } as const

/** The first field that no script can be written for; null: all of them can be. */
export function wrongField(target: SqlTarget): { field: TargetField; problem: 'empty' | 'noName' } | null {
  const empty = TARGET_FIELDS.find((field) => target[field].trim() === '')
  if (empty) return { field: empty, problem: 'empty' }
  const refused = checkSqlTarget(target)
  return refused === null ? null : { field: FIELD_OF[refused], problem: 'noName' }
}
