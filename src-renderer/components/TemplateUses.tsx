import { Anchor, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { SenderNumber } from '#core/implementation'
import { placeName, templatesOf } from '#core/triggers'
import { rpc } from '../connection/index.ts'
import { stepHref } from '../shared/routes.ts'
import { usePhoneFormat } from '../shared/usePhone.ts'

type TemplateUsesProps = { implementationId: string; templateId: string; numbers: readonly SenderNumber[] }

/** Who sends this template: the triggers, and the numbers that have it as default. */
export function TemplateUses({ implementationId, templateId, numbers }: TemplateUsesProps) {
  const { t } = useTranslation()
  const formatPhone = usePhoneFormat()
  const { data: rows } = useQuery(rpc.triggers.list.queryOptions({ input: { implementationId } }))
  const triggers = (rows ?? []).filter(({ trigger }) => templatesOf(trigger).includes(templateId))
  const defaults = numbers.filter((number) => number.defaultTemplateId === templateId)
  if (triggers.length === 0 && defaults.length === 0) return null
  return (
    <Stack gap={4}>
      <Text className="eyebrow">{t('templates.usedBy')}</Text>
      {triggers.map(({ trigger }) => (
        <Anchor key={trigger.id} component={Link} href={stepHref(implementationId, 'triggers', trigger.id)} size="sm">
          {t(`templates.use.${trigger.kind}`, { place: placeName(trigger) || t('templates.use.anywhere') })}
        </Anchor>
      ))}
      {defaults.map((number) => (
        <Anchor key={number.id} component={Link} href={stepHref(implementationId, 'provider', number.id)} size="sm">
          {t('templates.use.default', { number: formatPhone(number.phone) })}
        </Anchor>
      ))}
    </Stack>
  )
}
