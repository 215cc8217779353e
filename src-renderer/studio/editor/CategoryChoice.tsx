import { Input, SegmentedControl, Text } from '@mantine/core'
import { type Ref, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { TEMPLATE_CATEGORIES } from '#core/template'
import { oneOf } from '#core/text'
import classes from './editor.module.css'
import { usePrices } from './usePrices.ts'

type CategoryProps = {
  category: string
  /** The category of what is approved can't change. */
  isFixed: boolean
}

/** What the template is for. */
export function CategoryChoice({
  category,
  isFixed,
  onChange,
  ref,
}: CategoryProps & { onChange: (category: string) => void; ref?: Ref<HTMLDivElement> }) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <div ref={ref} tabIndex={-1}>
      <Input.Label labelElement="div" id={id} display="block" mb={4}>
        {t('studio.category.label')}
      </Input.Label>
      <SegmentedControl
        aria-labelledby={id}
        value={category}
        disabled={isFixed}
        data={TEMPLATE_CATEGORIES.map((value) => ({ value, label: t(`templates.category.${value}`) }))}
        onChange={onChange}
      />
    </div>
  )
}

/** What the chosen category means, and what a message of it costs. */
export function CategoryMeaning({ category, isFixed }: CategoryProps) {
  const { t } = useTranslation()
  const prices = usePrices()
  const known = oneOf(TEMPLATE_CATEGORIES, category)
  const parts = [
    known && t(`studio.category.means.${known}`),
    known && prices && t('studio.category.price', { price: prices.of(known), date: prices.date }),
    known === 'MARKETING' && prices?.times && t('studio.category.times', { times: prices.times }),
    isFixed && t('studio.category.fixed'),
  ]
  return (
    <Text size="xs" c="dimmed" className={classes.category}>
      {parts.filter(Boolean).join(' ')}
    </Text>
  )
}
