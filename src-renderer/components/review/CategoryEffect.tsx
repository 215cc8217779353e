import { Button, Stack, Text, Title } from '@mantine/core'
import { IconCopyPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { StoredTemplate } from '#core/implementation'
import type { ProviderDescriptor } from '#core/provider'
import { categoryEffect, type Prices } from '#core/review'
import { useCategory } from '../../shared/useCategory.ts'
import { useMoney } from '../../shared/useMoney.ts'
import classes from './review.module.css'
import { useCorrection } from './useCorrection.ts'

type CategoryEffectProps = {
  implementationId: string
  template: StoredTemplate
  provider: ProviderDescriptor
  /** The category that was asked for, or that it had before. */
  requested: string
  /** Whether it was asked for from here; else it changed by itself. */
  isAsked: boolean
  prices: Prices
}

/** What it costs that a template came back as another category, and what can be done. */
export function CategoryEffect({ implementationId, template, provider, requested, isAsked, prices }: CategoryEffectProps) {
  const { t } = useTranslation()
  const money = useMoney(prices)
  const category = useCategory()
  const correction = useCorrection(implementationId, template, provider)
  const returned = template.content.category
  const effect = categoryEffect(requested, returned, prices)
  const names = { requested: category(requested), returned: category(returned) }
  const isDearer = effect === null || effect.perThousand > 0
  return (
    <div className={classes.card} data-tone={isDearer ? 'warn' : undefined}>
      <Stack gap="sm">
        <div>
          <Title order={3}>{t(isAsked ? 'reviews.effect.title' : 'reviews.effect.driftTitle', names)}</Title>
          <Text size="sm" fw={500} style={{ color: isDearer ? 'var(--warn)' : 'var(--ok)' }}>
            {effect === null
              ? t('reviews.effect.noPrice')
              : !isDearer
                ? t('reviews.effect.cheaper')
                : effect.factor !== null && t('reviews.effect.factor', { factor: money.factor(effect.factor) })}
          </Text>
        </div>
        {effect && (
          <div>
            <table className={classes.prices}>
              <thead>
                <tr>
                  <td />
                  <th scope="col">{t('reviews.effect.message')}</th>
                  <th scope="col">{t('reviews.effect.thousand')}</th>
                </tr>
              </thead>
              <tbody>
                {(['requested', 'returned'] as const).map((which) => (
                  <tr key={which}>
                    <th scope="row">
                      {t(`reviews.effect.${which}`)}: {names[which]}
                    </th>
                    <td>{money.message(effect.perMessage[which])}</td>
                    <td>{money.thousand(1_000 * effect.perMessage[which])}</td>
                  </tr>
                ))}
                <tr>
                  <th scope="row">{t('reviews.effect.difference')}</th>
                  <td>{money.message(effect.perMessage.returned - effect.perMessage.requested)}</td>
                  <td>
                    <b>{money.difference(effect.perThousand)}</b>
                  </td>
                </tr>
              </tbody>
            </table>
            <Text size="xs" c="dimmed" mt={4}>
              {t('reviews.effect.asOf', { date: money.asOf, source: prices.source })}
            </Text>
          </div>
        )}
        {isDearer && (
          <div>
            <p className="eyebrow" style={{ margin: 0 }}>
              {t('reviews.effect.can')}
            </p>
            <ul className={classes.steps}>
              <li>{t('reviews.effect.review')}</li>
              <li>{t('reviews.effect.rewrite', { category: names.requested })}</li>
            </ul>
            <Button
              variant="default"
              mt="xs"
              leftSection={<IconCopyPlus size={16} aria-hidden />}
              loading={correction === null || correction.isBusy}
              onClick={() => correction?.start('version', requested)}
            >
              {t('reviews.effect.button', { version: correction?.version ?? '' })}
            </Button>
          </div>
        )}
      </Stack>
    </div>
  )
}
