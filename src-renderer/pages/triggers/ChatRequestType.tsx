import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Implementation } from '#core/implementation'
import type { ServiceTree } from '#core/services'
import { SaveState } from '../../components/SaveState.tsx'
import { Section } from '../../components/Section.tsx'
import { useAutosave } from '../../components/useAutosave.ts'
import { rpc } from '../../connection/index.ts'
import { NameInput } from './NameInput.tsx'
import { namesIn } from './names.ts'

type ChatRequestTypeProps = { implementation: Implementation; trees: readonly ServiceTree[]; isRequired: boolean }

/** M21: where the sub-tickets of active chats open; one setting for the whole implementation. */
export function ChatRequestType({ implementation, trees, isRequired }: ChatRequestTypeProps) {
  const { t } = useTranslation()
  const [value, setValue] = useState(implementation.chatRequestType)
  const update = useMutation(rpc.implementations.update.mutationOptions())
  const autosave = useAutosave<string>((chatRequestType) =>
    update.mutateAsync({ id: implementation.id, facts: { chatRequestType } }),
  )
  const { requestTypes } = namesIn(trees, { serviceTree: '', requestType: '' })
  const isMissing = isRequired && value.trim() === ''
  return (
    <Section
      title={t('triggers.chatRequestType.title')}
      text={t('triggers.chatRequestType.text')}
      aside={<SaveState state={autosave.state} />}
    >
      <NameInput
        label={t('triggers.chatRequestType.label')}
        description={t(isRequired ? 'triggers.chatRequestType.hint' : 'triggers.chatRequestType.notNeeded')}
        offered={requestTypes}
        value={value}
        onChange={(next) => {
          setValue(next)
          autosave.schedule(next)
        }}
        onBlur={autosave.flush}
        error={isMissing ? t('triggers.chatRequestType.required') : undefined}
        required={isRequired}
      />
    </Section>
  )
}
