import { Button, Popover, Stack, Text } from '@mantine/core'
import { IconTemplate } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SenderNumber } from '#core/implementation'
import { nextVersionName } from '#core/review'
import { TemplateSelect } from '../../components/TemplateSelect.tsx'
import { api } from '../../connection/index.ts'
import { templateRows } from '../../shared/template-rows.ts'
import type { Beginning } from './useBegin.ts'

type FromTemplateProps = {
  implementationId: string
  numbers: readonly SenderNumber[]
  /** The number that was chosen for whatever is begun here. */
  number: SenderNumber | undefined
  onBegin: (written: Beginning) => void
}

/** A template that is there already as the beginning of another. */
export function FromTemplate(props: FromTemplateProps) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={400} trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconTemplate size={16} aria-hidden />} onClick={() => setOpen(!isOpen)}>
          {t('studio.start.fromTemplate')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Chooser {...props} />
      </Popover.Dropdown>
    </Popover>
  )
}

/** It is written on in its own account: another's placeholders may look otherwise. */
function Chooser({ implementationId, numbers, number, onBegin }: FromTemplateProps) {
  const { t } = useTranslation()
  const { data: templates } = useQuery(templateRows(implementationId))
  const take = useMutation({
    mutationFn: (id: string) =>
      Promise.all([api.templates.get({ id }), api.variables.mapping({ templateId: id })]).then(([template, mapping]) => {
        const { accountId, content } = template
        const own = numbers.filter((candidate) => candidate.accountId === accountId)
        const sender = own.find((candidate) => candidate.id === number?.id) ?? own[0]
        const names = (templates ?? []).map(({ name }) => name)
        return {
          accountId,
          senderId: template.senderId ?? sender?.senderId ?? null,
          content: { ...content, name: nextVersionName(content.name, names) },
          bindings: mapping.bindings,
        }
      }),
    onSuccess: onBegin,
  })
  return (
    <Stack gap="xs">
      <Text size="sm">{t('studio.start.fromTemplateText')}</Text>
      <TemplateSelect
        label={t('pick.template')}
        placeholder={t('pick.templatePlaceholder')}
        templates={templates ?? []}
        value={null}
        onChange={(id) => id !== null && take.mutate(id)}
        disabled={take.isPending}
      />
    </Stack>
  )
}
