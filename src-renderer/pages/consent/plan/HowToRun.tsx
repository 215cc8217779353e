import { Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { SqlDialect } from '#core/consent'
import classes from '../consent.module.css'

/** What whoever has access to the client's database does with the files. */
export function HowToRun({ dialect }: { dialect: SqlDialect }) {
  const { t } = useTranslation()
  return (
    <div>
      <Title order={3} mb={4}>
        {t('consent.run.title')}
      </Title>
      <ol className={classes.steps}>
        <li>{t('consent.run.count')}</li>
        <li>{t('consent.run.update', { program: t(`consent.program.${dialect}`) })}</li>
        <li>{t('consent.run.undo')}</li>
      </ol>
    </div>
  )
}
