import { Anchor, Badge, Button, CloseButton, Group, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconExternalLink, IconVariable } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { TemplateRow } from '#core/contract'
import type { ProviderAccount } from '#core/implementation'
import { renderTemplate, type UnusableReason } from '#core/template'
import { stepHref } from '../../app/steps.ts'
import { Facts } from '../../components/Facts.tsx'
import { PhoneBubble } from '../../components/PhoneBubble.tsx'
import { StatusBadge } from '../../components/TemplateBadges.tsx'
import { rpc } from '../../connection/index.ts'
import { useFormat } from '../../i18n/index.ts'
import classes from './templates.module.css'

type TemplateDetailsProps = { implementationId: string; template: TemplateRow; accounts: ProviderAccount[]; onClose: () => void }

export function TemplateDetails({ implementationId, template, accounts, onClose }: TemplateDetailsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { data: providers } = useQuery(rpc.accounts.providers.queryOptions())
  const account = accounts.find((candidate) => candidate.id === template.accountId)
  const portal = account?.mode === 'live' ? providers?.find((provider) => provider.id === account.provider)?.portalUrl : null
  const { content } = template
  return (
    <aside className={`panel ${classes.details}`} aria-labelledby="template-name">
      <Stack gap="md">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Title order={2} id="template-name" style={{ overflowWrap: 'anywhere' }}>
            {content.name}
          </Title>
          <CloseButton aria-label={t('action.close')} onClick={onClose} />
        </Group>
        <Group gap="xs">
          <StatusBadge template={template} />
          <Badge color="gray">{content.language}</Badge>
          <Badge color="gray">{content.category}</Badge>
        </Group>
        {template.unusable.length > 0 && (
          <Stack gap={4} p="sm" style={{ background: 'var(--warn-soft)', borderRadius: 6 }}>
            <Text size="sm" fw={600}>
              {t('templates.unusable')}
            </Text>
            {template.unusable.map((reason) => (
              <Reason key={`${reason.reason}.${reason.detail}`} reason={reason} />
            ))}
          </Stack>
        )}
        {template.rejectionReason !== null && (
          <Text size="sm" style={{ color: 'var(--bad)' }}>
            {t('templates.rejection', { reason: template.rejectionReason })}
          </Text>
        )}
        <PhoneBubble content={content} rendered={renderTemplate(content, content.samples)} />
        <Facts
          facts={[
            [t('templates.fact.quality'), t(`quality.${template.quality}`)],
            [t('templates.fact.statusRaw'), template.statusRaw],
            [t('templates.fact.account'), account?.label ?? ''],
            [t('templates.fact.placeholders'), placeholderSummary()],
            [t('templates.fact.changed'), format.absolute(template.changedAt)],
            [t('templates.fact.firstSeen'), format.absolute(template.firstSeenAt)],
          ]}
        />
        <Group gap="sm">
          {template.unusable.length === 0 && template.placeholders > 0 && (
            <Button
              component={Link}
              href={stepHref(implementationId, 'variables', template.id)}
              leftSection={<IconVariable size={16} aria-hidden />}
            >
              {t('templates.map')}
            </Button>
          )}
          {portal && (
            <Anchor href={portal} target="_blank" rel="noreferrer" size="sm">
              {t('accounts.portal')} <IconExternalLink size={13} aria-hidden />
            </Anchor>
          )}
        </Group>
      </Stack>
    </aside>
  )

  function placeholderSummary(): string {
    if (template.placeholders === 0) return t('templates.noPlaceholders')
    return template.mappingErrors === 0
      ? t('templates.mapped', { count: template.placeholders })
      : t('templates.unmapped', { count: template.placeholders, open: template.mappingErrors })
  }
}

function Reason({ reason: { reason, detail } }: { reason: UnusableReason }) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const statusKey = `templateStatus.${detail}`
  const said =
    reason === 'missing'
      ? format.absolute(detail)
      : reason === 'not-approved' && i18n.exists(statusKey)
        ? String(t(statusKey as never))
        : detail
  return (
    <Group gap={8} wrap="nowrap" align="flex-start">
      <IconAlertTriangle size={15} color="var(--warn)" aria-hidden style={{ flex: 'none', marginTop: 3 }} />
      <Text size="sm">{t(`unusable.${reason}.text`, { detail: said })}</Text>
    </Group>
  )
}
