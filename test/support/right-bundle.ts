import fc from 'fast-check'
import type { ImplementationSnapshot } from '#core/implementation'
import { PROVIDER_FACTS, PROVIDER_IDS } from '#core/provider'
import { placeholdersOf, type TemplateContent } from '#core/template'
import { TRIGGER_KINDS, type Trigger } from '#core/triggers'
import { CRM_VARIABLES, TRANSFORMS } from '#core/variables'
import { exampleSnapshot } from './snapshot.ts'

/** Awkward, and yet nothing that the CRM can't read: accents of both kinds, quotes, what some disks take for one name. */
const names = fc.constantFrom(
  'aviso',
  'Aviso',
  'con',
  '__proto__',
  'a/../b',
  'promoção de verão',
  'promoc\u0327a\u0303o',
  "D'Ávila",
  '日本',
)
const words = fc.constantFrom(
  'Financeiro',
  'financeiro',
  'FINANCEIRO ',
  'Cobrança / 2ª via',
  '...',
  'Ação',
  'Ac\u0327a\u0303o',
  '日本',
  '50% ou 100%',
)
const anyWord = fc.oneof(fc.constant(''), words)
const text = fc
  .array(fc.constantFrom('{{1}}', '{{2}}', '{{nome}}', ' ', '%', '\n', 'Olá', 'é só isso', '“aspas”', '<b>', "'; --", '\\'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((pieces) => `Oi ${pieces.join('-')}`)
const literal = fc.constantFrom('Financeiro', 'cliente', "D'Ávila", '100%', 'a combinar', '<i>')
const PHONES = ['+551130001000', '+5511988887777', '+5521999990001', '+14155550123']

/** A set-up that may be exported: nothing in it that a rule of the bundle refuses. */
export const rightSnapshot: fc.Arbitrary<ImplementationSnapshot> = fc.gen().map((draw) => {
  const pick = <T>(arbitrary: fc.Arbitrary<T>): T => draw(() => arbitrary)
  const one = <T>(list: readonly T[]): T => pick(fc.constantFrom(...list))
  const example = exampleSnapshot()
  const [account] = example.accounts
  const [number] = example.numbers
  const [template] = example.templates
  if (!account || !number || !template) throw new Error('the example has one of each')

  const accounts = pick(fc.uniqueArray(words, { minLength: 1, maxLength: 3 })).map((label, at) => ({
    ...account,
    id: `a${at}`,
    provider: one(PROVIDER_IDS),
    label,
    settings: { baseUrl: one(['https://api.zenvia.com/v2', 'https://x1.api.infobip.com']) },
  }))
  const numbers = PHONES.slice(0, pick(fc.integer({ min: 1, max: PHONES.length }))).map((phone, at) => ({
    ...number,
    id: `n${at}`,
    accountId: one(accounts).id,
    label: pick(anyWord),
    phone,
    senderId: phone.slice(1),
    defaultTemplateId: null as string | null,
  }))
  const templates = Array.from({ length: pick(fc.integer({ min: 1, max: 6 })) }, (_, at) => {
    const { accountId, senderId } = at === 0 ? { ...numbers[0], senderId: null } : one(numbers)
    const content: TemplateContent = {
      ...template.content,
      name: pick(names),
      language: one(['pt_BR', 'en']),
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
            fc
              .constantFrom('', '{{1}}', '{{nome}}')
              .map((end) => ({ type: 'URL' as const, text: 'Abrir', url: `https://x.example/${end}` })),
            fc.constant({ type: 'QUICK_REPLY' as const, text: 'Sim' }),
          ),
          { maxLength: 2 },
        ),
      ),
      samples: {},
    }
    const provider = accounts.find(({ id }) => id === accountId)?.provider ?? 'zenvia'
    const bindings = placeholdersOf(content, PROVIDER_FACTS[provider].placeholderScope).map(({ key }) => ({
      key,
      source: pick(
        fc.oneof(
          fc.constantFrom(...CRM_VARIABLES).map(({ token }) => ({ kind: 'crm' as const, token })),
          literal.map((fixed) => ({ kind: 'literal' as const, text: fixed })),
        ),
      ),
      fallback: pick(fc.option(literal)),
      transforms: pick(fc.uniqueArray(fc.constantFrom(...TRANSFORMS))),
    }))
    const remote = one([
      { origin: 'provider' as const, remoteId: `remote-${at}` },
      { origin: 'manual' as const, remoteId: `remote-${at}` },
    ])
    return { ...template, id: `t${at}`, accountId: accountId ?? '', senderId, content, bindings, ...remote }
  })
  const sendable = (sender: (typeof numbers)[number]) =>
    templates.filter(
      ({ accountId, senderId }) => accountId === sender.accountId && (senderId === null || senderId === sender.senderId),
    )
  for (const sender of numbers) sender.defaultTemplateId = pick(fc.boolean()) ? (sendable(sender)[0]?.id ?? null) : null
  const triggers = Array.from({ length: pick(fc.integer({ min: 1, max: 5 })) }, (_, at): Trigger => {
    // The first always has what it sends.
    const sender = at === 0 ? numbers[0] : one(numbers.filter((candidate) => sendable(candidate).length > 0))
    if (!sender) throw new Error('there is a number')
    const choices = sendable(sender).map(({ id }) => id)
    const place = {
      id: `g${at}`,
      implementationId: example.implementation.id,
      serviceTree: pick(anyWord),
      // Never the same twice: two at one place are refused.
      requestType: `Tipo ${at}`,
      numberId: sender.id,
      active: at === 0 || pick(fc.boolean()),
    }
    const kind = one(TRIGGER_KINDS)
    if (kind === 'status')
      return {
        kind,
        ...place,
        status: `Status ${at}`,
        templateId: one(choices),
        nextStatus: one(['', 'Fim', 'fim']),
        oncePerTicket: pick(fc.boolean()),
      }
    if (kind === 'operate') return { kind, ...place, templateId: one(choices), chatStandard: pick(fc.boolean()) }
    return { kind, ...place, templateIds: choices }
  })
  const unique = (list: string[]): string[] => [
    ...new Map(list.map((each) => [each.trim().toLowerCase().normalize(), each])).values(),
  ]
  const trees = unique(pick(fc.array(words, { maxLength: 3 }))).map((name) => ({
    name,
    requestTypes: unique(pick(fc.array(words, { maxLength: 3 }))).map((type) => ({
      name: type,
      statuses: unique(pick(fc.array(words, { maxLength: 3 }))),
    })),
  }))
  const implementation = {
    ...example.implementation,
    environment: one(['production', 'staging'] as const),
    isolatedServiceTree: pick(anyWord),
    chatRequestType: pick(words),
  }
  return { ...example, implementation, accounts, numbers, templates, triggers, trees }
})
