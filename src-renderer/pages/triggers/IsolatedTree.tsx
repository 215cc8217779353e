import { Button, Group, Text } from '@mantine/core'
import { IconPlant2 } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { TriggerRow } from '#core/contract'
import type { Implementation } from '#core/implementation'
import { isolateServiceTree, type ServiceTree, type TypePath } from '#core/services'
import { placeName } from '#core/triggers'
import { EnvironmentBadge } from '../../components/EnvironmentBadge.tsx'
import { Section } from '../../components/Section.tsx'
import { ToneBadge } from '../../components/ToneBadge.tsx'
import { rpc } from '../../connection/index.ts'
import { stepHref } from '../../shared/routes.ts'
import { useTriggerName } from '../../shared/useTriggerProblem.ts'
import { IsolateForm } from './IsolateForm.tsx'
import { touchingOf, typesNeededBy } from './isolation.ts'
import inTree from './tree/tree.module.css'
import classes from './triggers.module.css'
import { useMoveTriggers } from './useMoveTriggers.ts'
import { isAskedToIsolate } from './views.ts'

type IsolatedTreeProps = {
  implementation: Implementation
  rows: readonly TriggerRow[]
  trees: readonly ServiceTree[]
  onChange: (trees: ServiceTree[]) => void
}

/** M15: a branch of its own, so that nothing in operation is touched, and what touches it nevertheless. */
export function IsolatedTree({ implementation, rows, trees, onChange }: IsolatedTreeProps) {
  const { t } = useTranslation()
  const nameOf = useTriggerName()
  const [isAsking, setAsking] = useState(() => isAskedToIsolate(window.history.state))
  const update = useMutation(rpc.implementations.update.mutationOptions())
  const { move, isMoving } = useMoveTriggers()
  const { id, environment, isolatedServiceTree } = implementation
  const isIsolated = isolatedServiceTree !== ''
  const touching = touchingOf(rows, isolatedServiceTree)
  const choose = (tree: string) => update.mutateAsync({ id, facts: { isolatedServiceTree: tree } })
  const moveAll = async (tree: string, chosen: readonly TypePath[]): Promise<void> => {
    onChange(isolateServiceTree(trees, tree, chosen))
    await move(touching, tree)
  }
  const create = async (tree: string, chosen: readonly TypePath[], withTriggers: boolean): Promise<void> => {
    await choose(tree)
    // What goes along needs its request types there, chosen or not.
    if (withTriggers) await moveAll(tree, [...chosen, ...typesNeededBy(touching, trees)])
    else onChange(isolateServiceTree(trees, tree, chosen))
  }
  // What fails is reported by its mutation; what was done by then shows, and the rest can be done again.
  const settle = (work: Promise<unknown>): void => {
    const close = (): void => setAsking(false)
    work.then(close, close)
  }
  return (
    <Section
      title={t('triggers.isolation.title')}
      text={t('triggers.isolation.text')}
      aside={<EnvironmentBadge environment={environment} />}
    >
      <Group gap="sm" role="status">
        {touching.length > 0 ? (
          <ToneBadge tone="warn">{t('services.isolate.touches')}</ToneBadge>
        ) : (
          <ToneBadge tone={isIsolated ? 'ok' : 'neutral'}>
            {t(isIsolated ? 'services.isolate.isolated' : 'services.isolate.idle')}
          </ToneBadge>
        )}
        {isIsolated && (
          <>
            <IconPlant2 size={18} aria-hidden className={classes.plant} />
            <Text size="sm">{t('triggers.isolation.using', { tree: isolatedServiceTree })}</Text>
          </>
        )}
        {isIsolated && touching.length === 0 && <Text size="sm">{t('triggers.isolation.safe')}</Text>}
      </Group>
      {touching.length > 0 && (
        <div>
          <Text size="sm" fw={600}>
            {t('services.isolate.list', { count: touching.length })}
          </Text>
          <ul className={inTree.standing}>
            {touching.map((trigger) => (
              <li key={trigger.id}>
                <Link href={stepHref(id, 'triggers', trigger.id)}>{nameOf(trigger.kind, placeName(trigger))}</Link>{' '}
                <Text component="span" size="xs" c="dimmed">
                  {[
                    trigger.serviceTree || t('triggers.map.anyTree'),
                    trigger.requestType || t('triggers.map.anyRequestType'),
                  ].join(' › ')}
                </Text>
              </li>
            ))}
          </ul>
        </div>
      )}
      {isAsking && !isIsolated ? (
        <IsolateForm
          trees={trees}
          touching={touching}
          busy={update.isPending || isMoving}
          onCreate={(tree, chosen, withTriggers) => settle(create(tree, chosen, withTriggers))}
          onCancel={() => setAsking(false)}
        />
      ) : (
        <Group gap="sm">
          {!isIsolated && <Button onClick={() => setAsking(true)}>{t('triggers.isolation.create')}</Button>}
          {isIsolated && touching.length > 0 && (
            <Button loading={isMoving} onClick={() => settle(moveAll(isolatedServiceTree, typesNeededBy(touching, trees)))}>
              {t('services.isolate.moveNow', { count: touching.length, tree: isolatedServiceTree })}
            </Button>
          )}
          {isIsolated && (
            <Button variant="default" onClick={() => settle(choose(''))} loading={update.isPending}>
              {t('triggers.isolation.leave')}
            </Button>
          )}
        </Group>
      )}
    </Section>
  )
}
