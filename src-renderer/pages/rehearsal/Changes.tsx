import { Table, Text } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Comparison } from '#core/rehearsal'
import { Section } from '../../components/Section.tsx'
import { useFormat } from '../../i18n/index.ts'
import { FigureButton } from './FigureButton.tsx'
import { OpenedRows } from './OpenedRows.tsx'
import type { PartProps } from './part.ts'
import classes from './rehearsal.module.css'
import { useTriggerName } from './useTriggerName.ts'

const PART = 'changes'

/** What is other than with the last export on the same history. */
export function Changes(props: PartProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { record, opened, onOpen } = props
  const { comparison } = record.summary
  const nameOf = useTriggerName(record)
  if (comparison === undefined || record.against === null)
    return (
      <Section title={t('rehearsal.changes.title')}>
        <Text size="sm" c="dimmed">
          {t('rehearsal.changes.nothing')}
        </Text>
      </Section>
    )
  const { more, fewer } = comparison
  const { sequence } = record.against
  const shared = { opened, onOpen }
  const moreRows = { part: PART, filter: { change: 'more' as const }, title: t('rehearsal.changes.moreRows') }
  const fewerRows = { part: PART, filter: { change: 'fewer' as const }, title: t('rehearsal.changes.fewerRows') }
  return (
    <Section title={t('rehearsal.changes.title')} text={t('rehearsal.changes.text', { sequence })}>
      {more === 0 && fewer === 0 ? (
        <Text size="sm">{t('rehearsal.changes.same')}</Text>
      ) : (
        <>
          <Text size="sm">
            <FigureButton count={more} to={moreRows} {...shared} /> {t('rehearsal.changes.more', { count: more })} ·{' '}
            <FigureButton count={fewer} to={fewerRows} {...shared} /> {t('rehearsal.changes.fewer', { count: fewer })}
          </Text>
          <div className={classes.two}>
            <Differences
              title={t('rehearsal.where.templates')}
              differences={comparison.byTemplate}
              nameOf={(key) => key}
              format={format.number}
            />
            <Differences
              title={t('rehearsal.where.triggers')}
              differences={comparison.byTrigger}
              nameOf={nameOf}
              format={format.number}
            />
          </div>
        </>
      )}
      <OpenedRows {...props} part={PART} />
    </Section>
  )
}

type DifferencesProps = {
  title: string
  differences: Comparison['byTemplate']
  nameOf: (key: string) => string
  format: (count: number) => string
}

function Differences({ title, differences, nameOf, format }: DifferencesProps) {
  const { t } = useTranslation()
  const id = useId()
  const rows = Object.entries(differences).sort(([, a], [, b]) => b.more + b.fewer - a.more - a.fewer)
  return (
    <Table verticalSpacing={6} fz="sm" aria-labelledby={id}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th id={id}>{title}</Table.Th>
          <Table.Th ta="right">{t('rehearsal.changes.moreShort')}</Table.Th>
          <Table.Th ta="right">{t('rehearsal.changes.fewerShort')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(([key, { more, fewer }]) => (
          <Table.Tr key={key}>
            <Table.Td className={classes.binding}>{nameOf(key)}</Table.Td>
            <Table.Td ta="right">{more === 0 ? '–' : `+${format(more)}`}</Table.Td>
            <Table.Td ta="right">{fewer === 0 ? '–' : `−${format(fewer)}`}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
