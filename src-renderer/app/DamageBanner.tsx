import { Anchor } from '@mantine/core'
import { IconDatabaseX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { rpc } from '../connection/index.ts'
import { ROUTES } from '../shared/routes.ts'
import classes from './shell.module.css'

/** The thorough look behind the start found the store damaged: said on every page, with the way back. */
export function DamageBanner() {
  const { t } = useTranslation()
  const { data: state } = useQuery(rpc.backups.state.queryOptions())
  return (
    <div role="status">
      {state?.health?.isSound === false && (
        <div className={classes.banner}>
          <IconDatabaseX size={16} aria-hidden />
          {t('backup.damaged')}
          <Anchor component={Link} href={ROUTES.settings} c="inherit" underline="always">
            {t('backup.damagedOpen')}
          </Anchor>
        </div>
      )}
    </div>
  )
}
