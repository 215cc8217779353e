import { Badge, Skeleton } from '@mantine/core'
import { IconSchool } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { EnvironmentBadge } from '../components/EnvironmentBadge.tsx'
import { SyncStatus } from '../components/sync/index.ts'
import { rpc } from '../connection/index.ts'
import { FailureTray } from './FailureTray.tsx'
import { PaletteButton } from './palette/PaletteButton.tsx'
import classes from './shell.module.css'

type TopBarProps = {
  implementationId: string | null
  /** The way to the sidebar where there is no room for it. */
  menu: ReactNode
}

export function TopBar({ implementationId, menu }: TopBarProps) {
  return (
    <header className={classes.topbar}>
      {menu}
      {implementationId !== null && <OpenImplementation key={implementationId} id={implementationId} />}
      <span className={classes.end}>
        <PaletteButton implementationId={implementationId} />
        <FailureTray />
      </span>
    </header>
  )
}

function OpenImplementation({ id }: { id: string }) {
  const { t } = useTranslation()
  const { data } = useQuery(rpc.implementations.get.queryOptions({ input: { id } }))
  const { data: accounts } = useQuery(rpc.accounts.list.queryOptions({ input: { implementationId: id } }))
  if (!data) return <Skeleton width={200} height={16} />
  const training = accounts?.some((account) => account.mode === 'training') ?? false
  return (
    <>
      <span className={classes.client}>{data.implementation.client}</span>
      <EnvironmentBadge environment={data.implementation.environment} />
      {training && (
        <Badge color="gray" leftSection={<IconSchool size={14} aria-hidden />}>
          {t('training.badge')}
        </Badge>
      )}
      <span className={classes.spring} />
      <SyncStatus accounts={accounts ?? []} />
    </>
  )
}
