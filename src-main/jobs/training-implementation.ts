import type { Implementation } from '#core/implementation'
import { type PlaceholderScope, placeholdersOf, type TemplateContent } from '#core/template'
import type { TriggerDraft } from '#core/triggers'
import type { Binding } from '#core/variables'
import { instant, today } from '../clock.ts'
import type { AppContext } from '../context.ts'
import { found } from '../problem.ts'
import { EXAMPLE, type ExampleFill, PLANTED } from './training-example.ts'

/**
 * "Implantação de treino": the example set up on the simulators, with the planted
 * mistakes in it. What a person has to do themselves is left: confirming the receptive
 * service, testing, exporting.
 */
export async function createTrainingImplementation(context: AppContext): Promise<Implementation> {
  const { store } = context
  const facts = {
    client: EXAMPLE.client,
    environment: 'staging',
    isolatedServiceTree: EXAMPLE.isolatedServiceTree,
    receptive: null,
    clientVarActiveSince: today(context.clock),
    chatRequestType: PLANTED.chatRequestType,
  } as const
  const { id: implementationId } = store.implementations.create(facts, true)
  try {
    await fill(context, implementationId)
  } catch (error) {
    // Half an example teaches nothing.
    store.implementations.remove(implementationId)
    throw error
  }
  return found(store.implementations.get(implementationId), 'implementation')
}

async function fill(context: AppContext, implementationId: string): Promise<void> {
  const { store, training } = context
  store.serviceTrees.save(implementationId, EXAMPLE.trees)
  store.testPhones.save({
    implementationId,
    ...EXAMPLE.testPhone,
    agreement: { agreedAt: instant(context.clock), recordedBy: store.settings.get().operator },
  })
  const numberIds = new Map<string, string>()
  for (const { provider, label, numbers } of EXAMPLE.accounts) {
    const accountId = store.accounts.create({ implementationId, provider, label, mode: 'training', settings: {} })
    store.accounts.setCheck(accountId, null)
    const { senderIds } = await training.offers(provider)
    for (const number of numbers) {
      const senderId = senderIds[number.sender] ?? ''
      const { id } = store.numbers.save({
        implementationId,
        accountId,
        label: number.label,
        phone: `+${senderId}`,
        senderId,
        chatStandard: number.chatStandard,
        defaultTemplateId: null,
      })
      numberIds.set(number.key, id)
    }
    for await (const _progress of context.syncs.run(accountId)) {
      // Nobody is watching: the page opens when all is there.
    }
  }
  store.transaction(() => {
    const idOf = (name: string): string => found(store.templates.named(implementationId, name, 'pt_BR'), 'template').id
    for (const [name, fills] of Object.entries({ ...EXAMPLE.mappings, ...PLANTED.mappings })) {
      const template = found(store.templates.get(idOf(name)), 'template')
      store.templates.saveBindings(template.id, bindingsOf(template.content, context.scopeOf(template.accountId), fills))
    }
    for (const { numbers } of EXAMPLE.accounts)
      for (const { key, defaultTemplate } of numbers) {
        const number = found(store.numbers.get(numberIds.get(key) ?? ''), 'number')
        store.numbers.save({ ...number, defaultTemplateId: idOf(defaultTemplate) })
      }
    for (const trigger of [...EXAMPLE.triggers, ...PLANTED.triggers])
      store.triggers.save(draftOf(trigger, implementationId, numberIds.get(trigger.number) ?? '', idOf))
  })
}

/** One binding per placeholder that the example fills; a name stands for it in whichever part it is. */
export function bindingsOf(
  content: TemplateContent,
  scope: PlaceholderScope,
  fills: Readonly<Record<string, ExampleFill>>,
): Binding[] {
  return placeholdersOf(content, scope).flatMap(({ key, name }) => {
    const fill = fills[key] ?? fills[name]
    if (!fill) return []
    const source =
      'literal' in fill ? ({ kind: 'literal', text: fill.literal } as const) : ({ kind: 'crm', token: fill.token } as const)
    return [{ key, source, fallback: fill.fallback ?? null, transforms: [...(fill.transforms ?? [])] }]
  })
}

/** The example's trigger with the ids of this implementation's rows. */
export function draftOf(
  trigger: (typeof EXAMPLE.triggers)[number],
  implementationId: string,
  numberId: string,
  idOf: (template: string) => string,
): TriggerDraft {
  const { number: _key, templates, ...rest } = trigger
  const place = { implementationId, numberId, active: true }
  switch (rest.kind) {
    case 'chat':
      return { ...rest, ...place, templateIds: templates.map(idOf) }
    case 'status':
      return { ...rest, ...place, templateId: idOf(templates[0]) }
    case 'operate':
      return { ...rest, ...place, templateId: idOf(templates[0]) }
  }
}
