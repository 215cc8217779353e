import { Button, Group, SegmentedControl, Text, Title } from '@mantine/core'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SyncPlan } from '#core/contract'
import type { ProviderAccount } from '#core/implementation'
import { useFormat } from '../../../i18n/index.ts'
import { applyPlan, discardPlan, type SyncState } from '../store.ts'
import { AddedRow } from './AddedRow.tsx'
import { ChangedRow } from './ChangedRow.tsx'
import { GoneRow } from './GoneRow.tsx'
import classes from './plan.module.css'
import { type PlanView, planView, VIEWS } from './plan-view.ts'

type SyncPlanPanelProps = {
  account: ProviderAccount
  plan: SyncPlan
  sync: Pick<SyncState, 'running' | 'isSecondLook'>
  /** Leads to the list's rows that the CRM can't use. */
  onShowUnsupported: () => void
}

/** What a sync would do, before it does it: the counts, their rows, and a person's word on them. */
export function SyncPlanPanel({ account, plan, sync, onShowUnsupported }: SyncPlanPanelProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const id = useId()
  const view = planView(plan)
  const [shown, setShown] = useState<PlanView>(view.first)
  const [keepMine, setKeepMine] = useState<ReadonlySet<string>>(new Set())
  const { rows, count } = view.lists[shown]
  const listed = rows.changed.length + rows.gone.length + rows.added.length
  // The answer to a person's click; one who has gone on to type is not pulled away.
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (document.activeElement?.matches('input, textarea, [contenteditable="true"]')) return
    heading.current?.scrollIntoView({ block: 'start' })
    heading.current?.focus({ preventScroll: true })
  }, [])
  const choose = (templateId: string, isMine: boolean): void =>
    setKeepMine((was) => new Set(isMine ? [...was, templateId] : [...was].filter((other) => other !== templateId)))
  return (
    <section className={`panel ${classes.plan}`} aria-labelledby={id}>
      <div className={classes.head}>
        <Title order={2} id={id} ref={heading} tabIndex={-1} className={classes.title}>
          {t('syncPlan.title', { account: account.label })}
        </Title>
        <Text size="sm" c="dimmed">
          {t('syncPlan.lead')}
        </Text>
        {sync.isSecondLook && (
          <Text size="sm" role="status" className={classes.again}>
            {t('syncPlan.again')}
          </Text>
        )}
        <Group justify="space-between" gap="sm" mt="xs">
          <SegmentedControl
            aria-label={t('syncPlan.show')}
            value={shown}
            onChange={setShown}
            data={VIEWS.map((name) => ({
              value: name,
              label: `${format.number(view.lists[name].count)} ${t(`sync.count.${name}`, { count: view.lists[name].count })}`,
            }))}
          />
          <Text size="sm" c="dimmed">
            {t('syncPlan.unchanged', { count: plan.counts.unchanged })}
          </Text>
        </Group>
      </div>
      <ul className={classes.rows} aria-label={t('syncPlan.rows')}>
        {rows.changed.map((change) => (
          <ChangedRow
            key={change.templateId}
            implementationId={account.implementationId}
            change={change}
            isMine={keepMine.has(change.templateId)}
            onChoose={(isMine) => choose(change.templateId, isMine)}
            isOpenAtFirst={rows.changed.length <= 3}
          />
        ))}
        {rows.gone.map((gone) => (
          <GoneRow key={gone.templateId} implementationId={account.implementationId} gone={gone} />
        ))}
        {rows.added.map((added) => (
          <AddedRow key={`${added.name}.${added.language}`} added={added} />
        ))}
        {listed === 0 && (
          <li className={classes.none}>{t(shown === 'unsupported' ? 'syncPlan.noneUnsupported' : 'syncPlan.none')}</li>
        )}
        {count > listed && shown !== 'unsupported' && (
          <li className={classes.none}>{t('syncPlan.more', { count: count - listed })}</li>
        )}
      </ul>
      {shown === 'unsupported' && count > listed && (
        <Text size="sm" c="dimmed" className={classes.foot}>
          {t('syncPlan.unsupportedBefore', { count: count - listed })}{' '}
          <Button variant="subtle" size="compact-sm" onClick={onShowUnsupported}>
            {t('syncPlan.showUnsupported')}
          </Button>
        </Text>
      )}
      <Group className={classes.actions} gap="sm">
        <Button loading={sync.running} onClick={() => void applyPlan(account.id, [...keepMine])}>
          {t('syncPlan.apply', { count: view.total })}
        </Button>
        <Button variant="default" disabled={sync.running} onClick={() => discardPlan(account.id)}>
          {t('syncPlan.notNow')}
        </Button>
        <Text size="xs" c="dimmed" flex={1} miw={240}>
          {t('syncPlan.kept')}
        </Text>
      </Group>
    </section>
  )
}
