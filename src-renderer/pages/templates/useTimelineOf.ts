import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { timelineOf } from '../../components/review/timeline-of.ts'
import { rpc } from '../../connection/index.ts'
import { focusRow } from '../../shared/focus-row.ts'
import { stepHref } from '../../shared/routes.ts'

/** The address of something just submitted stands at the queue, and goes on to the template's timeline once the provider has it. */
export function useTimelineOf(implementationId: string, subject: string | null): void {
  const [, navigate] = useLocation()
  const { data: submissions } = useQuery(rpc.submissions.list.queryOptions({ input: { implementationId } }))
  const submission = submissions?.find(({ id }) => id === subject)
  const id = submission?.id
  const templateId = submission?.templateId
  useEffect(() => {
    if (id === undefined) return
    if (!templateId) {
      focusRow(id)
      return
    }
    navigate(stepHref(implementationId, 'templates', templateId), { replace: true })
    focusRow(timelineOf(templateId))
  }, [id, templateId, implementationId, navigate])
}
