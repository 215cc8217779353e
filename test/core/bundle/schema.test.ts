import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bundleFiles,
  canonicalJson,
  jsonSchemaOfBundle,
  MANIFEST,
  parseFileText,
  readDocument,
  TRANSFORM_MEANINGS,
} from '#core/bundle'
import { resolveBinding, transformSchema } from '#core/variables'
import { arbitrarySnapshot, compose, exampleBundle } from '../../support/arbitrary.ts'

type Document = Record<string, unknown>
const documentOf = (): Document =>
  Object.fromEntries(bundleFiles(exampleBundle()).map(({ path, text }) => [path, parseFileText(path, text)]))
/** Sets a member of a JSON value that is known only by its path. */
function put(document: Document, path: readonly (string | number)[], value: unknown): Document {
  let at: unknown = document
  for (const step of path.slice(0, -1)) at = Reflect.get(Object(at), step)
  Reflect.set(Object(at), path.at(-1) ?? '', value)
  return document
}

describe('resources/bundle.schema.json', () => {
  it('is what the zod schema says (regenerate: vitest run test/core/bundle -u)', async () => {
    await expect(canonicalJson(jsonSchemaOfBundle())).toMatchFileSnapshot('../../../resources/bundle.schema.json')
  })

  // Formats come with patterns beside them, which Ajv checks by itself.
  const validate = new Ajv2020({ validateFormats: false, strict: true }).compile(jsonSchemaOfBundle())

  it('accepts every bundle that is composed, as another validator reads it', () => {
    fc.assert(
      fc.property(arbitrarySnapshot, (snapshot) => {
        validate(compose(snapshot))
        expect(validate.errors).toBeNull()
      }),
    )
  })

  it.each<[string, (string | number)[], unknown]>([
    ['an unknown field', ['numbers', 0, 'colour'], 'red'],
    ['a missing field', ['consent', 'plan'], undefined],
    ['an unknown trigger kind', ['triggers', 0, 'kind'], 'cron'],
    ['a field of another trigger kind', ['triggers', 0, 'status'], 'Aberto'],
    ['a chat screen with nothing to choose', ['triggers', 0, 'templates'], []],
    ['an unknown transform', ['templates', 'aviso_boleto_v1.pt_BR', 'bindings', 0, 'transforms'], ['shout']],
    ['another format version', ['manifest', 'formatVersion'], 2],
    ['a template name that is a path', ['templates', '../x'], {}],
  ])('refuses %s', (_, path, value) => {
    const content = structuredClone(exampleBundle())
    expect(validate(JSON.parse(JSON.stringify(put({ ...content }, path, value))))).toBe(false)
  })
})

describe('what resources/bundle.schema.json says about transforms', () => {
  const examples = Object.entries(TRANSFORM_MEANINGS).flatMap(([transform, meaning]) =>
    meaning.examples.map(([value, becomes]) => [transform, value, becomes] as const),
  )
  it.each(examples)('is what happens: %s of %j gives %j', (transform, value, becomes) => {
    const source = { kind: 'crm', token: 'X' } as const
    const binding = { key: 'body.1', source, fallback: null, transforms: [transformSchema.parse(transform)] }
    expect(resolveBinding(binding, { X: value })).toBe(becomes)
  })
})

describe('readDocument', () => {
  it.each<[string, (string | number)[], unknown, string, Record<string, string>]>([
    ['a file of no known role', ['notes.json'], {}, 'unknown-file', { path: 'notes.json' }],
    [
      'a file that is called like a prototype',
      ['templates/__proto__.json'],
      {},
      'unknown-file',
      { path: 'templates/__proto__.json' },
    ],
    ['a template in a folder below', ['templates/a/b.json'], {}, 'unknown-file', { path: 'templates/a/b.json' }],
    ['an unknown field', ['numbers.json', 1, 'colour'], 1, 'unknown-field', { path: 'numbers.json', field: '1.colour' }],
    [
      'an unknown field deep in a template',
      ['templates/aviso_boleto_v1.pt_BR.json', 'bindings', 0, 'source', 'query'],
      1,
      'unknown-field',
      { path: 'templates/aviso_boleto_v1.pt_BR.json', field: 'bindings.0.source.query' },
    ],
    [
      'an unknown language of a label',
      ['variables.json', 0, 'label', 'fr'],
      'x',
      'unknown-field',
      { path: 'variables.json', field: '0.label.fr' },
    ],
    ['a missing field', ['consent.json', 'plan'], undefined, 'missing-field', { path: 'consent.json', field: 'plan' }],
  ])('names %s', (_, path, value, code, data) => {
    expect(readDocument(put(documentOf(), path, value))).toEqual({ ok: false, error: { code, data } })
  })

  it('names a field that is not what it should be, with the reason', () => {
    const read = readDocument(put(documentOf(), ['numbers.json', 0, 'chatStandard'], 'yes'))
    expect(read).toMatchObject({
      error: {
        code: 'invalid-field',
        data: { path: 'numbers.json', field: '0.chatStandard', problem: expect.stringMatching(/boolean/) },
      },
    })
  })

  it('names a file whose content is of another kind altogether', () => {
    const read = readDocument(put(documentOf(), ['numbers.json'], {}))
    expect(read).toMatchObject({ error: { code: 'invalid-field', data: { path: 'numbers.json', field: '.' } } })
  })

  it.each([MANIFEST, 'consent.json', 'numbers.json', 'providers.json', 'services.json', 'triggers.json', 'variables.json'])(
    'demands %s',
    (path) => {
      const { [path]: _gone, ...rest } = documentOf()
      expect(readDocument(rest)).toEqual({ ok: false, error: { code: 'missing-file', data: { path } } })
    },
  )
})
