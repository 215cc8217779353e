import type { StoredTemplate } from '#core/implementation'
import type { Draft } from '#core/review'
import { sameContent } from '#core/template'

/** Whether the provider's text changed since an edit of it began, or since that was last decided on. */
export const hasConflict = (draft: Pick<Draft, 'base'>, template: Pick<StoredTemplate, 'content' | 'missingSince'>): boolean =>
  draft.base !== null && template.missingSince === null && !sameContent(draft.base, template.content)
