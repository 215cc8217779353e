import { GENERATED_BY_PROVIDER } from '#core/template'

/** What a row says of templates that Meta wrote itself (Graph's field `source`, where a provider hands it on). */
export const generatedMark = (row: { source?: unknown }): string[] =>
  row.source === GENERATED_BY_PROVIDER ? [GENERATED_BY_PROVIDER] : []
