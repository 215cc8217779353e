import { Button, Group, Stack, Text } from '@mantine/core'
import { IconCopyPlus, IconPencil } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { StoredTemplate } from '#core/implementation'
import { nextVersionName } from '#core/review'
import { withFullAddresses } from '#core/template'
import { api, rpc } from '../../connection/index.ts'
import { studioHref } from '../../shared/routes.ts'
import { editAnswer } from './edit-answer.ts'
import { useEditRefusal } from './useEditRefusal.ts'

type EditOrDuplicateProps = { implementationId: string; template: StoredTemplate }

/** An edit where the provider takes one, else why not and until when; and always the next version. */
export function EditOrDuplicate({ implementationId, template }: EditOrDuplicateProps) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const id = useId()
  const sayRefusal = useEditRefusal()
  const { accountId, senderId, content } = template
  const { data: accounts } = useQuery(rpc.accounts.list.queryOptions({ input: { implementationId } }))
  const { data: providers } = useQuery(rpc.accounts.providers.queryOptions())
  const { data: review } = useQuery(rpc.reviews.of.queryOptions({ input: { templateId: template.id } }))
  const { data: drafts } = useQuery(rpc.drafts.list.queryOptions({ input: { implementationId } }))
  const account = accounts?.find((candidate) => candidate.id === accountId)
  const capabilities = providers?.find((candidate) => candidate.id === account?.provider)?.capabilities
  const draft = drafts?.find(({ templateId }) => templateId === template.id)

  const goTo = ({ id: draftId }: { id: string }): void => navigate(studioHref(implementationId, draftId))
  const bindings = async () => (await api.variables.mapping({ templateId: template.id })).bindings
  const edit = useMutation({
    mutationFn: async () =>
      api.drafts.create({
        implementationId,
        accountId,
        senderId,
        content,
        bindings: await bindings(),
        templateId: template.id,
      }),
    onSuccess: goTo,
  })
  const duplicate = useMutation({
    mutationFn: async () => {
      const { templates, deletedNames } = await api.drafts.neighbours({ accountId })
      const others = await api.drafts.list({ implementationId })
      const sameLanguage = [...templates, ...others.map((other) => other.content)].filter(
        ({ language }) => language === content.language,
      )
      const name = nextVersionName(
        content.name,
        [...sameLanguage, ...deletedNames].map((taken) => taken.name),
      )
      return api.drafts.create({
        implementationId,
        accountId,
        senderId,
        content: { ...withFullAddresses(content), name },
        bindings: await bindings(),
        previousId: template.id,
      })
    },
    onSuccess: goTo,
  })

  if (!capabilities || !review || !drafts) return null
  const answer = editAnswer(capabilities.editing, template.status, review, new Date().toISOString(), template.lostInEdit)
  const refusal = !capabilities.editTemplate
    ? t('submit.refused.provider')
    : template.missingSince !== null
      ? t('submit.refused.missing')
      : answer.allowed
        ? null
        : sayRefusal(answer, template.status)
  return (
    <Stack gap={4}>
      <Group gap="sm">
        {template.origin === 'provider' && (
          <Button
            variant="default"
            leftSection={<IconPencil size={16} aria-hidden />}
            disabled={draft === undefined && refusal !== null}
            aria-describedby={refusal === null ? undefined : id}
            loading={edit.isPending}
            onClick={() => (draft ? goTo(draft) : edit.mutate())}
          >
            {t(draft ? 'submit.continueEdit' : 'action.edit')}
          </Button>
        )}
        <Button
          variant="default"
          leftSection={<IconCopyPlus size={16} aria-hidden />}
          loading={duplicate.isPending}
          onClick={() => duplicate.mutate()}
        >
          {t('submit.duplicate', { version: versionAfter(content.name) })}
        </Button>
      </Group>
      {template.origin === 'provider' && refusal !== null && (
        <Text id={id} size="xs" c="dimmed">
          {refusal}
        </Text>
      )}
    </Stack>
  )
}

/** `_v2`: what the next version's name would end in. */
function versionAfter(name: string): string {
  const next = nextVersionName(name)
  return next.slice(next.lastIndexOf('_v'))
}
