import type { ProviderDescriptor } from '#core/provider'
import { canEdit, countEdits, type EditAnswer, type Review } from '#core/review'
import type { TemplateStatus } from '#core/template'

type Editing = ProviderDescriptor['capabilities']['editing']

/**
 * Whether an edit would be taken now, and else until when not. The counts are the store's; when
 * there is room again follows from the timeline.
 * @param now ISO 8601
 */
export function editAnswer(
  editing: Editing,
  status: TemplateStatus,
  { edits, events }: Pick<Review, 'edits' | 'events'>,
  now: string,
  lostInEdit: readonly string[] = [],
): EditAnswer {
  const { dayFreeAt, monthFreeAt } = countEdits(
    events.flatMap(({ event, at }) => (event === 'edited' ? [at] : [])),
    editing,
    now,
  )
  return canEdit(editing, status, { dayFreeAt, monthFreeAt, ...edits }, lostInEdit)
}
