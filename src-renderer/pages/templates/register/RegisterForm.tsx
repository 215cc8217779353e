import { CloseButton, Group, Skeleton, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ProblemCard } from '../../../components/ProblemCard.tsx'
import { rpc } from '../../../connection/index.ts'
import { toProblem } from '../../../shared/problems.ts'
import type { TemplatesPageData } from '../page-data.ts'
import classes from '../templates.module.css'
import { RegisterFields } from './RegisterFields.tsx'
import form from './register.module.css'
import { draftOf, newDraft } from './registration.ts'

type RegisterFormProps = {
  parts: TemplatesPageData
  /** Null: a new one. */
  templateId: string | null
  /** With the id of what was saved. */
  onDone: (id: string) => void
  onCancel: () => void
}

/** M5, "+ Novo Template de mensagem ativa": a template that exists at the provider, typed from its portal. */
export function RegisterForm({ parts, templateId, onDone, onCancel }: RegisterFormProps) {
  const { t } = useTranslation()
  const { data: template, error } = useQuery({
    ...rpc.templates.get.queryOptions({ input: { id: templateId ?? '' } }),
    enabled: templateId !== null,
  })
  const title = t(templateId === null ? 'templates.register.title' : 'templates.register.edit')
  const isReady = templateId === null || template !== undefined
  return (
    <section className={`panel ${classes.details} ${form.around}`} aria-labelledby="register-title">
      <Group justify="space-between" wrap="nowrap" mb="md">
        <Title order={2} id="register-title">
          {title}
        </Title>
        <CloseButton aria-label={t('action.close')} onClick={onCancel} />
      </Group>
      {error && <ProblemCard problem={toProblem(error)} />}
      {!isReady && !error && <Skeleton height={320} radius="md" aria-hidden />}
      {isReady && (
        <RegisterFields
          parts={parts}
          template={template ?? null}
          start={template ? draftOf(template) : newDraft(parts.accounts, parts.numbers)}
          onDone={onDone}
          onCancel={onCancel}
        />
      )}
    </section>
  )
}
