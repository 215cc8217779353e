import { IconSparkles } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { rpc } from '../connection/index.ts'
import { aboutHref } from '../shared/routes.ts'
import classes from './shell.module.css'

/** A newer Disparo is there: said once, at the edge, and nothing is interrupted. */
export function UpdateNotice() {
  const { t } = useTranslation()
  const { data: state } = useQuery(rpc.updates.state.queryOptions())
  if (state?.kind !== 'available' && state?.kind !== 'ready') return null
  return (
    <Link href={aboutHref('atualizacoes')} className={classes.item}>
      <IconSparkles size={16} aria-hidden style={{ marginInline: 4 }} />
      <span className={classes.itemText}>{t('updates.notice', { version: state.version })}</span>
    </Link>
  )
}
