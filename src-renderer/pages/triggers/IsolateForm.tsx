import { Button, Checkbox, Fieldset, Group, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ServiceTree, sameName, type TypePath } from '#core/services'
import type { Trigger } from '#core/triggers'
import { Form, useForm } from '../../components/Form.tsx'
import { typesNeededBy } from './isolation.ts'
import classes from './triggers.module.css'

type IsolateFormProps = {
  trees: readonly ServiceTree[]
  /** Active triggers outside of any tree of their own. */
  touching: readonly Trigger[]
  busy: boolean
  onCreate: (name: string, chosen: readonly TypePath[], isMoving: boolean) => void
  onCancel: () => void
}

const keyOf = ([tree, type]: TypePath): string => `${tree}.${type}`

/** M15, "Criar árvore isolada": its name, what is copied into it, and whether the triggers go along. */
export function IsolateForm({ trees, touching, busy, onCreate, onCancel }: IsolateFormProps) {
  const { t } = useTranslation()
  const [name, setName] = useState<string>(t('triggers.isolation.placeholder'))
  const [chosen, setChosen] = useState<readonly string[]>(() => typesNeededBy(touching, trees).map(keyOf))
  const [isMoving, setMoving] = useState(true)
  const all = trees.flatMap((tree, at) => tree.requestTypes.map((_, type): TypePath => [at, type]))
  const form = useForm({ isPending: busy, error: null }, () => {
    const wanted = all.filter((path) => chosen.includes(keyOf(path)))
    onCreate(name.trim(), wanted, isMoving && touching.length > 0)
  })
  return (
    <Form form={form} verb={t('triggers.isolation.create')} isDisabled={name.trim() === ''} onCancel={onCancel}>
      <TextInput
        label={t('triggers.isolation.name')}
        description={trees.some((tree) => sameName(tree.name, name)) ? t('services.isolate.existing') : undefined}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={80}
        maw={360}
        required
        autoFocus
      />
      {all.length > 0 && (
        <Fieldset legend={t('services.isolate.copy')} className={classes.copies ?? ''}>
          <Group gap="xs" mb="xs">
            <Button variant="subtle" size="compact-xs" onClick={() => setChosen(all.map(keyOf))}>
              {t('services.isolate.all')}
            </Button>
            <Button variant="subtle" size="compact-xs" onClick={() => setChosen([])}>
              {t('services.isolate.none')}
            </Button>
            <Text size="xs" c="dimmed">
              {t('services.isolate.chosen', { chosen: chosen.length, count: all.length })}
            </Text>
          </Group>
          <Checkbox.Group value={[...chosen]} onChange={setChosen} aria-label={t('services.isolate.copy')}>
            <div className={classes.copyList}>
              {trees.map((tree, at) => (
                <div key={tree.name}>
                  {tree.requestTypes.length > 0 && (
                    <Text size="xs" fw={600}>
                      {tree.name}
                    </Text>
                  )}
                  {tree.requestTypes.map((type, index) => (
                    <Checkbox
                      key={type.name}
                      size="xs"
                      value={keyOf([at, index])}
                      label={`${type.name} · ${t('services.statuses', { count: type.statuses.length })}`}
                    />
                  ))}
                </div>
              ))}
            </div>
          </Checkbox.Group>
        </Fieldset>
      )}
      {touching.length > 0 && (
        <Checkbox
          label={t('services.isolate.move', { count: touching.length })}
          description={t('services.isolate.moveHint')}
          checked={isMoving}
          onChange={(event) => setMoving(event.currentTarget.checked)}
        />
      )}
    </Form>
  )
}
