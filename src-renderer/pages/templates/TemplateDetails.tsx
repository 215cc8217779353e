import { Anchor, Badge, Button, CloseButton, Group, Skeleton, Stack, Text, Title } from '@mantine/core'
import { IconExternalLink, IconPencil, IconVariable } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { lazy, memo, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { TemplateRow } from '#core/contract'
import { GENERATED_BY_PROVIDER, renderTemplate } from '#core/template'
import { ProblemCard } from '../../components/ProblemCard.tsx'
import { PhoneBubble } from '../../components/preview/PhoneBubble.tsx'
import { RowMenu } from '../../components/RowMenu.tsx'
import { ManualBadge, StatusBadge } from '../../components/TemplateBadges.tsx'
import { UnusableReasons } from '../../components/UnusableReasons.tsx'
import { UsedBy } from '../../components/Uses.tsx'
import { rpc } from '../../connection/index.ts'
import { toProblem } from '../../shared/problems.ts'
import { stepHref } from '../../shared/routes.ts'
import { useCategory } from '../../shared/useCategory.ts'
import { EditOrDuplicate } from '../../studio/submit/EditOrDuplicate.tsx'
import { LanguageChips } from './LanguageChips.tsx'
import type { TemplatesPageData } from './page-data.ts'
import { TemplateActions } from './TemplateActions.tsx'
import { TemplateFacts } from './TemplateFacts.tsx'
import classes from './templates.module.css'

const TemplateReview = lazy(() =>
  import('../../components/review/TemplateReview.tsx').then((file) => ({ default: file.TemplateReview })),
)

type TemplateDetailsProps = {
  implementationId: string
  template: TemplateRow
  parts: TemplatesPageData
  onSelect: (id: string | null) => void
  onEdit: (id: string) => void
  onClose: () => void
}

/** Everything about one template. The row is there at once; the message follows from `get`. */
export const TemplateDetails = memo(function TemplateDetails(props: TemplateDetailsProps) {
  const { implementationId, template, parts, onSelect, onEdit, onClose } = props
  const { t } = useTranslation()
  const category = useCategory()
  const { data: whole, error } = useQuery(rpc.templates.get.queryOptions({ input: { id: template.id } }))
  const unregister = useMutation(rpc.templates.unregister.mutationOptions({ onSuccess: onClose }))
  const account = parts.accounts.find(({ id }) => id === template.accountId)
  const provider = parts.providers.find(({ id }) => id === account?.provider)
  const portal = account?.mode === 'live' ? provider?.portalUrl : null
  const isGenerated = whole?.lostInEdit.includes(GENERATED_BY_PROVIDER) === true
  const isManual = template.origin === 'manual'
  return (
    <aside className={`panel ${classes.details}`} aria-labelledby="template-name">
      <Stack gap="md">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Title order={2} id="template-name" style={{ overflowWrap: 'anywhere' }}>
            {template.name}
          </Title>
          <Group gap={4} wrap="nowrap">
            {isManual && (
              <RowMenu
                label={t('templates.more', { template: template.name })}
                removal={{
                  verb: t('templates.remove.verb'),
                  title: t('templates.remove.title', { template: template.name, language: template.language }),
                  text: t('templates.remove.text'),
                }}
                used={{ implementationId, what: 'template', ids: [template.id] }}
                onRemove={() => unregister.mutateAsync({ id: template.id })}
              />
            )}
            {!isManual && (
              <TemplateActions
                implementationId={implementationId}
                template={template}
                provider={provider}
                isGenerated={isGenerated}
                onRemoved={onClose}
              />
            )}
            <CloseButton aria-label={t('action.close')} onClick={onClose} />
          </Group>
        </Group>
        <LanguageChips template={template} templates={parts.templates} onSelect={onSelect} />
        <Group gap="xs">
          <StatusBadge template={template} />
          <ManualBadge template={template} />
          {isGenerated && <Badge color="gray">{t('templates.generated')}</Badge>}
          <Badge color="gray">{template.language}</Badge>
          <Badge color="gray">{category(template.category)}</Badge>
        </Group>
        <UnusableReasons reasons={template.unusable} />
        {error && <ProblemCard problem={toProblem(error)} />}
        {whole && <PhoneBubble content={whole.content} rendered={renderTemplate(whole.content, whole.content.samples)} />}
        {!whole && !error && <Skeleton height={180} radius="md" aria-hidden />}
        {isManual && (
          <Text size="sm" c="dimmed">
            {t('templates.manualHint')}
          </Text>
        )}
        {!isManual && (
          <Suspense fallback={<Skeleton height={96} radius="md" aria-hidden />}>
            <TemplateReview implementationId={implementationId} templateId={template.id} />
          </Suspense>
        )}
        <TemplateFacts template={template} whole={whole ?? null} parts={parts} />
        <UsedBy implementationId={implementationId} what="template" ids={[template.id]} />
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
          {isManual && (
            <Button variant="default" leftSection={<IconPencil size={16} aria-hidden />} onClick={() => onEdit(template.id)}>
              {t('action.edit')}
            </Button>
          )}
          {portal && (
            <Anchor href={portal} target="_blank" rel="noreferrer" size="sm">
              {t('accounts.portal')} <IconExternalLink size={13} aria-hidden />
            </Anchor>
          )}
        </Group>
        {whole && <EditOrDuplicate implementationId={implementationId} template={whole} />}
      </Stack>
    </aside>
  )
})
