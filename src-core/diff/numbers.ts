import { accountTag } from './accounts.ts'
import { byPresence, changed, otherFields } from './fields.ts'
import { type Found, flag, type Subject, text } from './model.ts'
import { numberSubject, type Sender, tag, triggerSubject } from './parts.ts'
import type { Sides } from './sides.ts'
import { remoteTag, templateTag } from './template-tag.ts'

export const numberTag = (key: string): string => tag('number', key)

export function numberChanges(sides: Sides): Found[] {
  const {
    numbers: { pairs, gone, come },
    now,
  } = sides
  return [
    ...come.map(
      (number): Found => ({
        kind: 'number-added',
        risks: ['no-effect'],
        subject: numberSubject(number),
        self: numberTag(number.key),
        mentions: leadsTo(number.account, number.defaultTemplate),
      }),
    ),
    ...gone.map(
      (number): Found => ({
        kind: 'number-removed',
        risks: ['no-effect'],
        subject: numberSubject(number),
        self: numberTag(now.number(number.key)),
        mentions: leadsTo(now.account(number.account), number.defaultTemplate && now.template(number.defaultTemplate)),
      }),
    ),
    ...pairs.flatMap(({ before, after }) => numberChange(before, after, sides)),
  ]
}

const leadsTo = (account: string, template: string | null): string[] => [
  accountTag(account),
  ...(template === null ? [] : [templateTag(template)]),
]

function numberChange(before: Sender, after: Sender, sides: Sides): Found[] {
  const subject = numberSubject(after)
  const { now } = sides
  const reaches = sendsFrom(after.key, sides)
  const isSwapped = before.phone !== after.phone
  const field = { risks: ['no-effect'], subject } as const
  const template = before.defaultTemplate === null ? null : now.template(before.defaultTemplate)
  return [
    ...changed(isSwapped, false, () => ({
      kind: 'number-swapped',
      risks: [reaches.length > 0 ? 'someone-gets-something-else' : 'no-effect'],
      subject,
      before: text(before.phone),
      after: text(after.phone),
      reaches,
      mentions: sentBy(after, sides),
    })),
    ...changed(before.key !== after.key && !isSwapped, false, () => ({
      ...field,
      kind: 'number-renamed',
      before: text(before.key),
      after: text(after.key),
    })),
    ...changed(before.label, after.label, () => ({
      ...field,
      kind: 'number-label',
      before: text(before.label),
      after: text(after.label),
    })),
    ...changed(now.account(before.account), after.account, () => ({
      ...field,
      kind: 'number-account',
      before: text(labelOf(before.account, sides.before.providers)),
      after: text(labelOf(after.account, sides.after.providers)),
      mentions: [accountTag(now.account(before.account)), accountTag(after.account)],
    })),
    // Another phone has another sender; that is no second change.
    ...changed(before.senderId !== after.senderId && !isSwapped, false, () => ({
      ...field,
      kind: 'number-sender',
      before: text(before.senderId),
      after: text(after.senderId),
      mentions: sentBy(after, sides),
    })),
    ...changed(before.businessAccountId, after.businessAccountId, () => ({
      ...field,
      kind: 'number-business-account',
      before: text(before.businessAccountId),
      after: text(after.businessAccountId),
    })),
    ...changed(before.chatStandard, after.chatStandard, () => ({
      ...field,
      kind: 'number-chat-standard',
      before: flag(before.chatStandard),
      after: flag(after.chatStandard),
    })),
    ...changed(template, after.defaultTemplate, () => ({
      kind: 'number-default-template',
      risks: [byPresence(template, after.defaultTemplate)],
      subject,
      before: text(before.defaultTemplate && (sides.before.templates[before.defaultTemplate]?.name ?? before.defaultTemplate)),
      after: text(after.defaultTemplate && (sides.after.templates[after.defaultTemplate]?.name ?? after.defaultTemplate)),
      mentions: [template, after.defaultTemplate].flatMap((key) => (key === null ? [] : [templateTag(key)])),
    })),
    ...otherFields(subject, before, after, [
      'key',
      'label',
      'phone',
      'account',
      'senderId',
      'businessAccountId',
      'chatStandard',
      'defaultTemplate',
    ]),
  ]
}

const labelOf = (key: string, accounts: Sides['before']['providers']): string =>
  accounts.find((account) => account.key === key)?.label || key

export const sendsFrom = (number: string, { after }: Sides): Subject[] =>
  after.triggers.filter((trigger) => trigger.number === number).map(triggerSubject)

/** Its templates have other ids at the provider. */
const sentBy = ({ account, senderId }: Sender, { templates }: Sides): string[] =>
  templates.pairs
    .filter(({ after }) => after.account === account && after.senderId === senderId)
    .map(({ after }) => remoteTag(after.key))
