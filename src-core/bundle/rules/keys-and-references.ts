import { asRead, withoutUnseen } from '#core/text'
import { type BundleFault, fault } from '../fault.ts'
import { fileSafe } from '../keys.ts'
import { templatePath } from '../layout.ts'
import type { BundleContent } from '../schema.ts'

/** Keys are unique and say what they are keys of; a database that compares without case takes them too. */
export function* keyFaults({ providers, numbers, templates, triggers, variables }: BundleContent): Generator<BundleFault> {
  for (const [path, keys] of [
    ['providers.json', providers.map(({ key }) => key)],
    ['numbers.json', numbers.map(({ key }) => key)],
    ['triggers.json', triggers.map(({ key }) => key)],
    ['variables.json', variables.map(({ token }) => token)],
  ] as const)
    yield* twice(path, keys)
  for (const trigger of triggers) if (trigger.kind === 'chat') yield* twice('triggers.json', trigger.templates)
  for (const [key, { bindings }] of Object.entries(templates))
    yield* twice(
      templatePath(key),
      bindings.map((binding) => binding.key),
    )
}

export function* twice(path: string, keys: readonly string[]): Generator<BundleFault> {
  const seen = new Set<string>()
  for (const key of keys) {
    const folded = key.toLowerCase()
    if (seen.has(folded)) yield fault('duplicate-key', { path, key })
    seen.add(folded)
  }
}

/** Every reference leads somewhere, and a chat knows where its sub-tickets open (M21). */
export function* referenceFaults(content: BundleContent): Generator<BundleFault> {
  const { providers, numbers, templates, triggers, services, variables } = content
  const known = {
    account: new Set(providers.map(({ key }) => key)),
    number: new Set(numbers.map(({ key }) => key)),
    template: new Set(Object.keys(templates)),
    variable: new Set(variables.map(({ token }) => token)),
  }
  const refer = function* (path: string, field: string, kind: keyof typeof known, target: string): Generator<BundleFault> {
    if (!known[kind].has(target)) yield fault('broken-reference', { path, field, kind, target })
  }
  for (const [index, number] of numbers.entries()) {
    yield* refer('numbers.json', `${index}.account`, 'account', number.account)
    if (number.defaultTemplate !== null)
      yield* refer('numbers.json', `${index}.defaultTemplate`, 'template', number.defaultTemplate)
  }
  for (const [index, trigger] of triggers.entries()) {
    yield* refer('triggers.json', `${index}.number`, 'number', trigger.number)
    if (trigger.kind === 'chat')
      for (const [at, template] of trigger.templates.entries())
        yield* refer('triggers.json', `${index}.templates.${at}`, 'template', template)
    else yield* refer('triggers.json', `${index}.template`, 'template', trigger.template)
    const opensChat = trigger.kind === 'chat' || (trigger.kind === 'operate' && trigger.chatStandard)
    if (opensChat && services.chatRequestType === null) yield fault('chat-request-type-missing', { trigger: trigger.key })
  }
  for (const [key, template] of Object.entries(templates)) {
    const path = templatePath(key)
    yield* refer(path, 'account', 'account', template.account)
    for (const [index, { source }] of template.bindings.entries())
      if (source.kind === 'crm') yield* refer(path, `bindings.${index}.source.token`, 'variable', source.token)
  }
}

/**
 * A key is made of what it is a key of, so that another one's cannot stand there.
 * What follows a `~` only tells those apart that would be the same.
 */
export function* nameFaults({ numbers, templates, triggers }: BundleContent): Generator<BundleFault> {
  for (const { key, phone } of numbers)
    if (key.replace(/~\d+$/, '') !== phone) yield fault('key-differs', { path: 'numbers.json', key, expected: phone })
  for (const [key, { name, language }] of Object.entries(templates)) {
    const [begin, end] = [fileSafe(name, 80), `.${fileSafe(language, 20)}`]
    const plain = key.replace(/~\d+$/, '')
    const rest = plain.startsWith(begin) && plain.endsWith(end) ? plain.slice(begin.length, -end.length) : null
    if (rest === null || (rest !== '' && !rest.startsWith('~')))
      yield fault('key-differs', { path: templatePath(key), key, expected: begin + end })
  }
  for (const { key, kind } of triggers)
    if (!key.startsWith(`${kind}.`)) yield fault('key-differs', { path: 'triggers.json', key, expected: `${kind}.…` })
}

const placeKey = (...names: (string | null)[]): string => JSON.stringify(names)

/** services.json has each name once, and all that triggers.json and its own two fields name, letter by letter. */
export function* serviceFaults({ services, triggers }: BundleContent): Generator<BundleFault> {
  const { trees, isolatedTree, chatRequestType } = services
  const places = new Set<string>()
  const named = function* (seen: Set<string>, field: string, name: string | null): Generator<BundleFault> {
    // What nobody sees tells no two names apart.
    const folded = name === null ? '' : asRead(withoutUnseen(name))
    if (seen.has(folded)) yield fault('duplicate-name', { path: 'services.json', field, name: name ?? '' })
    seen.add(folded)
  }
  const treeNames = new Set<string>()
  for (const [at, tree] of trees.entries()) {
    yield* named(treeNames, `trees.${at}.name`, tree.name)
    places.add(placeKey(tree.name))
    const typeNames = new Set<string>()
    for (const [typeAt, type] of tree.requestTypes.entries()) {
      yield* named(typeNames, `trees.${at}.requestTypes.${typeAt}.name`, type.name)
      places.add(placeKey(tree.name, type.name))
      const statusNames = new Set<string>()
      for (const [statusAt, status] of type.statuses.entries()) {
        yield* named(statusNames, `trees.${at}.requestTypes.${typeAt}.statuses.${statusAt}`, status)
        places.add(placeKey(tree.name, type.name, status))
      }
    }
  }
  const refer = function* (path: string, field: string, kind: string, names: (string | null)[]): Generator<BundleFault> {
    const target = names.at(-1) ?? null
    if (target !== null && !places.has(placeKey(...names))) yield fault('broken-reference', { path, field, kind, target })
  }
  for (const [index, trigger] of triggers.entries()) {
    const { serviceTree, requestType } = trigger
    yield* refer('triggers.json', `${index}.serviceTree`, 'service-tree', [serviceTree])
    yield* refer('triggers.json', `${index}.requestType`, 'request-type', [serviceTree, requestType])
    if (trigger.kind !== 'status') continue
    for (const field of ['status', 'nextStatus'] as const)
      yield* refer('triggers.json', `${index}.${field}`, 'status', [serviceTree, requestType, trigger[field]])
  }
  yield* refer('services.json', 'isolatedTree', 'service-tree', [isolatedTree])
  if (chatRequestType !== null) {
    const isThere = trees.some((tree) => tree.requestTypes.some(({ name }) => name === chatRequestType))
    if (!isThere)
      yield fault('broken-reference', {
        path: 'services.json',
        field: 'chatRequestType',
        kind: 'request-type',
        target: chatRequestType,
      })
  }
}
