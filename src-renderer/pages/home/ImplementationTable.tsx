import { Anchor, Menu, Table, Text, VisuallyHidden } from '@mantine/core'
import { IconArchive, IconFileExport, IconFileText, IconListCheck } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Overview } from '#core/contract'
import { EnvironmentBadge, TrainingBadge } from '../../components/EnvironmentBadge.tsx'
import { ReadinessRing } from '../../components/ReadinessRing.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { RowMenu } from '../../components/RowMenu.tsx'
import { StepIcon } from '../../components/StepIcon.tsx'
import { rpc } from '../../connection/index.ts'
import { download } from '../../shared/download.ts'
import { notify } from '../../shared/notify.ts'
import { readinessHref, reportHref, STEPS_IN_ORDER, stepHref } from '../../shared/routes.ts'
import classes from './home.module.css'

export function ImplementationTable({ overviews }: { overviews: Overview[] }) {
  const { t } = useTranslation()
  return (
    <div className={`panel ${classes.table}`}>
      <Table verticalSpacing="sm" horizontalSpacing="md" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('home.column.client')}</Table.Th>
            <Table.Th>{t('home.column.environment')}</Table.Th>
            <Table.Th>{t('home.column.next')}</Table.Th>
            <Table.Th>{t('home.column.changed')}</Table.Th>
            <Table.Th>
              <VisuallyHidden>{t('home.column.actions')}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {overviews.map((overview) => (
            <Row key={overview.implementation.id} overview={overview} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

function Row({ overview: { implementation, readiness } }: { overview: Overview }) {
  const { t } = useTranslation()
  const archive = useMutation(rpc.implementations.archive.mutationOptions())
  const write = useMutation(rpc.handover.write.mutationOptions({ onSuccess: ({ file }) => download(file, file.name) }))
  const next = readiness.isReady ? null : (STEPS_IN_ORDER.find((step) => readiness.steps[step] !== 'done') ?? 'export')
  return (
    <Table.Tr>
      <Table.Td>
        <div className={classes.client}>
          <Link href={readinessHref(implementation.id)} title={t('goLive.link')} className={classes.ring}>
            <ReadinessRing percent={readiness.percent} size={40} />
          </Link>
          <Anchor component={Link} href={stepHref(implementation.id, next ?? 'client')} fw={600} c="inherit">
            {implementation.client}
          </Anchor>
        </div>
      </Table.Td>
      <Table.Td>
        <div className={classes.badges}>
          <EnvironmentBadge environment={implementation.environment} />
          {implementation.training && <TrainingBadge />}
        </div>
      </Table.Td>
      <Table.Td>
        {next ? (
          <div className={classes.next}>
            <StepIcon state={readiness.steps[next]} />
            <Anchor component={Link} href={stepHref(implementation.id, next)} size="sm">
              {t(`steps.${next}`)}
            </Anchor>
          </div>
        ) : (
          <Text size="sm">{t('home.ready')}</Text>
        )}
      </Table.Td>
      <Table.Td>
        <Text size="sm" c="dimmed">
          <RelativeTime instant={implementation.updatedAt} />
        </Text>
      </Table.Td>
      <Table.Td ta="right">
        <RowMenu label={t('home.more', { client: implementation.client })}>
          <Menu.Item
            component={Link}
            href={readinessHref(implementation.id)}
            leftSection={<IconListCheck size={16} aria-hidden />}
          >
            {t('goLive.title')}
          </Menu.Item>
          <Menu.Item component={Link} href={reportHref(implementation.id)} leftSection={<IconFileText size={16} aria-hidden />}>
            {t('report.title')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconFileExport size={16} aria-hidden />}
            onClick={() => write.mutate({ implementationId: implementation.id })}
          >
            {t('handover.write')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconArchive size={16} aria-hidden />}
            onClick={() =>
              archive.mutate(
                { id: implementation.id, archived: true },
                { onSuccess: () => notify('done', t('home.archivedNow', { client: implementation.client })) },
              )
            }
          >
            {t('home.archive')}
          </Menu.Item>
        </RowMenu>
      </Table.Td>
    </Table.Tr>
  )
}
