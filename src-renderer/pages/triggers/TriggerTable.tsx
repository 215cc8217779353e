import { Menu, Switch, Text } from '@mantine/core'
import { IconAlertTriangle, IconArrowRight, IconPencil } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { TemplateRow, TriggerRow } from '#core/contract'
import type { SenderNumber } from '#core/implementation'
import { stepHref } from '../../app/steps.ts'
import { RowMenu } from '../../components/RowMenu.tsx'
import { usePhoneFormat } from '../../components/usePhone.ts'
import { useTriggerProblem } from '../../components/useTriggerProblem.ts'
import { rpc } from '../../connection/index.ts'
import classes from './triggers.module.css'

type Parts = { numbers: SenderNumber[]; templates: TemplateRow[] }

type TriggerTableProps = {
  implementationId: string
  rows: TriggerRow[]
  parts: Parts
  editingId: string | null
  onEdit: (id: string) => void
}

/** The trigger map: which status sends which template from which number, and what stands in the way. */
export function TriggerTable({ implementationId, rows, parts, editingId, onEdit }: TriggerTableProps) {
  const { t } = useTranslation()
  return (
    <div className={`panel ${classes.map}`}>
      <div className={`${classes.row} ${classes.head}`} aria-hidden>
        <span>{t('triggers.column.status')}</span>
        <span />
        <span>{t('pick.template')}</span>
        <span />
        <span>{t('pick.number')}</span>
        <span>{t('triggers.column.active')}</span>
        <span />
      </div>
      <ul className={classes.rows} aria-label={t('triggers.list')}>
        {rows.map((row) => (
          <Row
            key={row.trigger.id}
            implementationId={implementationId}
            row={row}
            parts={parts}
            isOpen={row.trigger.id === editingId}
            onEdit={() => onEdit(row.trigger.id)}
          />
        ))}
      </ul>
    </div>
  )
}

type RowProps = {
  implementationId: string
  row: TriggerRow
  parts: Parts
  isOpen: boolean
  onEdit: () => void
}

function Row({ implementationId, row: { trigger, problems }, parts, isOpen, onEdit }: RowProps) {
  const { t } = useTranslation()
  const formatPhone = usePhoneFormat()
  const say = useTriggerProblem()
  const save = useMutation(rpc.triggers.save.mutationOptions())
  const remove = useMutation(rpc.triggers.remove.mutationOptions())
  const template = parts.templates.find((candidate) => candidate.id === trigger.templateId)
  const number = parts.numbers.find((candidate) => candidate.id === trigger.numberId)
  const place = [trigger.serviceTree, trigger.requestType].filter((part) => part !== '').join(' › ')
  return (
    <li className={classes.row} data-open={isOpen ? true : undefined}>
      <div className={classes.node}>
        <span className={classes.nodeName}>{trigger.status}</span>
        <Text size="xs" c="dimmed" truncate>
          {place === '' ? t('triggers.anywhere') : place}
        </Text>
      </div>
      <IconArrowRight size={16} className={classes.arrow} aria-hidden />
      <Link href={stepHref(implementationId, 'templates', trigger.templateId)} className={classes.node}>
        <span className={classes.nodeName}>{template?.content.name ?? t('triggers.templateGone')}</span>
        <Text size="xs" c="dimmed" component="span" display="block">
          {template?.content.language}
        </Text>
      </Link>
      <IconArrowRight size={16} className={classes.arrow} aria-hidden />
      <div className={classes.node}>
        <span className={classes.nodeName}>{number ? formatPhone(number.phone) : t('triggers.numberGone')}</span>
        <Text size="xs" c="dimmed" truncate>
          {number?.label}
        </Text>
      </div>
      <Switch
        aria-label={t('triggers.activeOf', { status: trigger.status })}
        checked={trigger.active}
        onChange={(event) => save.mutate({ trigger: { ...trigger, active: event.currentTarget.checked } })}
      />
      <RowMenu
        label={t('triggers.more', { status: trigger.status })}
        removal={{
          verb: t('triggers.remove.verb'),
          title: t('triggers.remove.title', { status: trigger.status }),
          text: t('triggers.remove.text'),
        }}
        onRemove={() => remove.mutateAsync({ id: trigger.id })}
      >
        <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={onEdit}>
          {t('action.edit')}
        </Menu.Item>
      </RowMenu>
      {problems.length > 0 && (
        <ul className={classes.problems}>
          {problems.map(({ problem, data }) => (
            <li key={`${problem}.${data.reason ?? ''}`}>
              <IconAlertTriangle size={14} aria-hidden />
              {say(problem, data)}
              {problem === 'mapping-incomplete' && (
                <Link href={stepHref(implementationId, 'variables', trigger.templateId)}>{t('templates.map')}</Link>
              )}
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}
