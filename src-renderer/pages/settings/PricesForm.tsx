import { SimpleGrid, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Prices } from '#core/review'
import { TEMPLATE_CATEGORIES } from '#core/template'
import { DayInput } from '../../components/DayInput.tsx'
import { Form, useForm } from '../../components/Form.tsx'
import { rpc } from '../../connection/index.ts'
import { notify } from '../../shared/notify.ts'
import { draftOf, type PricesField, readPrices } from './prices-draft.ts'

const NONE: ReadonlySet<PricesField> = new Set()

export function PricesForm({ prices, onDone }: { prices: Prices; onDone: () => void }) {
  const { t, i18n } = useTranslation()
  const queries = useQueryClient()
  const [draft, setDraft] = useState(() => draftOf(prices, i18n.language))
  const save = useMutation(
    rpc.app.savePrices.mutationOptions({
      meta: { inForm: true },
      onSuccess: (saved) => {
        queries.setQueryData(rpc.app.prices.queryKey(), saved)
        notify('done', t('settings.prices.saved'))
        onDone()
      },
    }),
  )
  const read = readPrices(draft)
  const form = useForm(save, () => 'prices' in read && save.mutate(read.prices))
  const wrong = form.isChecked && 'wrong' in read ? read.wrong : NONE
  return (
    <Form form={form} aria-label={t('settings.prices.title')} verb={t('settings.prices.save')} onCancel={onDone}>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        {TEMPLATE_CATEGORIES.map((category) => (
          <TextInput
            key={category}
            label={t(`templates.category.${category}`)}
            inputMode="decimal"
            value={draft.perMessage[category]}
            onChange={(event) =>
              setDraft({ ...draft, perMessage: { ...draft.perMessage, [category]: event.currentTarget.value } })
            }
            error={wrong.has(category) && t('settings.prices.invalid')}
          />
        ))}
        <TextInput
          label={t('settings.prices.currency')}
          value={draft.currency}
          maxLength={3}
          onChange={(event) => setDraft({ ...draft, currency: event.currentTarget.value })}
          error={wrong.has('currency') && t('settings.prices.currencyInvalid')}
        />
        <TextInput
          label={t('settings.prices.country')}
          value={draft.country}
          maxLength={2}
          onChange={(event) => setDraft({ ...draft, country: event.currentTarget.value })}
          error={wrong.has('country') && t('settings.prices.countryInvalid')}
        />
        <DayInput
          label={t('settings.prices.asOf')}
          value={draft.asOf}
          onChange={(asOf) => setDraft({ ...draft, asOf })}
          error={wrong.has('asOf') && t('settings.prices.dateInvalid')}
        />
      </SimpleGrid>
      <TextInput
        label={t('settings.prices.source')}
        value={draft.source}
        maxLength={200}
        onChange={(event) => setDraft({ ...draft, source: event.currentTarget.value })}
      />
    </Form>
  )
}
