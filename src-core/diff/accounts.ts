import { changed, otherFields } from './fields.ts'
import { type Found, text, word } from './model.ts'
import { type Account, accountSubject, tag } from './parts.ts'
import type { Sides } from './sides.ts'

export const accountTag = (key: string): string => tag('account', key)

export function accountChanges({ accounts: { pairs, gone, come }, now }: Sides): Found[] {
  return [
    ...come.map((account): Found => ({ kind: 'account-added', ...alone(account), self: accountTag(account.key) })),
    ...gone.map((account): Found => ({ kind: 'account-removed', ...alone(account), self: accountTag(now.account(account.key)) })),
    ...pairs.flatMap(({ before, after }) => accountChange(before, after)),
  ]
}

const alone = (account: Account) => ({ risks: ['no-effect'] as const, subject: accountSubject(account) })

function accountChange(before: Account, after: Account): Found[] {
  const subject = accountSubject(after)
  const isOther = before.provider !== after.provider
  const called = ({ label, key }: Account): string => (before.label === after.label ? key : label)
  // The key is made of provider and label: another provider has another key, and that is no renaming.
  const isRenamed = before.label !== after.label || (before.key !== after.key && !isOther)
  const fields = new Set([...Object.keys(before.settings), ...Object.keys(after.settings)])
  return [
    ...changed(isRenamed, false, () => ({
      kind: 'account-renamed',
      risks: ['no-effect'],
      subject,
      before: text(called(before)),
      after: text(called(after)),
    })),
    ...changed(before.provider, after.provider, () => ({
      kind: 'account-provider',
      risks: ['approval-again'],
      subject,
      before: text(before.provider),
      after: text(after.provider),
    })),
    ...changed(before.mode, after.mode, () => ({
      kind: 'account-mode',
      risks: [after.mode === 'live' ? 'someone-gets-for-the-first-time' : 'someone-gets-nothing-more'],
      subject,
      before: word('mode', before.mode),
      after: word('mode', after.mode),
    })),
    ...[...fields].flatMap((field) =>
      changed(before.settings[field], after.settings[field], () => ({
        kind: 'account-setting',
        risks: ['no-effect'],
        subject,
        part: field,
        before: text(before.settings[field]),
        after: text(after.settings[field]),
      })),
    ),
    ...otherFields(subject, before, after, ['key', 'label', 'provider', 'mode', 'settings']),
  ]
}
