import { Button, Group, Text, TextInput } from '@mantine/core'
import { IconPlant2 } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TriggerRow } from '#core/contract'
import type { Implementation } from '#core/implementation'
import { touchesOperation } from '#core/triggers'
import { EnvironmentBadge } from '../../components/EnvironmentBadge.tsx'
import { Section } from '../../components/Section.tsx'
import { rpc } from '../../connection/index.ts'
import { IsolationNote } from './IsolationNote.tsx'
import classes from './services.module.css'

type IsolatedTreeProps = {
  implementation: Implementation
  rows: readonly TriggerRow[]
  /** Puts the tree into the service tree, where it is not there yet. */
  onCreate: (name: string) => void
}

/** M15: a tree of its own, so that nothing in operation is touched. */
export function IsolatedTree({ implementation, rows, onCreate }: IsolatedTreeProps) {
  const { t } = useTranslation()
  const { id, environment, isolatedServiceTree } = implementation
  const [name, setName] = useState<string>(t('triggers.isolation.placeholder'))
  const update = useMutation(rpc.implementations.update.mutationOptions())
  const choose = (tree: string): void => update.mutate({ id, facts: { isolatedServiceTree: tree } })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const tree = name.trim()
    if (tree === '') return
    choose(tree)
    onCreate(tree)
  }
  const isSafe = !rows.some(({ trigger }) => trigger.active && touchesOperation(trigger, isolatedServiceTree))
  return (
    <Section
      title={t('triggers.isolation.title')}
      text={t('triggers.isolation.text')}
      aside={<EnvironmentBadge environment={environment} />}
    >
      {isolatedServiceTree === '' ? (
        <form onSubmit={submit}>
          <Group align="flex-end" gap="sm">
            <TextInput
              label={t('triggers.isolation.name')}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              maxLength={80}
            />
            <Button type="submit" loading={update.isPending}>
              {t('triggers.isolation.create')}
            </Button>
          </Group>
        </form>
      ) : (
        <Group gap="sm">
          <IconPlant2 size={18} aria-hidden className={classes.plant} />
          <Text size="sm">
            {t('triggers.isolation.using', { tree: isolatedServiceTree })} {isSafe && t('triggers.isolation.safe')}
          </Text>
          <Button variant="subtle" size="compact-sm" onClick={() => choose('')} loading={update.isPending}>
            {t('triggers.isolation.leave')}
          </Button>
        </Group>
      )}
      {isolatedServiceTree !== '' && <IsolationNote implementation={implementation} rows={rows} />}
    </Section>
  )
}
