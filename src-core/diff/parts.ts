import type { BundleContent, BundleTemplate, BundleTrigger } from '#core/bundle'
import type { Subject } from './model.ts'

export type Account = BundleContent['providers'][number]
export type Sender = BundleContent['numbers'][number]
export type Template = BundleTemplate & { key: string }
export type Trigger = BundleTrigger
export type Variable = BundleContent['variables'][number]
export type SwitchedOff = NonNullable<BundleContent['sending']>['switchedOff'][number]
export type Place = { serviceTree: string | null; requestType: string | null; status: string | null }

/** What things of before are called after. */
export type Now = {
  account(key: string): string
  number(key: string): string
  template(key: string): string
  variable(token: string): string
  place(place: Place): Place
  trigger(trigger: Trigger): Trigger
  switchedOff(place: SwitchedOff): SwitchedOff
}

export const templatesIn = ({ templates }: BundleContent): Template[] =>
  Object.entries(templates).map(([key, template]) => ({ ...template, key }))

export const choicesOf = (trigger: Trigger): readonly string[] =>
  trigger.kind === 'chat' ? trigger.templates : [trigger.template]

export const placeOf = (trigger: Trigger): Place => ({
  serviceTree: trigger.serviceTree,
  requestType: trigger.requestType,
  status: trigger.kind === 'status' ? trigger.status : null,
})

export const samePlace = (a: Place, b: Place): boolean =>
  a.serviceTree === b.serviceTree && a.requestType === b.requestType && a.status === b.status

export const triggerSubject = (trigger: Trigger): Subject => ({
  kind: 'trigger',
  key: trigger.key,
  event: trigger.kind,
  ...placeOf(trigger),
})
export const templateSubject = ({ key, name, language }: Template): Subject => ({ kind: 'template', key, name, language })
export const numberSubject = ({ key, label, phone }: Sender): Subject => ({ kind: 'number', key, label, phone })
export const accountSubject = ({ key, label }: Account): Subject => ({ kind: 'account', key, label })

/** Through whom people meet a template: the triggers that send it, and the numbers whose default it is. */
export const reachesOf = (content: BundleContent, template: string): Subject[] => [
  ...content.triggers.filter((trigger) => choicesOf(trigger).includes(template)).map(triggerSubject),
  ...content.numbers.filter(({ defaultTemplate }) => defaultTemplate === template).map(numberSubject),
]

/** Parts of a tag never run into each other. */
export const tag = (...parts: readonly (string | null)[]): string => JSON.stringify(parts)
