import type { BundleContent } from '#core/bundle'
import type { Prices } from '#core/review'
import { type Paired, pairUp } from './pairs.ts'
import {
  type Account,
  type Now,
  placeOf,
  type Sender,
  type Template,
  type Trigger,
  tag,
  templatesIn,
  type Variable,
} from './parts.ts'
import { type PairedServices, pairServices } from './services-pairs.ts'
import { type PairedTriggers, pairTriggers } from './trigger-pairs.ts'

/** Two bundles, with what is the same thing in both of them. */
export type Sides = {
  before: BundleContent
  after: BundleContent
  prices: Prices
  accounts: Paired<Account>
  numbers: Paired<Sender>
  templates: Paired<Template>
  variables: Paired<Variable>
  services: PairedServices
  triggers: PairedTriggers
  /** What a thing of before is called after; what is gone gets a name that nothing has. */
  now: Now
}

export function bothSides(before: BundleContent, after: BundleContent, prices: Prices): Sides {
  const accounts = pairAccounts(before, after)
  const account = calledNow(accounts, ({ key }) => key)
  const numbers = pairNumbers(before, after, account)
  const number = calledNow(numbers, ({ key }) => key)
  const templates = pairTemplates(before, after, account, sendersNow(numbers))
  const template = calledNow(templates, ({ key }) => key)
  const variables = pairVariables(before, after, template)
  const variable = calledNow(variables, ({ token }) => token)
  const sends = (trigger: Trigger): Trigger => {
    const sender = number(trigger.number)
    return trigger.kind === 'chat'
      ? { ...trigger, number: sender, templates: trigger.templates.map(template).sort() }
      : { ...trigger, number: sender, template: template(trigger.template) }
  }
  const services = pairServices(before, after, sends)
  const { place } = services
  const now: Now = {
    account,
    number,
    template,
    variable,
    place,
    trigger: (trigger) => {
      const at = place(placeOf(trigger))
      const there = { ...sends(trigger), serviceTree: at.serviceTree, requestType: at.requestType }
      if (there.kind !== 'status') return there
      const next = place({ ...placeOf(trigger), status: there.nextStatus })
      return { ...there, status: at.status ?? there.status, nextStatus: next.status }
    },
    switchedOff: ({ kind, ...at }) => ({ kind, ...place(at) }),
  }
  const triggers = pairTriggers(before, after, now)
  return { before, after, prices, accounts, numbers, templates, variables, services, triggers, now }
}

const GONE = 'gone:'

function calledNow<T>({ pairs }: Paired<T>, nameOf: (item: T) => string): (name: string) => string {
  const names = new Map(pairs.map(({ before, after }) => [nameOf(before), nameOf(after)]))
  return (name) => names.get(name) ?? GONE + name
}

function pairAccounts(before: BundleContent, after: BundleContent): Paired<Account> {
  const phones = ({ numbers }: BundleContent) => {
    const of = Map.groupBy(numbers, ({ account }) => account)
    return ({ key }: Account): string | null => {
      const own = of.get(key)?.map(({ phone }) => phone)
      return own ? tag(...own.sort()) : null
    }
  }
  return pairUp(before.providers, after.providers, [
    { of: ({ key }) => key },
    { of: ({ provider, label }) => tag(provider, label) },
    { of: phones(after), ofBefore: phones(before) },
    { of: ({ provider, mode, settings }) => tag(provider, mode, JSON.stringify(Object.entries(settings).sort())) },
    { of: ({ provider }) => provider },
  ])
}

function pairNumbers(before: BundleContent, after: BundleContent, account: (key: string) => string): Paired<Sender> {
  /** Where it sends from: the one that took all of that over is its successor. */
  const places = ({ triggers }: BundleContent) => {
    const of = Map.groupBy(triggers, ({ number }) => number)
    return ({ key }: Sender): string | null => {
      const own = of.get(key)?.map((trigger) => JSON.stringify([trigger.kind, placeOf(trigger)]))
      return own ? tag(...own.sort()) : null
    }
  }
  return pairUp(before.numbers, after.numbers, [
    { of: ({ key }) => key },
    { of: (number) => tag(number.account, number.senderId), ofBefore: (number) => tag(account(number.account), number.senderId) },
    { of: ({ label }) => label || null },
    { of: places(after), ofBefore: places(before) },
    { of: (number) => number.account, ofBefore: (number) => account(number.account) },
  ])
}

/** What a sender of before is called after, where its number is another one. */
function sendersNow({ pairs }: Paired<Sender>): (template: Template) => string | null {
  const senders = new Map(pairs.map(({ before, after }) => [tag(before.account, before.senderId), after.senderId]))
  return ({ account, senderId }) => (senderId === null ? null : (senders.get(tag(account, senderId)) ?? senderId))
}

/** `aviso` and `aviso_v3` are versions of one. */
const stemOf = (name: string): string => /^(.+?)_?v\d{1,6}$/i.exec(name)?.[1] ?? name

function pairTemplates(
  before: BundleContent,
  after: BundleContent,
  account: (key: string) => string,
  sender: (template: Template) => string | null,
): Paired<Template> {
  type Say = (template: Template, account: string, senderId: string | null) => string | null
  const sign = (say: Say) => ({
    of: (template: Template) => say(template, template.account, template.senderId),
    ofBefore: (template: Template) => say(template, account(template.account), sender(template)),
  })
  const parts = ({ structure }: Template): string => JSON.stringify(structure)
  return pairUp(templatesIn(before), templatesIn(after), [
    sign((template, of, from) => tag(of, from, template.name, template.language, template.remoteId)),
    sign(({ name, language }, of, from) => tag(of, from, name, language)),
    sign(({ remoteId, language }, of) => (remoteId === null ? null : tag(of, remoteId, language))),
    sign(({ key }) => key),
    sign(({ name, language }) => tag(name, language)),
    sign(({ name, language }, of, from) => tag(of, from, stemOf(name), language)),
    sign(({ name, language }) => tag(stemOf(name), language)),
    sign((template, of, from) => tag(of, from, template.language, parts(template))),
    sign(({ name }, of, from) => tag(of, from, name)),
  ])
}

function pairVariables(before: BundleContent, after: BundleContent, template: (key: string) => string): Paired<Variable> {
  const uses = (content: BundleContent, called: (key: string) => string) => {
    const all = templatesIn(content).flatMap(({ key, bindings }) =>
      bindings.flatMap((binding) =>
        binding.source.kind === 'crm' ? [{ token: binding.source.token, at: tag(called(key), binding.key) }] : [],
      ),
    )
    const of = Map.groupBy(all, ({ token }) => token)
    return (token: string): string | null => {
      const own = of.get(token)?.map(({ at }) => at)
      return own ? tag(...own.sort()) : null
    }
  }
  const said = ({ token: _its, ...rest }: Variable): string => JSON.stringify(Object.entries(rest).sort())
  const [usesAfter, usesBefore] = [uses(after, (key) => key), uses(before, template)]
  const same = (of: typeof usesAfter) => (variable: Variable) => {
    const used = of(variable.token)
    return used === null ? null : tag(used, said(variable))
  }
  return pairUp(before.variables, after.variables, [
    { of: ({ token }) => token },
    { of: same(usesAfter), ofBefore: same(usesBefore) },
  ])
}
