import { Button, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { TriggerRow } from '#core/contract'
import type { Implementation } from '#core/implementation'
import { TRIGGER_KINDS, type Trigger } from '#core/triggers'
import { Section } from '../../components/Section.tsx'
import type { NumbersAndTemplates } from '../../shared/useNumbersAndTemplates.ts'
import { ADD_WORDS, KIND_ICONS } from './kind-looks.ts'
import { TriggerLine } from './TriggerLine.tsx'
import classes from './triggers.module.css'

type TriggerGroupsProps = {
  implementation: Implementation
  rows: readonly TriggerRow[]
  parts: NumbersAndTemplates
  openId: string | null
  /** Null while a form is open: one at a time. */
  onAdd: ((kind: Trigger['kind']) => void) | null
  onEdit: (trigger: Trigger) => void
  onDuplicate: (trigger: Trigger) => void
}

/** Every trigger, by the three ways in which the CRM sends (M2). */
export function TriggerGroups({ implementation, rows, parts, openId, onAdd, onEdit, onDuplicate }: TriggerGroupsProps) {
  const { t } = useTranslation()
  return TRIGGER_KINDS.map((kind) => {
    const own = rows.filter(({ trigger }) => trigger.kind === kind)
    const Icon = KIND_ICONS[kind]
    const add = onAdd && (
      <Button
        variant={kind === 'status' ? 'filled' : 'default'}
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => onAdd(kind)}
      >
        {t(ADD_WORDS[kind])}
      </Button>
    )
    return (
      <Section key={kind} title={t(`triggers.kind.${kind}.title`)} text={t(`triggers.kind.${kind}.text`)} aside={add}>
        {own.length === 0 ? (
          <Text size="sm" c="dimmed" className={classes.none}>
            <Icon size={16} aria-hidden />
            {t(`triggers.none.${kind}`)}
          </Text>
        ) : (
          <div>
            <div className={`${classes.row} ${classes.head}`} aria-hidden>
              <span>{t(kind === 'status' ? 'triggers.status' : 'triggers.column.place')}</span>
              <span />
              <span>{t('pick.template')}</span>
              <span />
              <span>{t('pick.number')}</span>
              <span>{t('triggers.column.active')}</span>
              <span />
            </div>
            <ul className={classes.rows} aria-label={t(`triggers.kind.${kind}.title`)}>
              {own.map((row) => (
                <TriggerLine
                  key={row.trigger.id}
                  implementation={implementation}
                  row={row}
                  parts={parts}
                  isOpen={row.trigger.id === openId}
                  onEdit={() => onEdit(row.trigger)}
                  onDuplicate={() => onDuplicate(row.trigger)}
                />
              ))}
            </ul>
          </div>
        )}
      </Section>
    )
  })
}
