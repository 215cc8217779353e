import { Button } from '@mantine/core'
import { IconBug } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ProviderAccount } from '#core/implementation'
import { rpc } from '../connection/index.ts'
import { useTraining } from '../shared/useTraining.ts'
import classes from './shell.module.css'

/** While a simulator goes wrong on purpose, every page says so: nobody takes it for life. */
export function FaultBanner({ implementationId }: { implementationId: string }) {
  const { data: accounts } = useQuery(rpc.accounts.list.queryOptions({ input: { implementationId } }))
  const trained = (accounts ?? []).filter(({ mode }) => mode === 'training')
  // Accounts of one provider share its simulator: said once.
  const simulators = new Map(trained.map((account) => [account.provider, account]))
  return (
    <div role="status">
      {[...simulators.values()].map((account) => (
        <Simulator key={account.provider} account={account} />
      ))}
    </div>
  )
}

function Simulator({ account }: { account: ProviderAccount }) {
  const { t } = useTranslation()
  const { data: providers } = useQuery(rpc.accounts.providers.queryOptions())
  const training = useTraining(account)
  const simulate = useMutation(rpc.accounts.simulateFault.mutationOptions())
  const fault = training?.fault ?? null
  if (fault === null) return null
  const provider = providers?.find(({ id }) => id === account.provider)?.label ?? account.provider
  return (
    <div className={classes.banner}>
      <IconBug size={16} aria-hidden />
      {t('faults.banner', { provider, fault: t(`faults.${fault}.name`) })}
      <Button
        size="compact-xs"
        variant="default"
        loading={simulate.isPending}
        onClick={() => simulate.mutate({ id: account.id, fault: null })}
      >
        {t('faults.off')}
      </Button>
    </div>
  )
}
