import { Avatar, Skeleton, Text, VisuallyHidden } from '@mantine/core'
import { IconHome, IconHourglass, IconSettings } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useRoute } from 'wouter'
import { TrainingBadge } from '../components/EnvironmentBadge.tsx'
import { ReadinessRing } from '../components/ReadinessRing.tsx'
import { rpc } from '../connection/index.ts'
import { ROUTES, stepHref } from '../shared/routes.ts'
import { Mark } from './Mark.tsx'
import { SidebarSteps } from './SidebarSteps.tsx'
import classes from './shell.module.css'
import { UpdateNotice } from './UpdateNotice.tsx'

export function Sidebar({ openId }: { openId: string | null }) {
  const { t } = useTranslation()
  const { data: all } = useQuery(rpc.implementations.list.queryOptions())
  // What is archived is at home; one that is open is shown where one is.
  const overviews = all?.filter(({ archivedAt, implementation }) => archivedAt === null || implementation.id === openId)
  const { data: info } = useQuery(rpc.app.info.queryOptions())
  const [isHome] = useRoute(ROUTES.home)
  const { data: waiting = 0 } = useQuery(rpc.reviews.waiting.queryOptions())
  const [isReviews] = useRoute(ROUTES.reviews)
  const [isSettings] = useRoute(ROUTES.settings)
  const operator = info?.settings.operator ?? ''
  return (
    <aside className={classes.sidebar}>
      <Link href={ROUTES.home} className={classes.brand}>
        <Mark />
        <span>{t('shell.name')}</span>
      </Link>
      <nav className={classes.lists} aria-label={t('shell.implementations')}>
        <Link href={ROUTES.home} className={classes.item} aria-current={isHome ? 'page' : undefined}>
          <IconHome size={16} aria-hidden style={{ marginInline: 4 }} />
          <span className={classes.itemText}>{t('shell.home')}</span>
        </Link>
        <Link href={ROUTES.reviews} className={classes.item} aria-current={isReviews ? 'page' : undefined}>
          <IconHourglass size={16} aria-hidden style={{ marginInline: 4 }} />
          <span className={classes.itemText}>{t('shell.reviews')}</span>
          {waiting > 0 && (
            <span className={classes.count}>
              <span aria-hidden>{waiting}</span>
              <VisuallyHidden>{t('shell.waiting', { count: waiting })}</VisuallyHidden>
            </span>
          )}
        </Link>
        <Text className="eyebrow" px={8} pt={16} pb={4}>
          {t('shell.implementations')}
        </Text>
        {!overviews && [1, 2, 3].map((row) => <Skeleton key={row} height={24} my={8} mx={8} width="auto" />)}
        {overviews?.length === 0 && (
          <Text size="sm" c="dimmed" px={8}>
            {t('shell.none')}
          </Text>
        )}
        <ul className={classes.plain}>
          {overviews?.map(({ implementation, readiness }) => (
            <li key={implementation.id}>
              <Link href={stepHref(implementation.id, 'client')} className={classes.item}>
                <ReadinessRing percent={readiness.percent} size={24} />
                <span className={classes.itemText}>{implementation.client}</span>
                {implementation.training && <TrainingBadge compact />}
              </Link>
              {implementation.id === openId && <SidebarSteps id={implementation.id} readiness={readiness} />}
            </li>
          ))}
        </ul>
      </nav>
      <div className={classes.foot}>
        <UpdateNotice />
        <Link href={ROUTES.settings} className={classes.item} aria-current={isSettings ? 'page' : undefined}>
          <Avatar size={24} radius="xl" name={operator === '' ? undefined : operator} color="accent" variant="filled" aria-hidden>
            {operator === '' ? <IconSettings size={14} /> : undefined}
          </Avatar>
          <span className={classes.itemText}>{operator === '' ? t('shell.who') : operator}</span>
          <IconSettings size={16} aria-hidden />
          <VisuallyHidden>{t('settings.title')}</VisuallyHidden>
        </Link>
      </div>
    </aside>
  )
}
