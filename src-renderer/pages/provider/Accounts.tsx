import { Button, Stack } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProviderAccount } from '#core/implementation'
import type { ProviderDescriptor } from '#core/provider'
import { Section } from '../../components/Section.tsx'
import { rpc } from '../../connection/index.ts'
import { AccountForm } from './AccountForm.tsx'
import { AccountRow } from './AccountRow.tsx'
import { KeychainNotice } from './KeychainNotice.tsx'

type AccountsProps = {
  implementationId: string
  accounts: ProviderAccount[]
  providers: ProviderDescriptor[]
  /** The account that the address names. */
  subject: string | null
}

export function Accounts({ implementationId, accounts, providers, subject }: AccountsProps) {
  const { t } = useTranslation()
  const [isAdding, setAdding] = useState(false)
  const { data: keychain } = useQuery(rpc.app.keychain.queryOptions())
  const showForm = isAdding || accounts.length === 0
  return (
    <Section
      title={t('accounts.title')}
      text={keychain?.backend === null ? undefined : t('accounts.lead')}
      aside={
        !showForm && (
          <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
            {t('accounts.add')}
          </Button>
        )
      }
    >
      {keychain?.backend === null && <KeychainNotice />}
      {accounts.length > 0 && (
        <Stack gap="sm">
          {accounts.map((account) => (
            <AccountRow
              key={`${account.id}.${subject === account.id}`}
              account={account}
              provider={providers.find(({ id }) => id === account.provider)}
              isAskedFor={subject === account.id}
            />
          ))}
        </Stack>
      )}
      {showForm && (
        <AccountForm
          implementationId={implementationId}
          providers={providers}
          taken={accounts.map(({ label }) => label)}
          onDone={() => setAdding(false)}
          onCancel={accounts.length > 0 ? () => setAdding(false) : null}
        />
      )}
    </Section>
  )
}
