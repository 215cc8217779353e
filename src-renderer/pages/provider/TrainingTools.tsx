import { Button, Group, Select, Text } from '@mantine/core'
import { IconBug, IconDeviceMobileMessage } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ProviderAccount } from '#core/implementation'
import type { ProviderDescriptor } from '#core/provider'
import { FAULT_NAMES } from '#core/training'
import { rpc } from '../../connection/index.ts'
import { useTraining } from '../../shared/useTraining.ts'

type TrainingToolsProps = { account: ProviderAccount; provider: ProviderDescriptor | undefined }

/** What only a simulator can do: show its phone, and go wrong on purpose. */
export function TrainingTools({ account, provider }: TrainingToolsProps) {
  const { t } = useTranslation()
  const training = useTraining(account)
  const simulate = useMutation(rpc.accounts.simulateFault.mutationOptions())
  if (!training) return null
  const { fault, phoneUrl } = training
  return (
    <div style={{ marginTop: 12, paddingTop: 12, borderTop: '1px solid var(--line)' }}>
      <Group align="flex-end" gap="md">
        <Select
          label={t('faults.label')}
          description={t('faults.hint', { provider: provider?.label ?? account.provider })}
          placeholder={t('faults.none')}
          data={FAULT_NAMES.map((name) => ({ value: name, label: t(`faults.${name}.name`) }))}
          value={fault}
          onChange={(name) => name && simulate.mutate({ id: account.id, fault: name })}
          maxDropdownHeight={400}
          w={420}
          maw="100%"
        />
        <Button
          component="a"
          href={phoneUrl}
          target="_blank"
          rel="noreferrer"
          variant="default"
          leftSection={<IconDeviceMobileMessage size={16} aria-hidden />}
        >
          {t('training.openPhone')}
        </Button>
      </Group>
      <div role="status">
        {fault !== null && (
          <Group
            gap="sm"
            mt="sm"
            p="sm"
            wrap="nowrap"
            align="flex-start"
            style={{ background: 'var(--warn-soft)', borderRadius: 6 }}
          >
            <IconBug size={18} color="var(--warn)" aria-hidden style={{ flex: 'none', marginTop: 2 }} />
            <div style={{ flex: 1 }}>
              <Text size="sm" fw={600}>
                {t('faults.on', { fault: t(`faults.${fault}.name`) })}
              </Text>
              <Text size="sm">{t(`faults.${fault}.where`)}</Text>
            </div>
            <Button
              size="compact-sm"
              variant="default"
              loading={simulate.isPending}
              onClick={() => simulate.mutate({ id: account.id, fault: null })}
            >
              {t('faults.off')}
            </Button>
          </Group>
        )}
      </div>
    </div>
  )
}
