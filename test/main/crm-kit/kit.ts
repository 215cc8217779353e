import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BUNDLE_README, canonicalJson, jsonSchemaOfBundle } from '#core/bundle'
import { tempDir } from '../../support/temp-dir.ts'
import { rowsAfter, samples } from './bundles.ts'
import { providerCalls } from './calls.ts'
import { conformanceCases, STATES, stateFile } from './conformance.ts'
import { formatPage } from './format.ts'
import { rulesPage } from './rules.ts'
import { keyFiles } from './signed.ts'
import { postgresTables, sqliteTables } from './sql.ts'
import { addressVectors, nameVectors, sendingVectors, transformVectors } from './vectors.ts'

/** Where the kit is kept: made parts beside written ones. */
export const KIT = join(import.meta.dirname, '../../../docs/crm')

/** Every part of the CRM's kit that is made, by path: schema, pages, tables, vectors, samples with their verdicts and rows. */
export async function madeParts(): Promise<Map<string, Uint8Array>> {
  const parts = new Map<string, Uint8Array>()
  const text = (path: string, content: string): void => void parts.set(path, new TextEncoder().encode(content))
  // As another language reads it: no undefined, keys in one order.
  const json = (path: string, value: unknown): void => text(path, canonicalJson(JSON.parse(JSON.stringify(value))))

  json('bundle.schema.json', jsonSchemaOfBundle())
  text('bundle-readme.md', BUNDLE_README)
  for (const language of ['pt-BR', 'en'] as const) {
    text(`format.${language}.md`, formatPage(language))
    text(`sql/postgresql.${language}.sql`, postgresTables(language))
  }
  text('sql/sqlite.sql', sqliteTables())
  json('vectors/sending.json', sendingVectors())
  json('vectors/transforms.json', transformVectors())
  json('vectors/addresses.json', addressVectors())
  json('vectors/names.json', nameVectors())
  json('vectors/provider-calls.json', await providerCalls())

  for (const [path, content] of Object.entries(keyFiles())) text(path, content)
  const { files, verdicts } = samples()
  for (const [file, bytes] of files) parts.set(`bundles/${file}`, bytes)
  json('bundles/verdicts.json', verdicts)
  for (const language of ['pt-BR', 'en'] as const) text(`rules.${language}.md`, rulesPage(language, verdicts))
  for (const state of STATES) json(stateFile(state), await rowsAfter(state, join(tempDir(), 'crm.sqlite')))
  json('conformance.json', conformanceCases(verdicts))
  return parts
}

/** Of a made part, what stands in the folder; null: nothing. */
export function keptPart(path: string): Uint8Array | null {
  try {
    return readFileSync(join(KIT, path))
  } catch {
    return null
  }
}
