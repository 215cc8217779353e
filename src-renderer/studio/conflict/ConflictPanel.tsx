import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StoredTemplate } from '#core/implementation'
import type { Draft } from '#core/review'
import { mergeTemplates } from '#core/template'
import { usePartTexts } from '../../components/diff/index.ts'
import { rpc } from '../../connection/index.ts'
import { ConflictPart } from './ConflictPart.tsx'
import classes from './conflict.module.css'
import { conflictsOf, type Decisions, decided, isDecided } from './conflict-choice.ts'
import { MergedParts } from './MergedParts.tsx'

type ConflictPanelProps = {
  /** An edit, with its base. */
  draft: Draft
  /** What it edits, as the provider has it now. */
  template: StoredTemplate
  onResolved: (draft: Draft) => void
}

/**
 * The provider's text changed under an edit: what it was, what was written here, what is there now.
 * What only one side changed is brought together; where both did, a person decides.
 */
export function ConflictPanel({ draft, template, onResolved }: ConflictPanelProps) {
  const { t } = useTranslation()
  const id = useId()
  const textsOf = usePartTexts()
  const [decisions, setDecisions] = useState<Decisions>({})
  const base = draft.base ?? template.content
  const merge = useMemo(() => mergeTemplates(base, draft.content, template.content), [base, draft.content, template.content])
  const texts = useMemo(
    () => ({ base: textsOf(base), local: textsOf(draft.content), remote: textsOf(template.content) }),
    [textsOf, base, draft.content, template.content],
  )
  const save = useMutation(rpc.drafts.save.mutationOptions({ onSuccess: onResolved }))
  const conflicts = conflictsOf(merge)
  const open = conflicts.filter(({ part }) => decisions[part] === undefined).length
  return (
    <section className={`panel ${classes.panel}`} aria-labelledby={id}>
      <Stack gap="md">
        <div>
          <Title order={2} id={id}>
            {t('conflict.title')}
          </Title>
          <Text size="sm" c="dimmed">
            {t(conflicts.length > 0 ? 'conflict.lead' : 'conflict.leadMerged', { count: conflicts.length })}
          </Text>
        </div>
        {conflicts.map((part) => (
          <ConflictPart
            key={part.part}
            part={part}
            texts={{ base: texts.base[part.part], mine: texts.local[part.part], theirs: texts.remote[part.part] }}
            decision={decisions[part.part] ?? null}
            onDecide={(decision) => setDecisions((was) => ({ ...was, [part.part]: decision }))}
          />
        ))}
        <MergedParts merge={merge} texts={texts} />
        <Group gap="sm">
          <Button
            disabled={!isDecided(merge, decisions)}
            loading={save.isPending}
            onClick={() => save.mutate({ id: draft.id, content: decided(merge, decisions), base: template.content })}
          >
            {t('conflict.verb')}
          </Button>
          <Text size="xs" c="dimmed" role="status">
            {open > 0 ? t('conflict.open', { count: open }) : t('conflict.kept')}
          </Text>
        </Group>
      </Stack>
    </section>
  )
}
