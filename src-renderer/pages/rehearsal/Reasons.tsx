import { Anchor, Table, Text, Title } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { BLOCK_REASONS, type BlockReason } from '#core/sending'
import { Mend } from '../../components/Mend.tsx'
import { Section } from '../../components/Section.tsx'
import { stepHref } from '../../shared/routes.ts'
import { Bars } from './Bars.tsx'
import { FigureButton } from './FigureButton.tsx'
import { bindingName, type Figure } from './figures.ts'
import { OpenedRows } from './OpenedRows.tsx'
import type { PartProps } from './part.ts'
import classes from './rehearsal.module.css'

const PART = 'reasons'

/** Why messages would not go out, the most frequent reason first, each with the way to mend it; and the bindings that keep most back. */
export function Reasons(props: PartProps) {
  const { t } = useTranslation()
  const { implementationId, record, opened, onOpen } = props
  const { blocked, worstBindings } = record.summary
  const figures = BLOCK_REASONS.flatMap((reason): (Figure & { reason: BlockReason })[] => {
    const count = blocked[reason]
    return count === undefined
      ? []
      : [{ key: reason, reason, label: t(`rehearsal.reason.${reason}`), count, filter: { outcome: reason } }]
  }).sort((a, b) => b.count - a.count)
  if (figures.length === 0) return null
  return (
    <Section title={t('rehearsal.reasons.title')} text={t('rehearsal.reasons.text')}>
      <div className={classes.two}>
        <Bars
          part={PART}
          figures={figures}
          title={({ label }) => label}
          opened={opened}
          onOpen={onOpen}
          note={({ key }) => (
            <div className={classes.mend}>
              <Mend implementationId={implementationId} reason={key as BlockReason} />
            </div>
          )}
        />
        {worstBindings.length > 0 && <Worst {...props} />}
      </div>
      <OpenedRows {...props} part={PART} />
    </Section>
  )
}

/** The ten bindings that keep most messages back, each with the way to its mapping. */
function Worst({ implementationId, record, opened, onOpen }: PartProps) {
  const { t } = useTranslation()
  const title = useId()
  return (
    <div>
      <Title order={3} id={title} mb={4}>
        {t('rehearsal.worst.title')}
      </Title>
      <Table verticalSpacing={6} fz="sm" aria-labelledby={title}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('rehearsal.worst.binding')}</Table.Th>
            <Table.Th ta="right">{t('rehearsal.worst.empty')}</Table.Th>
            <Table.Th ta="right">{t('rehearsal.worst.notAllowed')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {record.summary.worstBindings.map(({ template, placeholder, token, empty, notAllowed }) => {
            const name = bindingName({ placeholder, token })
            const to = (outcome: 'empty-variable' | 'value-not-allowed') => ({
              part: PART,
              filter: { outcome, template, placeholder },
              title: `${template} · ${name}`,
            })
            const id = record.templates[template] ?? null
            return (
              <Table.Tr key={`${template} ${placeholder}`}>
                <Table.Td>
                  <div className={classes.binding}>{name}</div>
                  <Text size="xs">
                    {id === null ? (
                      template
                    ) : (
                      <Anchor component={Link} href={stepHref(implementationId, 'variables', id)} size="xs">
                        {template}
                      </Anchor>
                    )}
                  </Text>
                </Table.Td>
                <Table.Td ta="right">
                  <FigureButton
                    count={empty}
                    to={to('empty-variable')}
                    label={t('rehearsal.worst.emptyOf', { name })}
                    opened={opened}
                    onOpen={onOpen}
                  />
                </Table.Td>
                <Table.Td ta="right">
                  <FigureButton
                    count={notAllowed}
                    to={to('value-not-allowed')}
                    label={t('rehearsal.worst.notAllowedOf', { name })}
                    opened={opened}
                    onOpen={onOpen}
                  />
                </Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
    </div>
  )
}
