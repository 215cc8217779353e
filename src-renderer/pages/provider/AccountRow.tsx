import { Anchor, Badge, Button, Group, Menu, Text } from '@mantine/core'
import { IconExternalLink, IconKey, IconPencil, IconPlugConnected } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProviderAccount } from '#core/implementation'
import type { ProviderDescriptor } from '#core/provider'
import { TrainingBadge } from '../../components/EnvironmentBadge.tsx'
import { RowMenu } from '../../components/RowMenu.tsx'
import { rpc } from '../../connection/index.ts'
import { focusRow, rowOf } from '../../shared/focus-row.ts'
import { CheckResult } from './CheckResult.tsx'
import { EditAccount } from './EditAccount.tsx'
import { ReplaceSecret } from './ReplaceSecret.tsx'
import { TrainingTools } from './TrainingTools.tsx'

type AccountRowProps = {
  account: ProviderAccount
  provider: ProviderDescriptor | undefined
  /** The address leads here. */
  isAskedFor: boolean
}

export function AccountRow({ account, provider, isAskedFor }: AccountRowProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<'edit' | 'secret' | null>(
    // Who comes because its credential is missing is asked for it.
    isAskedFor && lacksCredential(account) ? 'secret' : null,
  )
  const check = useMutation(rpc.accounts.check.mutationOptions({ meta: { inForm: true } }))
  const remove = useMutation(rpc.accounts.remove.mutationOptions())
  const isTraining = account.mode === 'training'
  const recheck = (): void => check.mutate({ id: account.id })
  const close = (): void => {
    setOpen(null)
    focusRow(account.id)
  }
  return (
    <div {...rowOf(account.id)} style={{ border: '1px solid var(--line)', borderRadius: 8, padding: 16 }}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div style={{ minWidth: 0 }}>
          <Group gap="xs">
            <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
              {account.label}
            </Text>
            <Badge color="gray">{provider?.label ?? account.provider}</Badge>
            {isTraining && <TrainingBadge />}
          </Group>
          <Group gap="md" mt={4}>
            <Text size="sm" c="dimmed">
              {isTraining ? t('training.noCredential') : t(`credential.${account.credential}`)}
            </Text>
            {!isTraining && provider?.portalUrl && (
              <Anchor href={provider.portalUrl} target="_blank" rel="noreferrer" size="sm">
                {t('accounts.portal')} <IconExternalLink size={13} aria-hidden />
              </Anchor>
            )}
          </Group>
        </div>
        <Group gap="xs" wrap="nowrap" style={{ flex: 'none' }}>
          <Button
            variant="default"
            leftSection={<IconPlugConnected size={16} aria-hidden />}
            loading={check.isPending}
            onClick={recheck}
          >
            {t('accounts.check')}
          </Button>
          <RowMenu
            label={t('accounts.more', { account: account.label })}
            removal={{
              verb: t('accounts.remove.verb'),
              title: t('accounts.remove.title', { account: account.label }),
              text: t('accounts.remove.text'),
            }}
            used={{ implementationId: account.implementationId, what: 'account', ids: [account.id] }}
            onRemove={() => remove.mutateAsync({ id: account.id })}
          >
            <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setOpen('edit')}>
              {t('accounts.edit')}
            </Menu.Item>
            {!isTraining && (
              <Menu.Item leftSection={<IconKey size={16} aria-hidden />} onClick={() => setOpen('secret')}>
                {t('accounts.replaceSecret')}
              </Menu.Item>
            )}
          </RowMenu>
        </Group>
      </Group>
      <CheckResult account={account} report={check.data ?? null} error={check.error} />
      {open === 'edit' && provider && <EditAccount account={account} provider={provider} onSaved={recheck} onClose={close} />}
      {open === 'secret' && <ReplaceSecret account={account} provider={provider} onSaved={recheck} onClose={close} />}
      {isTraining && <TrainingTools account={account} provider={provider} />}
    </div>
  )
}

const lacksCredential = ({ mode, credential, lastCheck }: ProviderAccount): boolean =>
  mode === 'live' && ((credential !== 'ok' && credential !== 'session-only') || lastCheck?.problem === 'auth')
