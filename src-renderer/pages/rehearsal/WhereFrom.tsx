import { Anchor, Table, Text, Title } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { RehearsalRecord } from '#core/rehearsal'
import { Section } from '../../components/Section.tsx'
import { useFormat } from '../../i18n/index.ts'
import { stepHref } from '../../shared/routes.ts'
import { usePhoneFormat } from '../../shared/usePhone.ts'
import { Bars } from './Bars.tsx'
import { FigureButton } from './FigureButton.tsx'
import type { Figure } from './figures.ts'
import { OpenedRows } from './OpenedRows.tsx'
import type { PartProps } from './part.ts'
import classes from './rehearsal.module.css'
import { useTriggerName } from './useTriggerName.ts'

const PART = 'where'

const figuresOf = (
  counts: Readonly<Record<string, number>>,
  label: (key: string) => string,
  column: 'template' | 'trigger',
): Figure[] =>
  Object.entries(counts)
    .map(([key, count]) => ({ key, label: label(key), count, filter: { outcome: 'sent' as const, [column]: key } }))
    .sort((a, b) => b.count - a.count)

/** Which triggers, templates and numbers the messages would be of. */
export function WhereFrom(props: PartProps) {
  const { t } = useTranslation()
  const { record, opened, onOpen, implementationId } = props
  const { byTemplate, byTrigger, sent } = record.summary
  const nameOf = useTriggerName(record)
  const shared = { part: PART, opened, onOpen, title: ({ label }: Figure): string => label }
  if (sent === 0) return null
  return (
    <Section title={t('rehearsal.where.title')} text={t('rehearsal.where.text')}>
      <div className={classes.two}>
        <div>
          <Title order={3} mb={4}>
            {t('rehearsal.where.triggers')}
          </Title>
          <Bars
            {...shared}
            figures={figuresOf(byTrigger, nameOf, 'trigger')}
            note={({ key }) => {
              const id = record.triggers[key]?.id ?? null
              return (
                id !== null && (
                  <Text size="xs" className={classes.mend}>
                    <Anchor component={Link} href={stepHref(implementationId, 'triggers', id)} size="xs">
                      {t('rehearsal.where.openTrigger')}
                    </Anchor>
                  </Text>
                )
              )
            }}
          />
        </div>
        <div>
          <Title order={3} mb={4}>
            {t('rehearsal.where.templates')}
          </Title>
          <Bars {...shared} figures={figuresOf(byTemplate, (key) => key, 'template')} />
        </div>
      </div>
      <Numbers {...props} />
      <OpenedRows {...props} part={PART} />
    </Section>
  )
}

function Numbers({ record, opened, onOpen }: PartProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const formatPhone = usePhoneFormat()
  const title = useId()
  const numbers = Object.entries(record.summary.byNumber)
  const nameOf = (key: string): string => nameOfNumber(record, key, formatPhone)
  return (
    <div>
      <Title order={3} id={title} mb={4}>
        {t('rehearsal.where.numbers')}
      </Title>
      <Table.ScrollContainer
        minWidth={480}
        scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-labelledby': title } }}
      >
        <Table verticalSpacing={6} fz="sm" aria-labelledby={title}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('rehearsal.where.number')}</Table.Th>
              <Table.Th ta="right">{t('rehearsal.when.messages')}</Table.Th>
              <Table.Th ta="right">{t('rehearsal.answer.peak')}</Table.Th>
              <Table.Th ta="right">{t('rehearsal.where.limit')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {numbers.map(([key, { sent, uniqueRecipientsPeak24h, tier }]) => (
              <Table.Tr key={key}>
                <Table.Td>{nameOf(key)}</Table.Td>
                <Table.Td ta="right">
                  <FigureButton
                    count={sent}
                    to={{ part: PART, filter: { outcome: 'sent', number: key }, title: nameOf(key) }}
                    opened={opened}
                    onOpen={onOpen}
                  />
                </Table.Td>
                <Table.Td ta="right">{format.number(uniqueRecipientsPeak24h)}</Table.Td>
                <Table.Td ta="right">{tier === null ? t('rehearsal.where.over') : format.number(tier)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </div>
  )
}

function nameOfNumber({ numbers }: RehearsalRecord, key: string, formatPhone: (phone: string) => string): string {
  const number = numbers[key]
  return number ? [number.label, formatPhone(number.phone)].filter((part) => part !== '').join(' · ') : key
}
