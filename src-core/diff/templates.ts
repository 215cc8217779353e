import { categoryEffect } from '#core/review'
import { accountTag } from './accounts.ts'
import { bindingChanges } from './bindings.ts'
import { changed, otherFields } from './fields.ts'
import { type BundleChange, type Found, type Risk, text, word } from './model.ts'
import { reachesOf, type Template, templateSubject } from './parts.ts'
import type { Sides } from './sides.ts'
import { remoteTag, templateTag, variableTag, versionTag } from './template-tag.ts'
import { structureChanges } from './template-texts.ts'
import { diffWords } from './words.ts'

export function templateChanges(sides: Sides): Found[] {
  const {
    templates: { pairs, gone, come },
    now,
    before,
    after,
  } = sides
  return [
    ...come.map(
      (template): Found => ({
        kind: 'template-added',
        risks: ['no-effect'],
        subject: templateSubject(template),
        after: text(template.crmText.body),
        reaches: reachesOf(after, template.key),
        self: templateTag(template.key),
        mentions: leadsTo(
          template,
          (key) => key,
          (token) => token,
        ),
      }),
    ),
    ...gone.map(
      (template): Found => ({
        kind: 'template-removed',
        risks: ['no-effect'],
        subject: templateSubject(template),
        before: text(template.crmText.body),
        reaches: reachesOf(before, template.key),
        self: templateTag(now.template(template.key)),
        mentions: leadsTo(template, now.account, now.variable),
      }),
    ),
    ...pairs.flatMap((pair) => templateChange(pair.before, pair.after, sides)),
  ]
}

const leadsTo = (
  { account, bindings }: Template,
  called: (key: string) => string,
  token: (token: string) => string,
): string[] => [
  accountTag(called(account)),
  ...bindings.flatMap(({ source }) => (source.kind === 'crm' ? [variableTag(token(source.token))] : [])),
]

function templateChange(before: Template, after: Template, sides: Sides): Found[] {
  const subject = templateSubject(after)
  const reaches = reachesOf(sides.after, after.key)
  const about = { subject, reaches }
  const structure = structureChanges(before, after, reaches)
  const bindings = bindingChanges(before, after, sides, reaches)
  const isNamed = before.name !== after.name
  const field = { ...about, risks: ['no-effect'] } as const
  return [
    ...changed(before.language, after.language, () => ({
      kind: 'template-language',
      ...about,
      risks: [...met(reaches, 'someone-gets-something-else'), 'approval-again'],
      before: text(before.language),
      after: text(after.language),
      mentions: [versionTag(after.key), remoteTag(after.key)],
    })),
    ...changed(before.category, after.category, () => categoryChange(before, after, sides, about)),
    ...changed(before.status, after.status, () => ({
      kind: 'template-status',
      ...about,
      risks: statusRisk(before, after, reaches),
      before: word('template-status', before.status),
      after: word('template-status', after.status),
    })),
    ...structure,
    ...changed(isNamed || before.key !== after.key, false, () => ({
      kind: 'template-renamed',
      ...about,
      risks: [isNamed ? 'approval-again' : 'no-effect'],
      before: text(isNamed ? before.name : before.key),
      after: text(isNamed ? after.name : after.key),
      self: versionTag(after.key),
      mentions: [remoteTag(after.key)],
    })),
    ...changed(sides.now.account(before.account), after.account, () => ({
      kind: 'template-account',
      ...about,
      risks: ['approval-again'],
      before: text(labelOf(before.account, sides.before.providers)),
      after: text(labelOf(after.account, sides.after.providers)),
      mentions: [accountTag(sides.now.account(before.account)), accountTag(after.account), remoteTag(after.key)],
    })),
    ...changed(before.senderId === after.senderId ? after.senderId : senderNow(before, sides), after.senderId, () => ({
      kind: 'template-sender',
      ...field,
      before: text(before.senderId),
      after: text(after.senderId),
      mentions: [remoteTag(after.key)],
    })),
    ...changed(before.businessAccountId, after.businessAccountId, () => ({
      kind: 'template-business-account',
      ...field,
      before: text(before.businessAccountId),
      after: text(after.businessAccountId),
    })),
    ...changed(before.remoteId, after.remoteId, () => ({
      kind: 'template-remote-id',
      ...field,
      before: text(before.remoteId),
      after: text(after.remoteId),
      self: remoteTag(after.key),
    })),
    ...changed(before.origin, after.origin, () => ({
      kind: 'template-origin',
      ...field,
      before: text(before.origin),
      after: text(after.origin),
    })),
    ...bindings,
    ...(structure.length + bindings.length === 0 ? crmTextChange(before, after, about) : []),
    ...otherFields(subject, before, after, [
      'key',
      'account',
      'senderId',
      'businessAccountId',
      'origin',
      'remoteId',
      'name',
      'language',
      'category',
      'status',
      'structure',
      'crmText',
      'bindings',
    ]),
  ]
}

type About = { subject: Found['subject']; reaches: NonNullable<Found['reaches']> }

/** Where nobody meets it, it says nothing to anybody. */
export const met = (reaches: About['reaches'], risk: Risk): Risk[] => (reaches.length > 0 ? [risk] : [])

function categoryChange(before: Template, after: Template, { prices }: Sides, about: About): Found {
  const price = priceOf(before.category, after.category, prices)
  return {
    kind: 'template-category',
    ...about,
    risks: [price !== null && price.after > price.before ? 'costs-more' : 'no-effect'],
    before: word('category', before.category),
    after: word('category', after.category),
    price,
  }
}

/** What a delivered message costs at either category; null where it costs the same, or nobody knows. */
export function priceOf(before: string, after: string, prices: Sides['prices']): BundleChange['price'] {
  const effect = categoryEffect(before, after, prices)
  if (effect === null || effect.perThousand === 0) return null
  const { requested, returned } = effect.perMessage
  return { before: requested, after: returned, currency: prices.currency, asOf: prices.asOf }
}

function statusRisk(before: Template, after: Template, reaches: About['reaches']): Risk[] {
  if (before.status === 'APPROVED') return [...met(reaches, 'someone-gets-nothing-more'), 'approval-again']
  return after.status === 'APPROVED' ? met(reaches, 'someone-gets-for-the-first-time') : ['no-effect']
}

const labelOf = (key: string, accounts: Sides['before']['providers']): string =>
  accounts.find((account) => account.key === key)?.label || key

/** Whose number changed, its sender changed with it. */
function senderNow({ account, senderId }: Template, { numbers }: Sides): string | null {
  const number = numbers.pairs.find(({ before }) => before.account === account && before.senderId === senderId)
  return senderId === null ? null : (number?.after.senderId ?? senderId)
}

/** The CRM's text follows from the others; where it alone differs, it is told. */
function crmTextChange(before: Template, after: Template, about: About): Found[] {
  const whole = ({ crmText: { header, body, footer, buttonUrls } }: Template): string =>
    [header, body, footer, ...buttonUrls].map((part) => part ?? '').join('\n')
  return changed(before.crmText, after.crmText, () => ({
    kind: 'template-crm-text',
    ...about,
    risks: [...met(about.reaches, 'someone-gets-something-else')],
    before: text(whole(before)),
    after: text(whole(after)),
    words: diffWords(whole(before), whole(after)),
  }))
}
