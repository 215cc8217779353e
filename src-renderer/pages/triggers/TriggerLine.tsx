import { Menu, Switch, Text } from '@mantine/core'
import { IconArrowRight, IconCopy, IconPencil } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { TriggerRow } from '#core/contract'
import type { Implementation } from '#core/implementation'
import { placeName, type Trigger, templatesOf, touchesOperation } from '#core/triggers'
import { RowMenu } from '../../components/RowMenu.tsx'
import { ToneBadge } from '../../components/ToneBadge.tsx'
import { rpc } from '../../connection/index.ts'
import { rowOf } from '../../shared/focus-row.ts'
import { stepHref } from '../../shared/routes.ts'
import type { NumbersAndTemplates } from '../../shared/useNumbersAndTemplates.ts'
import { usePhoneFormat } from '../../shared/usePhone.ts'
import { useTriggerName } from '../../shared/useTriggerProblem.ts'
import { LineProblems } from './LineProblems.tsx'
import classes from './triggers.module.css'

/** More templates than this are counted. */
const NAMED = 2

type TriggerLineProps = {
  implementation: Implementation
  row: TriggerRow
  parts: NumbersAndTemplates
  isOpen: boolean
  onEdit: () => void
  onDuplicate: () => void
}

/** One trigger as a way: what fires it, what it sends, from where, and what is wrong. */
export function TriggerLine({ implementation, row, parts, isOpen, onEdit, onDuplicate }: TriggerLineProps) {
  const { t } = useTranslation()
  const formatPhone = usePhoneFormat()
  const nameOf = useTriggerName()
  const save = useMutation(rpc.triggers.save.mutationOptions())
  const remove = useMutation(rpc.triggers.remove.mutationOptions())
  const { trigger, problems } = row
  const name = nameOf(trigger.kind, placeName(trigger))
  const number = parts.numbers.find((candidate) => candidate.id === trigger.numberId)
  const place = [trigger.serviceTree, trigger.requestType].filter((part) => part !== '')
  // A status says what it is; of the others the narrowest place does.
  const title = trigger.kind === 'status' ? trigger.status : (place.pop() ?? t('triggers.anywhere'))
  const where = trigger.kind === 'status' && place.length === 0 ? t('triggers.anywhere') : place.join(' › ')
  const chosen = templatesOf(trigger)
  const { environment, isolatedServiceTree } = implementation
  // Without an isolated tree it is true of all, and said above.
  const inOperation = environment === 'production' && isolatedServiceTree !== '' && touchesOperation(trigger, isolatedServiceTree)
  return (
    <li
      {...rowOf(trigger.id)}
      className={classes.row}
      data-open={isOpen ? true : undefined}
      data-off={trigger.active ? undefined : true}
    >
      <Link href={stepHref(implementation.id, 'triggers', trigger.id)} className={classes.node}>
        <span className={classes.nodeName}>{title}</span>
        {where !== '' && <span className={classes.nodeText}>{where}</span>}
        <TriggerNotes trigger={trigger} />
        {inOperation && (
          <span title={t('triggers.inOperationHint')}>
            <ToneBadge tone="warn">{t('triggers.inOperation')}</ToneBadge>
          </span>
        )}
      </Link>
      <IconArrowRight size={16} className={classes.arrow} aria-hidden />
      <div className={classes.nodes}>
        {chosen.slice(0, NAMED).map((id) => {
          const template = parts.templates.find((candidate) => candidate.id === id)
          return (
            <Link key={id} href={stepHref(implementation.id, 'templates', id)} className={classes.node}>
              <span className={classes.nodeName}>{template?.name ?? t('triggers.templateGone')}</span>
              <span className={classes.nodeText}>{template?.language}</span>
            </Link>
          )
        })}
        {chosen.length > NAMED && (
          <Text size="xs" c="dimmed">
            {t('triggers.moreTemplates', { count: chosen.length - NAMED })}
          </Text>
        )}
      </div>
      <IconArrowRight size={16} className={classes.arrow} aria-hidden />
      <Link href={stepHref(implementation.id, 'provider', trigger.numberId)} className={classes.node}>
        <span className={classes.nodeName}>{number ? formatPhone(number.phone) : t('triggers.numberGone')}</span>
        <span className={classes.nodeText}>{number?.label}</span>
      </Link>
      <Switch
        aria-label={t('triggers.activeOf', { name })}
        checked={trigger.active}
        onChange={(event) => save.mutate({ trigger: { ...trigger, active: event.currentTarget.checked }, base: trigger })}
      />
      <RowMenu
        label={t('triggers.more', { name })}
        removal={{
          verb: t('triggers.remove.verb'),
          title: t('triggers.remove.title', { name }),
          text: t('triggers.remove.text'),
        }}
        onRemove={() => remove.mutateAsync({ id: trigger.id })}
      >
        <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={onEdit}>
          {t('action.edit')}
        </Menu.Item>
        <Menu.Item leftSection={<IconCopy size={16} aria-hidden />} onClick={onDuplicate}>
          {t('triggers.duplicate')}
        </Menu.Item>
      </RowMenu>
      {problems.length > 0 && <LineProblems trigger={trigger} problems={problems} templates={parts.templates} />}
    </li>
  )
}

/** What the CRM does after sending, or how the answer comes in. */
function TriggerNotes({ trigger }: { trigger: Trigger }) {
  const { t } = useTranslation()
  const notes = []
  if (trigger.kind === 'status' && trigger.nextStatus !== '') notes.push(t('triggers.nextIs', { status: trigger.nextStatus }))
  if (trigger.kind === 'status' && trigger.oncePerTicket) notes.push(t('triggers.once'))
  if (trigger.kind === 'operate') notes.push(t(trigger.chatStandard ? 'triggers.withChat' : 'triggers.withoutChat'))
  return notes.length > 0 && <span className={classes.nodeText}>{notes.join(' · ')}</span>
}
