import { ActionIcon, Button, Group, Table, Text, Title } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RowsSkeleton } from '../../../components/PageSkeleton.tsx'
import { ProblemCard } from '../../../components/ProblemCard.tsx'
import { rpc } from '../../../connection/index.ts'
import { useFormat } from '../../../i18n/index.ts'
import { toProblem } from '../../../shared/problems.ts'
import { reasonsOf, type ShownClass } from './contact-classes.ts'
import classes from './files.module.css'

type ClassRowsProps = { implementationId: string; name: ShownClass; count: number; onClose: () => void }

/** The rows behind one figure, a page at a time. */
export function ClassRows({ implementationId, name, count, onClose }: ClassRowsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const title = useId()
  const panel = useRef<HTMLElement>(null)
  /** Where each page up to this one begins. */
  const [pages, setPages] = useState([0])
  const after = pages.at(-1) ?? 0
  const { data, error } = useQuery({
    ...rpc.contacts.rows.queryOptions({ input: { implementationId, class: name, after } }),
    placeholderData: keepPreviousData,
  })
  useEffect(() => {
    // Returns a promise in newer browsers, which React would take for the way to clean up.
    void panel.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const next = data?.next ?? null
  return (
    <section ref={panel} className={classes.rows} aria-labelledby={title}>
      <Group justify="space-between" wrap="nowrap">
        <div>
          <Title order={3} id={title}>
            {t(`contacts.class.${name}`)} · {format.number(count)}
          </Title>
          <Text size="sm" c="dimmed">
            {t(`contacts.classText.${name}`)}
          </Text>
        </div>
        <ActionIcon variant="subtle" color="gray" onClick={onClose} aria-label={t('action.close')}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </Group>
      {error && !data && <ProblemCard problem={toProblem(error)} />}
      {!error && !data && <RowsSkeleton />}
      {data && (
        <section
          className={classes.rowsTable}
          aria-label={t('contacts.rowsOf', { name: t(`contacts.class.${name}`) })}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keyboard too
          tabIndex={0}
        >
          <Table verticalSpacing={4} fz="sm" stickyHeader aria-labelledby={title}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th ta="right">{t('contacts.row')}</Table.Th>
                <Table.Th>{t('contacts.field.id')}</Table.Th>
                <Table.Th>{t('contacts.field.name')}</Table.Th>
                <Table.Th>{t('contacts.field.phone')}</Table.Th>
                <Table.Th>{t('contacts.flag')}</Table.Th>
                <Table.Th>{t('contacts.reasons')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.rows.map((row) => (
                <Table.Tr key={row.row}>
                  <Table.Td ta="right">{format.number(row.row)}</Table.Td>
                  <Table.Td className={classes.cell}>{row.id}</Table.Td>
                  <Table.Td className={classes.cell}>{row.name}</Table.Td>
                  <Table.Td className={classes.cell}>{row.phone}</Table.Td>
                  <Table.Td className={classes.cell}>{row.flag}</Table.Td>
                  <Table.Td c="dimmed">
                    {reasonsOf(row.classes, name)
                      .map((reason) => t(`contacts.class.${reason}`))
                      .join(', ')}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
      )}
      {(pages.length > 1 || next !== null) && (
        <Group gap="sm">
          <Button variant="default" size="compact-sm" disabled={pages.length === 1} onClick={() => setPages(pages.slice(0, -1))}>
            {t('contacts.earlier')}
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            disabled={next === null}
            onClick={() => next !== null && setPages([...pages, next])}
          >
            {t('contacts.later')}
          </Button>
        </Group>
      )}
    </section>
  )
}
