import type { ProviderDescriptor } from '#core/provider'

/**
 * Meta's limits, which hold whichever provider stands in between (template management and
 * template fundamentals of its documentation, 2026): an approved template is edited once in a
 * day and ten times in thirty, a rejected or paused one as often as one likes, one in review not
 * at all; a hundred new templates in an hour and account.
 */
export const META_EDITING: ProviderDescriptor['capabilities']['editing'] = {
  statuses: ['APPROVED', 'REJECTED', 'PAUSED'],
  approvedPerDay: 1,
  approvedPer30Days: 10,
}
export const META_CREATE_PER_HOUR = 100
