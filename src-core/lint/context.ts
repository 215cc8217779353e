import type { TemplateContent, TemplateStatus } from '#core/template'
import type { Binding, CrmVariable } from '#core/variables'
import { indexAccount } from './account.ts'
import type { AccountTemplate, LintContext } from './rule.ts'

/** What is around the templates of one account; what is left out is not judged. */
export type Surroundings = Pick<LintContext, 'provider' | 'scope' | 'deletedNames' | 'now'> & {
  templates?: readonly AccountTemplate[] | undefined
  variables?: readonly CrmVariable[] | undefined
}

/**
 * Prepares what an account's templates are judged against, once for all of them.
 * @returns the context of one: `id` in the account, null for one that is not in it; its bindings, null where it is not mapped yet
 */
export function contextsOf({
  templates,
  variables,
  ...around
}: Surroundings): (own: { id: string | null; bindings: readonly Binding[] | null }) => LintContext {
  const account = templates && indexAccount(templates)
  return ({ id, bindings }) => ({ ...around, account, ownId: id ?? undefined, crm: variables && { variables, bindings } })
}

/** A template as the account's others are compared with it. */
export const asAccountTemplate = (
  { name, language, category, body, footer }: TemplateContent,
  place: { id: string; status: TemplateStatus; senderId: string | null },
): AccountTemplate => ({ ...place, name, language, category, body: body.text, footer: footer?.text ?? '' })
