import { Button } from '@mantine/core'
import { IconDeviceMobile, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateRow } from '#core/contract'
import type { ProviderAccount, SenderNumber } from '#core/implementation'
import type { ProviderDescriptor } from '#core/provider'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Section } from '../../components/Section.tsx'
import { NumberForm } from './NumberForm.tsx'
import { NumbersTable } from './NumbersTable.tsx'

type NumbersProps = {
  implementationId: string
  accounts: ProviderAccount[]
  numbers: SenderNumber[]
  providers: ProviderDescriptor[]
  templates: readonly TemplateRow[]
}

export function Numbers({ implementationId, accounts, numbers, providers, templates }: NumbersProps) {
  const { t } = useTranslation()
  const [editing, setEditing] = useState<SenderNumber | 'new' | null>(null)
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEditing('new')} disabled={accounts.length === 0}>
      {t('numbers.add')}
    </Button>
  )
  return (
    <Section title={t('numbers.title')} text={t('numbers.lead')} aside={numbers.length > 0 && editing === null && add}>
      {editing !== null && (
        <NumberForm
          key={editing === 'new' ? 'new' : editing.id}
          implementationId={implementationId}
          accounts={accounts}
          providers={providers}
          number={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
      {numbers.length > 0 && (
        <NumbersTable
          implementationId={implementationId}
          accounts={accounts}
          numbers={numbers}
          providers={providers}
          templates={templates}
          onEdit={setEditing}
        />
      )}
      {numbers.length === 0 && editing === null && (
        <EmptyState icon={IconDeviceMobile} title={t('numbers.empty.title')} text={t('numbers.empty.text')} action={add} />
      )}
    </Section>
  )
}
