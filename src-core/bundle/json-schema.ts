import { z } from 'zod'
import { bundleSchema, FORMAT_VERSION } from './schema.ts'

/** JSON Schema 2020-12 of an unpacked bundle: the agreement with the CRM, kept as `resources/bundle.schema.json`. */
export function jsonSchemaOfBundle(): Record<string, unknown> {
  return {
    ...z.toJSONSchema(bundleSchema, { target: 'draft-2020-12', io: 'input' }),
    $id: `urn:disparo:bundle:${FORMAT_VERSION}`,
    title: `Disparo bundle, format version ${FORMAT_VERSION}`,
  }
}
