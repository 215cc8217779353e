import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { type BundleContent, type BundleMeta, composeBundle } from '#core/bundle'
import type { ImplementationSnapshot } from '#core/implementation'
import type { ServiceTree } from '#core/services'
import { placeholdersOf } from '#core/template'
import { TRIGGER_KINDS, type Trigger } from '#core/triggers'
import { type Binding, CRM_VARIABLES, TRANSFORMS } from '#core/variables'
import { exampleSnapshot } from './snapshot.ts'

export const exampleMeta: BundleMeta = {
  sequence: 3,
  createdAt: '2026-11-22T12:00:00.000Z',
  generator: 'disparo 0.1.0',
  placeholderScope: () => 'template',
  sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
}

export const compose = (snapshot: ImplementationSnapshot, meta: Partial<BundleMeta> = {}): BundleContent =>
  composeBundle(snapshot, { ...exampleMeta, ...meta })

export const exampleBundle = (meta: Partial<BundleMeta> = {}): BundleContent => compose(exampleSnapshot(), meta)

/** Few and awkward, so that names collide, differ in case only, or are no file names. */
const names = fc.constantFrom('aviso', 'Aviso', 'aviso_consulta_v2', 'con', '__proto__', 'a/../b', 'promoção de verão', '\u0000')
const words = fc.constantFrom('', 'Financeiro', 'financeiro', 'Cobrança / 2ª via', '...', 'Ação', '日本')
const someText = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
const parts = fc.array(fc.oneof(someText, fc.constantFrom('{{1}}', '{{2}}', '{{nome}}', ' ', '%', '\n')), {
  minLength: 1,
  maxLength: 5,
})
const text = parts.map((pieces) => pieces.join(''))

const source: fc.Arbitrary<Binding['source']> = fc.oneof(
  fc.constantFrom(...CRM_VARIABLES).map(({ token }) => ({ kind: 'crm' as const, token })),
  someText.map((literal) => ({ kind: 'literal' as const, text: literal })),
)

/** Empty stands for any; some differ from each other in case only. */
const places = fc.record({ serviceTree: words, requestType: words, active: fc.boolean() })
const statuses = words.map((word) => word || 'Aberto')
const requestType = fc.record(
  { name: statuses, statuses: fc.array(statuses, { maxLength: 3 }), transcript: fc.constant(false as const) },
  { requiredKeys: ['name', 'statuses'] },
)
const tree = fc.record({
  name: statuses,
  requestTypes: fc.array(requestType, { maxLength: 3 }),
}) satisfies fc.Arbitrary<ServiceTree>

/** A set-up that may be exported: every reference leads somewhere and every placeholder is filled. */
export const arbitrarySnapshot: fc.Arbitrary<ImplementationSnapshot> = fc.gen().map((draw) => {
  const pick = <T>(arbitrary: fc.Arbitrary<T>): T => draw(() => arbitrary)
  const index = (length: number): number => pick(fc.nat({ max: length - 1 }))
  const example = exampleSnapshot()
  const [account] = example.accounts
  const [number] = example.numbers
  const [template] = example.templates
  if (!account || !number || !template) throw new Error('the example has one of each')

  const labels = pick(fc.uniqueArray(fc.oneof(words, someText), { minLength: 1, maxLength: 3 }))
  const accounts = labels.map((label, at) => ({
    ...account,
    id: `a${at}`,
    label,
    mode: pick(fc.constantFrom('live', 'training')),
  }))
  const templates = pick(fc.array(fc.constant(null), { maxLength: 6 })).map((_, at) => {
    const content = {
      ...template.content,
      name: pick(names),
      language: pick(fc.constantFrom('pt_BR', 'en')),
      header: pick(
        fc.option(
          text.map((header) => ({ format: 'TEXT' as const, text: header })),
          { nil: undefined },
        ),
      ),
      body: { text: pick(text) },
      buttons: pick(
        fc.array(
          fc.oneof(
            text.map((url) => ({ type: 'URL' as const, text: 'Abrir', url })),
            fc.constant({ type: 'QUICK_REPLY' as const, text: 'Sim' }),
            fc.constant({ type: 'COPY_CODE' as const }),
          ),
          { maxLength: 2 },
        ),
      ),
    }
    const bindings = placeholdersOf(content, 'template').map(({ key }) => ({
      key,
      source: pick(source),
      fallback: pick(fc.option(someText)),
      transforms: pick(fc.uniqueArray(fc.constantFrom(...TRANSFORMS))),
    }))
    return {
      ...template,
      id: `t${at}`,
      ...pick(
        fc.constantFrom(
          { origin: 'provider' as const, remoteId: `remote-${at}` },
          { origin: 'manual' as const, remoteId: `remote-${at}` },
          { origin: 'manual' as const, remoteId: `manual:t${at}` },
        ),
      ),
      accountId: `a${index(accounts.length)}`,
      senderId: pick(fc.constantFrom(null, '551130001000', '5511988887777')),
      content,
      bindings,
    }
  })
  const numbers = labels.map((label, at) => ({
    ...number,
    id: `n${at}`,
    accountId: `a${index(accounts.length)}`,
    label,
    phone: pick(fc.constantFrom('+551130001000', '+5511988887777')),
    defaultTemplateId: templates.length > 0 && pick(fc.boolean()) ? `t${index(templates.length)}` : null,
  }))
  const triggers = templates.map((_, at): Trigger => {
    const place = {
      id: `g${at}`,
      implementationId: example.implementation.id,
      numberId: `n${index(numbers.length)}`,
      ...pick(places),
    }
    const templateId = `t${index(templates.length)}`
    const kind = pick(fc.constantFrom(...TRIGGER_KINDS))
    if (kind === 'status')
      return { kind, ...place, templateId, status: pick(statuses), nextStatus: pick(words), oncePerTicket: pick(fc.boolean()) }
    if (kind === 'operate') return { kind, ...place, templateId, chatStandard: pick(fc.boolean()) }
    return { kind, ...place, templateIds: pick(fc.boolean()) ? [templateId, `t${index(templates.length)}`] : [templateId] }
  })
  const implementation = { ...example.implementation, isolatedServiceTree: pick(words), chatRequestType: pick(statuses) }
  return { ...example, implementation, accounts, numbers, templates, triggers, trees: pick(fc.array(tree, { maxLength: 3 })) }
})
