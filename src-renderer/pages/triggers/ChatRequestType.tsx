import { Select, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Implementation } from '#core/implementation'
import { type ServiceTree, sameName } from '#core/services'
import { SaveState } from '../../components/SaveState.tsx'
import { Section } from '../../components/Section.tsx'
import { rpc } from '../../connection/index.ts'
import { useAutosave } from '../../shared/useAutosave.ts'
import { namesIn } from './offered-names.ts'

type ChatRequestTypeProps = { implementation: Implementation; trees: readonly ServiceTree[]; isRequired: boolean }

/** M21: where the sub-tickets of active chats open; one setting for the whole implementation. */
export function ChatRequestType({ implementation, trees, isRequired }: ChatRequestTypeProps) {
  const { t } = useTranslation()
  const [value, setValue] = useState(implementation.chatRequestType)
  const update = useMutation(rpc.implementations.update.mutationOptions())
  const autosave = useAutosave<string>((chatRequestType) =>
    update.mutateAsync({ id: implementation.id, facts: { chatRequestType } }),
  )
  const change = (next: string): void => {
    setValue(next)
    autosave.schedule(next)
  }
  const { requestTypes } = namesIn(trees, { serviceTree: '', requestType: '' })
  const known = requestTypes.find((name) => sameName(name, value))
  const isStrange = value !== '' && !known && requestTypes.length > 0
  const shared = {
    label: t('triggers.chatRequestType.label'),
    description: t(isRequired ? 'triggers.chatRequestType.hint' : 'triggers.chatRequestType.notNeeded'),
    error: isRequired && value.trim() === '' ? t('triggers.chatRequestType.required') : undefined,
    required: isRequired,
    maw: 560,
  }
  return (
    <Section
      title={t('triggers.chatRequestType.title')}
      text={t('triggers.chatRequestType.text')}
      aside={<SaveState state={autosave.state} />}
    >
      {requestTypes.length === 0 ? (
        <TextInput
          {...shared}
          value={value}
          maxLength={80}
          onChange={(event) => change(event.currentTarget.value)}
          onBlur={autosave.flush}
        />
      ) : (
        <Select
          {...shared}
          description={isStrange ? <span style={{ color: 'var(--warn)' }}>{t('triggers.unknownName')}</span> : shared.description}
          placeholder={t('triggers.chatRequestType.pick')}
          // One that the tree does not have stays chosen, in sight and with a word about it.
          data={isStrange ? [value, ...requestTypes] : requestTypes}
          value={known ?? (value || null)}
          onChange={(next) => {
            change(next ?? '')
            autosave.flush()
          }}
          // A name typed to its end counts, also where nobody picks it from the list.
          onBlur={({ currentTarget }) => {
            const typed = requestTypes.find((name) => sameName(name, currentTarget.value))
            if (typed !== undefined && typed !== known) change(typed)
            autosave.flush()
          }}
          searchable
          openOnFocus={false}
          clearable={!isRequired}
          limit={60}
          nothingFoundMessage={t('triggers.chatRequestType.notFound')}
        />
      )}
    </Section>
  )
}
