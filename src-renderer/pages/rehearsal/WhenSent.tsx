import { BarChart } from '@mantine/charts'
import { SegmentedControl, Table } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RowFilter } from '#core/rehearsal'
import { Section } from '../../components/Section.tsx'
import { useFormat } from '../../i18n/index.ts'
import { FigureButton, isSame } from './FigureButton.tsx'
import { daysOf, hoursOf, type Opened } from './figures.ts'
import { OpenedRows } from './OpenedRows.tsx'
import type { PartProps } from './part.ts'
import classes from './rehearsal.module.css'

const PART = 'when'

type Point = { key: string; label: string; long: string; count: number; filter: RowFilter }

/** When messages would go out: a bar for each day, or each hour of a day; the same as a table. */
export function WhenSent(props: PartProps) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const { record, opened, onOpen } = props
  const { byDay, byHour, timeZone } = record.summary
  const [by, setBy] = useState<'day' | 'hour'>('day')
  const short = new Intl.DateTimeFormat(i18n.language, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  const points: Point[] =
    by === 'day'
      ? daysOf(byDay).map(({ day, count }) => ({
          key: day,
          label: short.format(new Date(day)),
          long: format.day(day),
          count,
          filter: { outcome: 'sent', day },
        }))
      : hoursOf(byHour).map(({ hour, count }) => ({
          key: hour,
          label: hour,
          long: t('rehearsal.when.hourOf', { hour }),
          count,
          filter: { outcome: 'sent', hour },
        }))
  if (record.summary.sent === 0) return null
  const title = ({ long }: Point): string => t('rehearsal.when.rows', { when: long })
  return (
    <Section
      title={t('rehearsal.when.title')}
      text={t('rehearsal.when.text', { zone: timeZone })}
      aside={
        <SegmentedControl
          size="xs"
          aria-label={t('rehearsal.when.by')}
          value={by}
          onChange={(next) => setBy(next === 'hour' ? 'hour' : 'day')}
          data={(['day', 'hour'] as const).map((one) => ({ value: one, label: t(`rehearsal.when.${one}`) }))}
        />
      }
    >
      <Chart points={points} title={title} {...{ opened, onOpen }} label={t('rehearsal.when.title')} />
      <details className={classes.table}>
        <summary>{t('rehearsal.when.table')}</summary>
        <PointTable points={points} title={title} opened={opened} onOpen={onOpen} />
      </details>
      <OpenedRows {...props} part={PART} />
    </Section>
  )
}

type ChartProps = Pick<PartProps, 'opened' | 'onOpen'> & { points: readonly Point[]; title: (point: Point) => string }

const openedBy = (point: Point, title: (point: Point) => string): Opened => ({
  part: PART,
  filter: point.filter,
  title: title(point),
})

/** Each bar is a button: with the mouse, with Tab and Enter. */
function Chart({ points, title, label, opened, onOpen }: ChartProps & { label: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <figure aria-label={label} className={classes.chart}>
      <BarChart
        h={220}
        data={[...points]}
        dataKey="label"
        series={[{ name: 'count', label: t('rehearsal.when.messages'), color: 'accent.5' }]}
        valueFormatter={format.number}
        gridAxis="x"
        tickLine="none"
        maxBarWidth={36}
        xAxisProps={{ minTickGap: 12 }}
        barChartProps={{ accessibilityLayer: false }}
        barProps={{
          isAnimationActive: false,
          shape: (bar: BarShape) => {
            const point = points[bar.index ?? -1]
            if (!point || point.count === 0) return <g />
            const to = openedBy(point, title)
            const isOpen = isSame(opened, to)
            return (
              <BarButton
                bar={bar}
                label={`${title(point)}: ${format.number(point.count)}`}
                isOpen={isOpen}
                onOpen={onOpen && (() => onOpen(isOpen ? null : to))}
              />
            )
          },
        }}
      />
    </figure>
  )
}

type BarShape = { x?: number; y?: number; width?: number; height?: number; index?: number }

function BarButton(props: { bar: BarShape; label: string; isOpen: boolean; onOpen: (() => void) | null }) {
  const { bar, label, isOpen, onOpen } = props
  const { x = 0, y = 0, width = 0, height = 0 } = bar
  const place = { x, y, width, height, rx: Math.min(3, width / 3) }
  if (onOpen === null) return <rect {...place} className={classes.chartBar} />
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button can't stand in a drawing
    <rect
      {...place}
      className={classes.chartBar}
      role="button"
      tabIndex={0}
      aria-label={label}
      aria-expanded={isOpen}
      data-open={isOpen || undefined}
      onClick={onOpen}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        onOpen()
      }}
    />
  )
}

function PointTable({ points, title, opened, onOpen }: ChartProps) {
  const { t } = useTranslation()
  return (
    <Table verticalSpacing={4} fz="sm" maw={420} mt="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('rehearsal.when.moment')}</Table.Th>
          <Table.Th ta="right">{t('rehearsal.when.messages')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {points.map((point) => (
          <Table.Tr key={point.key}>
            <Table.Td>{point.long}</Table.Td>
            <Table.Td ta="right">
              <FigureButton count={point.count} to={openedBy(point, title)} opened={opened} onOpen={onOpen} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
