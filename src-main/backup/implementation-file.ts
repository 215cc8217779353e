import { createHash } from 'node:crypto'
import { z } from 'zod'
import { accountSettings, type ProviderDescriptor, type ProviderId, providerIdSchema } from '#core/provider'
import { serviceTreeSchema } from '#core/services'
import { templateContentSchema } from '#core/template'
import { slug } from '#core/text'
import { bindingSchema, crmVariableSchema } from '#core/variables'
import { bringUpToDate, CARRIED, type ImplementationRows, StoreError } from '../store/index.ts'
import { BackupError } from './error.ts'

/**
 * `.disparo-implementation`: one client's set-up as JSON, to hand over or to begin the next client from. Rows by
 * table, in the shape of the store that wrote them; an older one goes through the same migrations as an older store.
 */
const FORMAT = 'disparo-implementation'
const FORMAT_VERSION = 1
export const IMPLEMENTATION_ENDING = '.disparo-implementation'
/** In bytes: ten times a client with ten thousand templates and a long history. */
export const IMPLEMENTATION_LIMIT = 256 * 1024 * 1024

const cellSchema = z.union([z.string(), z.number(), z.null()])
const fileSchema = z.strictObject({
  format: z.literal(FORMAT),
  formatVersion: z.literal(FORMAT_VERSION),
  /** Of the store that wrote it. */
  schema: z.int().positive(),
  generator: z.string().max(200),
  madeAt: z.iso.datetime(),
  /** SHA-256 of the tables, in hexadecimal. */
  contentHash: z.string().length(64),
  tables: z.record(
    z.enum(CARRIED.map(({ name }) => name)),
    z.array(z.record(z.string().regex(/^[a-z_]{1,40}$/), cellSchema)).max(1_000_000),
  ),
})

export type ImplementationFile = {
  madeAt: string
  generator: string
  id: string
  client: string
  environment: 'production' | 'staging'
  counts: { templates: number; drafts: number; triggers: number; history: number }
  tables: ImplementationRows['tables']
}

const hashOf = (tables: unknown): string => createHash('sha256').update(JSON.stringify(tables)).digest('hex')

/** What a client's file is called. */
export const implementationFileName = (client: string): string => (slug(client) || 'implantacao') + IMPLEMENTATION_ENDING

export function writeImplementationFile(rows: ImplementationRows, made: { madeAt: string; generator: string }): string {
  const { schema, tables } = rows
  const head = { format: FORMAT, formatVersion: FORMAT_VERSION, schema, ...made, contentHash: hashOf(tables) }
  return `${JSON.stringify({ ...head, tables })}\n`
}

/**
 * Reads one, whatever it is, and brings it to this program's shape.
 * @param fieldsOf what a provider's account asks for: no address may come in that a credential must not travel to
 * @throws BackupError `not-a-backup` · `newer` · `damaged`
 */
export function readImplementationFile(
  bytes: Uint8Array,
  fieldsOf: (provider: ProviderId) => ProviderDescriptor['fields'],
): ImplementationFile {
  const given = parse(bytes)
  if (z.object({ format: z.literal(FORMAT) }).safeParse(given).success === false) throw new BackupError('not-a-backup')
  const version = z.object({ formatVersion: z.int() }).safeParse(given)
  if (version.success && version.data.formatVersion > FORMAT_VERSION) throw new BackupError('newer')
  const read = fileSchema.safeParse(given)
  if (!read.success || hashOf(read.data.tables) !== read.data.contentHash) throw new BackupError('damaged')
  const { schema, madeAt, generator } = read.data
  try {
    const tables = bringUpToDate({ schema, tables: read.data.tables as ImplementationRows['tables'] })
    checkContents(tables, fieldsOf)
    const [first] = tables.implementation ?? []
    const count = (table: string): number => tables[table]?.length ?? 0
    return {
      madeAt,
      generator,
      id: String(first?.id),
      client: String(first?.client),
      environment: first?.environment === 'production' ? 'production' : 'staging',
      counts: {
        templates: count('template'),
        drafts: count('draft'),
        triggers: count('trigger_rule'),
        history: count('history'),
      },
      tables,
    }
  } catch (error) {
    if (error instanceof StoreError)
      throw new BackupError(error.code === 'newer-database' ? 'newer' : 'damaged', { cause: error })
    throw error
  }
}

function parse(bytes: Uint8Array): unknown {
  if (bytes.length > IMPLEMENTATION_LIMIT) throw new BackupError('not-a-backup')
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new BackupError('not-a-backup')
  }
}

/** What the columns hold, by the core's own schemas; where it is not that, nobody could open its page. */
const CONTENTS: readonly (readonly [table: string, column: string, schema: z.ZodType])[] = [
  ['template', 'content', templateContentSchema],
  ['draft', 'content', templateContentSchema],
  ['draft', 'bindings', z.array(bindingSchema)],
  ['submission', 'content', templateContentSchema],
  ['crm_variable', 'definition', crmVariableSchema],
  ['service_tree', 'definition', z.array(serviceTreeSchema)],
  ['provider_account', 'settings', z.record(z.string(), z.string())],
  ['provider_account', 'provider', providerIdSchema],
]

function checkContents(
  tables: ImplementationRows['tables'],
  fieldsOf: (provider: ProviderId) => ProviderDescriptor['fields'],
): void {
  for (const [table, column, schema] of CONTENTS)
    for (const row of tables[table] ?? []) {
      const text = String(row[column])
      if (!schema.safeParse(column === 'provider' ? text : JSON.parse(text)).success) throw new BackupError('damaged')
    }
  for (const { provider, settings, mode } of tables.provider_account ?? []) {
    const given = z.record(z.string(), z.string()).parse(JSON.parse(String(settings)))
    if (mode === 'live' && !accountSettings(fieldsOf(providerIdSchema.parse(provider)), given).ok)
      throw new BackupError('damaged')
  }
}
