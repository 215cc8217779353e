import { ActionIcon, Button, Group, Text, Title } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ShownProblem, toProblem } from '../shared/problems.ts'
import { RowsSkeleton } from './PageSkeleton.tsx'
import { ProblemCard } from './ProblemCard.tsx'
import classes from './rows-panel.module.css'

/** Where each page up to the one that is shown begins. */
export function usePages() {
  const [pages, setPages] = useState([0])
  return {
    after: pages.at(-1) ?? 0,
    isFirst: pages.length === 1,
    back: () => setPages(pages.slice(0, -1)),
    on: (next: number) => setPages([...pages, next]),
  }
}

type RowsPanelProps<Page> = {
  title: string
  text?: string | undefined
  /** What the table is called where it scrolls. */
  label: string
  aside?: ReactNode
  pages: ReturnType<typeof usePages>
  data: Page | undefined
  error: unknown
  sayProblem?: (problem: ShownProblem) => ShownProblem
  onClose: () => void
  /** The table. */
  children: (page: Page, title: string) => ReactNode
}

/** The rows behind one figure, a page at a time. */
export function RowsPanel<Page extends { next: number | null }>(props: RowsPanelProps<Page>) {
  const { title, text, label, aside, pages, data, error, sayProblem = (problem) => problem, onClose, children } = props
  const { t } = useTranslation()
  const id = useId()
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    // Returns a promise in newer browsers, which React would take for the way to clean up.
    void panel.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const next = data?.next ?? null
  return (
    <section ref={panel} className={classes.rows} aria-labelledby={id}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Title order={3} id={id}>
            {title}
          </Title>
          {text !== undefined && (
            <Text size="sm" c="dimmed">
              {text}
            </Text>
          )}
        </div>
        <Group gap="xs" wrap="nowrap">
          {aside}
          <ActionIcon variant="subtle" color="gray" onClick={onClose} aria-label={t('action.close')}>
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </Group>
      </Group>
      {error !== null && error !== undefined && !data && <ProblemCard problem={sayProblem(toProblem(error))} />}
      {!error && !data && <RowsSkeleton />}
      {data && (
        <section
          className={classes.rowsTable}
          aria-label={label}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keyboard too
          tabIndex={0}
        >
          {children(data, id)}
        </section>
      )}
      {(!pages.isFirst || next !== null) && (
        <Group gap="sm">
          <Button variant="default" size="compact-sm" disabled={pages.isFirst} onClick={pages.back}>
            {t('contacts.earlier')}
          </Button>
          <Button variant="default" size="compact-sm" disabled={next === null} onClick={() => next !== null && pages.on(next)}>
            {t('contacts.later')}
          </Button>
        </Group>
      )}
    </section>
  )
}
