import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { PROBLEM_CODES } from '#core/contract'
import { oneOf } from '#core/text'
import { rpc } from '../../connection/index.ts'
import { useNow, useTimeWords } from '../../shared/time.ts'
import classes from './review.module.css'

type CheckNowProps = {
  templateId: string
  /** ISO 8601. */
  nextCheckAt: string | null
  /** A problem's code. */
  checkProblem: string | null
}

/** When the provider is asked next about one in review, why the last time brought nothing, and asking now. */
export function CheckNow({ templateId, nextCheckAt, checkProblem }: CheckNowProps) {
  const { t } = useTranslation()
  const words = useTimeWords()
  const now = useNow(1_000)
  const queries = useQueryClient()
  const check = useMutation(
    rpc.reviews.check.mutationOptions({
      onSuccess: (review) => {
        queries.setQueryData(rpc.reviews.of.queryKey({ input: { templateId } }), review)
        return queries.invalidateQueries({ queryKey: rpc.reviews.board.key() })
      },
    }),
  )
  const left = nextCheckAt === null ? null : Date.parse(nextCheckAt) - now
  const code = oneOf(PROBLEM_CODES, checkProblem)
  return (
    <div className={classes.check}>
      <Button
        variant="default"
        size="compact-xs"
        leftSection={<IconRefresh size={13} aria-hidden />}
        loading={check.isPending}
        onClick={() => check.mutate({ templateId })}
      >
        {t('reviews.check.now')}
      </Button>
      {left !== null && (
        <span>{left > 0 ? t('reviews.check.next', { time: words.span(left + 999) }) : t('reviews.check.soon')}</span>
      )}
      {code && (
        <span role="status" style={{ color: 'var(--warn)', flexBasis: '100%' }}>
          {t('reviews.check.failed', { problem: t(`problems:${code}.title`, {}) })}
        </span>
      )}
    </div>
  )
}

/** A check's outcome is told only where it changed something: look again once it is due. @returns milliseconds */
export function untilChecked(nextCheckAt: readonly (string | null)[]): number | false {
  const due = nextCheckAt.flatMap((at) => (at === null ? [] : Date.parse(at)))
  return due.length === 0 ? false : Math.max(3_000, Math.min(...due) - Date.now() + 1_500)
}
