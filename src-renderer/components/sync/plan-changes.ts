import type { SyncChange, SyncPlan } from '#core/contract'
import { sameContent, type TemplateContent } from '#core/template'

/** Whether the message reads the same: header, body, footer and buttons. */
export const sameText = (a: TemplateContent, b: TemplateContent): boolean => sameContent({ ...a, category: b.category }, b)

/** A change that asks nothing of a person: the provider's verdict, or one that came back as it was. */
const isQuiet = ({ kind, before, after }: SyncChange): boolean => kind !== 'recreated' && sameText(before.content, after.content)

/**
 * Whether a person looks before it is applied: a text changed, a template was recreated or is gone,
 * or there are more changes than the plan tells of. New ones and verdicts are simply taken.
 */
export const needsLook = ({ counts, changed, gone }: SyncPlan): boolean =>
  gone.length > 0 || counts.changed > changed.length || !changed.every(isQuiet)

/** Of the typed ones that the provider lists now, those whose text differs: which one stays is a person's choice. */
export const isChoice = ({ kind, before, after }: SyncChange): boolean =>
  kind === 'adopted' && !sameText(before.content, after.content)
