import { useTranslation } from 'react-i18next'
import type { ContactFileProblem } from '#core/contacts'
import { oneOf } from '#core/text'
import type { ShownProblem } from '../../shared/problems.ts'

const REASONS = [
  'empty',
  'not-text',
  'no-header',
  'utf-16',
  'no-phone-column',
  'no-event-columns',
  'unreadable',
] as const satisfies readonly ContactFileProblem[]

/** What keeps a file from being read, in words instead of its code. */
export function useFileProblem(): (problem: ShownProblem) => ShownProblem {
  const { t } = useTranslation()
  return (problem) => {
    const reason = oneOf(REASONS, problem.data.what)
    return problem.code !== 'contact-file' || reason === undefined
      ? problem
      : { ...problem, data: { ...problem.data, what: t(`contacts.problem.${reason}`) } }
  }
}
