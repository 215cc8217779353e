import { Button, Text } from '@mantine/core'
import i18next from 'i18next'
import { navigate } from 'wouter/use-hash-location'
import type { Decision } from '#core/review'
import { TEMPLATE_CATEGORIES } from '#core/template'
import { oneOf } from '#core/text'
import { notify } from '../../../shared/notify.ts'
import { stepHref } from '../../../shared/routes.ts'
import { keepTold } from '../../failures.tsx'

/** Says a decision in the window and, where the person allowed it, by the system. */
export function tell(decision: Decision): void {
  const { title, text } = wordsFor(decision)
  const href = stepHref(decision.implementationId, 'templates', decision.templateId)
  const show = (): void => navigate(href)
  keepTold({ title, text, isGood: isGood(decision), href })
  notify(
    isGood(decision) ? 'done' : 'failed',
    <>
      <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
        {title}
      </Text>
      <Text size="sm" lineClamp={3}>
        {text}
      </Text>
      <Button variant="subtle" size="compact-xs" mt={4} ml={-8} onClick={show}>
        {i18next.t('reviews.notify.open')}
      </Button>
    </>,
  )
  if (!('Notification' in globalThis) || Notification.permission !== 'granted') return
  // The tag keeps two windows from saying it twice.
  const notice = new Notification(title, { body: text, tag: `${decision.templateId}.${decision.status}` })
  notice.addEventListener('click', () => {
    window.focus()
    show()
    notice.close()
  })
}

const isOther = ({ requestedCategory, category }: Decision): boolean =>
  requestedCategory !== null && requestedCategory !== category
const isGood = (decision: Decision): boolean => decision.status === 'APPROVED' && !isOther(decision)

const WORDS = { APPROVED: 'approved', REJECTED: 'rejected', PAUSED: 'paused', DISABLED: 'disabled' } as const

/** What happened, and beneath whose it is and what else is worth knowing at once. */
function wordsFor(decision: Decision): { title: string; text: string } {
  const { client, name, status, requestedCategory, category, rejectionReason } = decision
  const isOdd = status === 'APPROVED' && isOther(decision)
  const title = isOdd
    ? i18next.t('reviews.notify.approvedAs', { name, category: categoryName(category) })
    : i18next.t(`reviews.notify.${WORDS[status]}`, { name })
  const more = isOdd
    ? i18next.t('reviews.notify.requested', { category: categoryName(requestedCategory ?? '') })
    : (rejectionReason ?? '')
  return { title, text: more === '' ? client : `${client} · ${more}` }
}

function categoryName(category: string): string {
  const known = oneOf(TEMPLATE_CATEGORIES, category)
  return known ? i18next.t(`templates.category.${known}`) : category
}
