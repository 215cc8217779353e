import { Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ServiceTreeProblem } from '#core/services'
import classes from './tree.module.css'

/** A wrong paste may be wrong in every line; the first say enough. */
const SHOWN = 8

/** The lines that have no place in the tree, each with the reason. */
export function LineHints({ title, problems }: { title: string; problems: readonly ServiceTreeProblem[] }) {
  const { t } = useTranslation()
  return (
    <div role="status">
      {problems.length > 0 && (
        <>
          <Text size="sm" fw={500} className={classes.blocked}>
            <IconAlertTriangle size={14} aria-hidden /> {title}
          </Text>
          <ul className={classes.hints}>
            {problems.slice(0, SHOWN).map(({ line, text, problem }) => (
              <li key={line}>
                <b>{t('services.line', { line, text: text.length > 40 ? `${text.slice(0, 40)}…` : text })}</b>{' '}
                {t(`services.problem.${problem}`)}
              </li>
            ))}
          </ul>
          {problems.length > SHOWN && (
            <Text size="xs" c="dimmed">
              {t('triggers.map.more', { count: problems.length - SHOWN })}
            </Text>
          )}
        </>
      )}
    </div>
  )
}
