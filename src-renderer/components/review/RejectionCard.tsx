import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconCopyPlus, IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StoredTemplate } from '#core/implementation'
import type { ProviderDescriptor } from '#core/provider'
import { canEdit, explainRejection, type Review } from '#core/review'
import { PortalReason } from './PortalReason.tsx'
import { RelatedFindings } from './RelatedFindings.tsx'
import classes from './review.module.css'
import { useCorrection } from './useCorrection.ts'

type RejectionCardProps = {
  implementationId: string
  template: StoredTemplate
  provider: ProviderDescriptor
  portal: string | null
  review: Pick<Review, 'edits' | 'requestedCategory'>
}

/** Why a template was rejected: the provider's words as they are, ours for them, and the way out. */
export function RejectionCard({ implementationId, template, provider, portal, review }: RejectionCardProps) {
  const { t } = useTranslation()
  const [isNoting, setNoting] = useState(false)
  const correction = useCorrection(implementationId, template, provider)
  const { capabilities } = provider
  const reason = template.rejectionReason ?? ''
  const { kind, rules } = explainRejection(reason)
  const tells = capabilities.tellsRejectionReason
  const isEditable =
    capabilities.editTemplate &&
    template.origin === 'provider' &&
    template.missingSince === null &&
    canEdit(capabilities.editing, template.status, review.edits, template.lostInEdit).allowed
  const hasFixes = correction !== null && correction.fixes > 0
  const words = { version: correction?.version ?? '' }
  return (
    <section className={classes.card} data-tone="bad" aria-label={t('reviews.reason.title')}>
      <Stack gap="sm">
        {reason !== '' && !isNoting && (
          <div>
            <p className="eyebrow" style={{ margin: 0 }}>
              {t(tells ? 'reviews.reason.said' : 'reviews.reason.noted')}
            </p>
            <blockquote className={classes.quote}>{reason}</blockquote>
            {!tells && (
              <Button variant="subtle" size="compact-xs" mt={4} onClick={() => setNoting(true)}>
                {t('reviews.reason.edit')}
              </Button>
            )}
          </div>
        )}
        {!tells && (reason === '' || isNoting) && (
          <PortalReason
            templateId={template.id}
            reason={reason}
            provider={provider}
            portal={portal}
            onDone={() => setNoting(false)}
          />
        )}
        {(tells || reason !== '') && (
          <div>
            <p className="eyebrow" style={{ margin: 0 }}>
              {t('reviews.reason.means')}
            </p>
            <Title order={3}>{t(`reviews.kind.${kind}.title`)}</Title>
            <Text size="sm">{t(`reviews.kind.${kind}.text`)}</Text>
          </div>
        )}
        {correction && (
          <div>
            <p className="eyebrow" style={{ margin: 0 }}>
              {t('reviews.reason.change')}
            </p>
            <RelatedFindings findings={correction.findings} rules={rules} />
          </div>
        )}
        <div>
          <Group gap="sm">
            {isEditable ? (
              <Button
                leftSection={<IconPencil size={16} aria-hidden />}
                loading={correction === null || correction.isBusy}
                onClick={() => correction?.start('edit', null)}
              >
                {t('reviews.fix.edit')}
              </Button>
            ) : (
              <Button
                leftSection={<IconCopyPlus size={16} aria-hidden />}
                loading={correction === null || correction.isBusy}
                onClick={() => correction?.start('version', review.requestedCategory)}
              >
                {t(hasFixes ? 'reviews.fix.version' : 'reviews.fix.plainVersion', words)}
              </Button>
            )}
          </Group>
          {hasFixes && (
            <Text size="xs" c="dimmed" mt={4}>
              {t('reviews.fix.applied', { count: correction.fixes })}
            </Text>
          )}
        </div>
      </Stack>
    </section>
  )
}
