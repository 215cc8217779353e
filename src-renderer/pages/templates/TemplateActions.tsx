import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconRefresh, IconTrash } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateRow } from '#core/contract'
import type { ProviderDescriptor } from '#core/provider'
import { rpc } from '../../connection/index.ts'
import { notify } from '../../shared/notify.ts'

const DeleteDialog = lazy(() => import('../../studio/submit/DeleteDialog.tsx').then((file) => ({ default: file.DeleteDialog })))

type TemplateActionsProps = {
  implementationId: string
  template: TemplateRow
  provider: ProviderDescriptor | undefined
  /** By the provider, which takes no deletion of it. */
  isGenerated: boolean
  /** It is gone. */
  onRemoved: () => void
}

/** What is rarely done to one at the provider: asking about it alone, deleting it. */
export function TemplateActions({ implementationId, template, provider, isGenerated, onRemoved }: TemplateActionsProps) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [isDeleting, setDeleting] = useState(false)
  const check = useMutation(
    rpc.reviews.check.mutationOptions({
      onSuccess: (review) => {
        queries.setQueryData(rpc.reviews.of.queryKey({ input: { templateId: template.id } }), review)
        notify('done', t('templates.checked', { template: template.name }))
      },
    }),
  )
  const canDelete = provider?.capabilities.deleteTemplate === true && template.missingSince === null && !isGenerated
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('templates.more', { template: template.name })}
            loading={check.isPending}
          >
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconRefresh size={16} aria-hidden />}
            onClick={() => check.mutate({ templateId: template.id })}
          >
            {t('templates.syncOne')}
          </Menu.Item>
          {canDelete && (
            <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => setDeleting(true)}>
              {t('submit.delete.verb', { provider: provider.label })}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {isDeleting && (
        <Suspense>
          <DeleteDialog
            implementationId={implementationId}
            template={template}
            onClose={() => setDeleting(false)}
            onDone={() => {
              setDeleting(false)
              notify('done', t('submit.delete.done', { template: template.name }))
              onRemoved()
            }}
          />
        </Suspense>
      )}
    </>
  )
}
